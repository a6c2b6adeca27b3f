import { createHash } from 'node:crypto';
import type { Said, SiteState } from '@daozhen/protocol';
import type { Entry } from './book.ts';
import type { Composed, Condition, Part } from './compose.ts';
import type { Saying } from './saying.ts';
import type { Utterance } from './zones.ts';

/** Something to say, not rendered yet. */
export type Sayable = Omit<Composed, 'about' | 'ticket' | 'parts'> & {
  about?: Composed['about'];
  ticket?: string;
  parts: readonly Part[];
  /** What it stands for in the book, if not for itself. */
  entries?: readonly string[];
};

/** One thing to say; it stands for one announcement, or for several at once. */
export interface Item extends Utterance {
  zone: string;
  at: number;
  since: number;
  ticket?: string | undefined;
  entries: readonly string[];
  sayings: readonly Saying[];
  /** True while any part holds; else while the first does. */
  any: boolean;
  /** Displays that could not play it. */
  failed: Set<string>;
  /** Left to the displays' own voices, because its sound was not there in time. */
  withoutFiles?: boolean;
  /** Said a second time because of that. */
  retried?: boolean;
}

/** A notice nobody heard is not worth repeating after this. */
export const NOTICE_HOLDS_MS = 10 * 60_000;

/** Whether what a sentence says holds; a notice of the staff always does. */
export function holds(when: Condition | undefined, state: SiteState): boolean {
  if (!when) return true;
  const visit = state.visits[when.visit];
  if (visit?.state !== when.holds) return false;
  return when.holds === 'away' ? visit.away?.reason === 'absent' : visit.room === when.room;
}

/** Whether something is still worth saying, as far as the floor and the time go. */
export function isTrue({ at, sayings, any, about }: Item, state: SiteState, now: number): boolean {
  if (!about && !any) return now - at < NOTICE_HOLDS_MS;
  const parts = sayings.map(({ part }) => holds(part.when, state));
  return any ? parts.includes(true) : parts[0] === true;
}

/** A notice, or a test: it calls nobody. */
export const isNotice = ({ about, any }: Item): boolean => !about && !any;

export function noticeOf(
  { id, urgency, zone, at, text }: Pick<Entry, 'id' | 'urgency' | 'zone' | 'at' | 'text'>,
  n: number,
): Sayable {
  return { id, n, urgency, zone, at, parts: [{ sentences: text }] };
}

/** Several missed calls in one breath. */
export function together(missed: readonly Composed[], now: number): Sayable {
  const { n, zone } = missed[0]!;
  const parts = missed.flatMap(({ parts: [first] }) => [first]);
  const entries = missed.map((one) => one.id);
  // Every node makes the same of the same calls: they know each other's announcements by their ids.
  const id = `again.${createHash('sha256').update(entries.join()).digest('base64url').slice(0, 22)}`;
  const recalled = missed.some(({ urgency }) => urgency === 'recall');
  return { id, n, at: now, urgency: recalled ? 'recall' : 'call', zone, parts, entries };
}

export function joined(parts: readonly Part[]): { zh: string; en: string } {
  return {
    zh: parts.map(({ sentences }) => sentences.zh).join(''),
    en: parts
      .map(({ sentences }) => sentences.en)
      .join(' ')
      .trim(),
  };
}

/** As the page may have it: whom it calls is known by the ticket alone. */
export function shown(entry: Entry): Said {
  const said: Entry = { ...entry };
  delete said.visit;
  return said;
}
