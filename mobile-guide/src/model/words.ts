import { translator, type Language, type Translate } from '@daozhen/ui';
import en from '../messages/en.json';
import zh from '../messages/zh.json';

export type { Language };
export type MessageKey = keyof typeof zh;

/** Writes the message of a key in one language, `{name}` filled from the parameters. */
export type Say = Translate<MessageKey>;

/** The writer of one language. */
export const speaker: (language: Language) => Say = translator<MessageKey>({ zh, en });

/** Whether a key composed at run time has a message. */
export function isMessage(key: string): key is MessageKey {
  return Object.prototype.hasOwnProperty.call(zh, key);
}

/** Picks the name of a thing in a language; a thing without an English name keeps its Chinese one. */
export function nameIn(language: Language, thing: { name: string; nameEn: string }): string {
  return language === 'en' && thing.nameEn ? thing.nameEn : thing.name;
}
