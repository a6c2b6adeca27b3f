import {
  spokenName,
  spokenRoom,
  spokenTicket,
  type Addressed,
  type NameStyle,
  type OneAs,
} from './spoken.ts';

/** What is announced, in words: pure sentences for a voice, in Chinese and English. */

export interface PhraseSettings {
  nameStyle: NameStyle;
  oneAs: OneAs;
}

export const defaultPhrases: PhraseSettings = { nameStyle: 'masked', oneAs: 'yi' };

/** Who is addressed; without `person` by the ticket alone. */
export interface Whom {
  ticket: string;
  person?: Addressed | undefined;
}

/** A name in both languages. */
export interface Named {
  name: string;
  nameEn: string;
}

/** Where to go, and what is done there (采血, 检查 …; in English a noun: blood collection). */
export interface Where {
  room: Named;
  action: string;
  actionEn: string;
}

/** What is said; Cantonese reads the Chinese sentence. A notice may have no English. */
export interface Sentences {
  zh: string;
  en: string;
}

/** 请 A零一二号，张某三，到彩超二室检查。 */
export function callPhrase(
  whom: Whom,
  where: Where,
  settings: PhraseSettings = defaultPhrases,
): Sentences {
  const { zh, en } = parts(whom, where.room, settings);
  return {
    zh: `请${zh.whom}到${zh.room}${where.action}。`,
    en: `${en.whom}, please go to ${en.room} for ${where.actionEn}.`,
  };
}

/**
 * The same call again.
 * @param calls which announcement of this call it is, from 2
 */
export function recallPhrase(
  whom: Whom,
  where: Where,
  calls: number,
  settings: PhraseSettings = defaultPhrases,
): Sentences {
  const { zh, en } = callPhrase(whom, where, settings);
  return calls >= 3
    ? { zh: `第${timesZh(calls)}次呼叫，${zh}`, en: `Repeated call. ${en}` }
    : { zh: `再次呼叫，${zh}`, en: `Second call. ${en}` };
}

/** For those who are next at a room's door. */
export function doorPhrase(
  whom: Whom,
  room: Named,
  settings: PhraseSettings = defaultPhrases,
): Sentences {
  const { zh, en } = parts(whom, room, settings);
  return {
    zh: `请${zh.whom}到${zh.room}门口等候。`,
    en: `${en.whom}, please wait at the door of ${en.room}.`,
  };
}

/** For somebody who did not come: how to get back into the line. */
export function passedPhrase(
  whom: Whom,
  room: Named,
  settings: PhraseSettings = defaultPhrases,
): Sentences {
  const { zh, en } = parts(whom, room, settings);
  return {
    zh: `${zh.whom}在${zh.room}已过号，请重新报到。`,
    en: `${en.whom}, you missed your call at ${en.room}. Please check in again.`,
  };
}

function parts(whom: Whom, room: Named, { nameStyle, oneAs }: PhraseSettings) {
  const name = whom.person && spokenName(whom.person, nameStyle);
  return {
    zh: {
      whom: `${spokenTicket(whom.ticket, 'zh', oneAs)}号${name === undefined ? '' : `，${name}，`}`,
      room: spokenRoom(room.name, 'zh', oneAs),
    },
    // A Chinese name is not for an English voice to try.
    en: {
      whom: `Number ${spokenTicket(whom.ticket, 'en')}`,
      room: spokenRoom(room.nameEn, 'en'),
    },
  };
}

const timesZh = (count: number): string => spokenRoom(String(Math.min(count, 99)), 'zh');
