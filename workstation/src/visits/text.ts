import { featureText, i18n } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

/** A sentence of the lists of visits in the language chosen. */
export const v = featureText<keyof typeof zh>({ zh, en });

/** Why an item that is left will not be called. */
export function barredText({ code, names = [] }: { code: string; names?: string[] }): string {
  const list = names.join(i18n.language === 'en' ? ', ' : '、');
  return v(`barred.${code}` as 'barred.exclusive', { names: list });
}
