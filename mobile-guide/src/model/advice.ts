import type { PhonePage, PhoneView } from '@daozhen/protocol';
import type { Situation } from './situation.ts';
import type { Say } from './words.ts';

/** Who is probably called within so many minutes should stay close. */
const NEAR_MINUTES = 3;

/** What somebody may and may not do until he is sent somewhere; nothing for anybody else. */
export function adviceFor(
  situation: Situation,
  view: PhoneView,
  page: PhonePage,
  say: Say,
): string[] {
  if (situation !== 'resting' && situation !== 'waiting') return [];
  const needed = new Set([...(view.n ?? []), ...(view.k ?? [])]);
  const isNear = view.w !== undefined && view.w[0] <= NEAR_MINUTES;
  const advice = [say(isNear ? 'rest.near' : 'rest.seat')];
  if (needed.has('full-bladder')) advice.push(say('rest.bladder'));
  else if (!isNear) advice.push(say(givesUrine(view, page) ? 'rest.urine' : 'rest.toilet'));
  if (view.k?.includes('fasting')) advice.push(say('rest.fasting'));
  return advice;
}

/** Whether a urine sample is still to be given: the catalogue names it so in Chinese. */
function givesUrine(view: PhoneView, page: PhonePage): boolean {
  return page.items.some(({ name, station }) => view.o.includes(station) && name.includes('尿'));
}
