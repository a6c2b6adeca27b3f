import type { NewItem } from '@daozhen/protocol';
import { keptApart } from './exclusions.domain.ts';
import type { ItemEntry } from './offer.schemas.ts';
import type { Sex } from './common.schemas.ts';

/** Of an examinee, what his items depend on. */
export interface Examined {
  sex: Sex;
  /** Years, on the day. */
  age: number;
}

/**
 * Whom an item that must not be done unasked asks: women of these ages, both ends included. Wider than the
 * 15 to 49 years that statistics count, from memory, confidence medium.
 */
const askedAges = { from: 12, to: 55 } as const;

/** Whether she is to be asked about pregnancy before an item that must not be done unasked. */
export function isAsked({ sex, age }: Examined): boolean {
  return sex === 'F' && age >= askedAges.from && age <= askedAges.to;
}

/** Items as the floor takes them, in their order: with what hinders each for this examinee (rule G1). */
export function floorItems(
  ordered: readonly ItemEntry[],
  offered: Iterable<ItemEntry>,
  examined: Examined,
): NewItem[] {
  const apart = keptApart(ordered, offered);
  return ordered.map(({ id, station, tags, prep = [], timing, pregnancy }) => {
    const flags = pregnancy === 'unasked' && isAsked(examined) ? [...prep, 'pregnancy-told'] : prep;
    return {
      id,
      station,
      ...(tags && { tags }),
      ...(flags.length > 0 && { prep: flags }),
      ...(pregnancy !== undefined && examined.sex === 'F' && { unless: states[pregnancy] }),
      ...apart.get(id),
      ...(timing && { timing }),
    };
  });
}

/** The states with which an item is not done, by how strictly pregnancy rules it out. */
const states: Record<NonNullable<ItemEntry['pregnancy']>, string[]> = {
  pregnant: ['pregnant'],
  possible: ['pregnant', 'possibly-pregnant'],
  unasked: ['pregnant', 'possibly-pregnant'],
};
