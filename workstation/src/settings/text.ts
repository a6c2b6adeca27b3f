import { featureText } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

export type SettingsText = keyof typeof zh;

const texts = featureText<SettingsText>({ zh, en });

/** A sentence of the settings in the language chosen. */
export const s = texts;

/** A sentence whose key ends in a value; the value itself where there is none. */
export function sOf(prefix: string, value: string, fallback = value): string {
  const key = `${prefix}.${value}`;
  return key in zh ? texts(key as SettingsText) : fallback;
}
