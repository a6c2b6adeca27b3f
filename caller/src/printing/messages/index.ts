import type { Sentence } from '../../messages/index.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

export type PrintingMessage = keyof typeof zh;

/** A message of the printer agent with its `{holes}` filled, in both languages. */
export function say(key: PrintingMessage, params: Record<string, string> = {}): Sentence {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (hole, name: string) => params[name] ?? hole);
  return { zh: fill(zh[key]), en: fill(en[key]) };
}
