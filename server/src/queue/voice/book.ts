import type { Outcome, Said } from '@daozhen/protocol';

/** An announcement as the book has it; `visit` never leaves the server. */
export interface Entry extends Said {
  visit?: string | undefined;
}

const undecided: readonly Outcome[] = ['waiting', 'speaking'];
/** What may still become of something missed. */
const reopeners: readonly Outcome[] = ['played', 'cancelled'];

const isOpen = ({ outcome }: Said): boolean => undecided.includes(outcome);

/** Announcements remembered of a zone. */
const REMEMBERED = 200;

/** What was announced in each zone, and what became of it. */
export class SaidBook {
  readonly #zones = new Map<string, Map<string, Entry>>();
  readonly #onDecided: (entry: Entry) => void;

  /** @param onDecided told of every outcome, and of a `missed` one that was played after all */
  constructor(onDecided: (entry: Entry) => void = () => {}) {
    this.#onDecided = onDecided;
  }

  /** Notes an announcement that is made, or made again. */
  add(entry: Entry): void {
    const zone = this.#zone(entry.zone);
    zone.delete(entry.id);
    zone.set(entry.id, entry);
    if (zone.size <= REMEMBERED) return;
    const [oldest] = zone.keys();
    if (oldest !== undefined) zone.delete(oldest);
  }

  get(zone: string, id: string): Entry | undefined {
    return this.#zones.get(zone)?.get(id);
  }

  /**
   * Decides an announcement. Played is played: nothing changes that, and it is acknowledged once.
   * @returns whether this changed anything
   */
  decide(
    zone: string,
    id: string,
    outcome: Outcome,
    at: number,
    more: Partial<Entry> = {},
  ): boolean {
    const entry = this.get(zone, id);
    if (!entry) return false;
    const open = undecided.includes(outcome);
    // What was missed may turn out to have been played, or begin again; the rest is final.
    const may = entry.outcome === 'missed' ? open || reopeners.includes(outcome) : isOpen(entry);
    if (!may) return false;
    const { why: _, endedAt: __, ...rest } = entry;
    const next = { ...rest, ...more, outcome, ...(!open && { endedAt: at }) };
    this.#zone(zone).set(id, next);
    if (!open) this.#onDecided(next);
    return true;
  }

  /** Decided announcements of a zone, the latest first. */
  last(zone: string, most: number): Entry[] {
    const all = [...(this.#zones.get(zone)?.values() ?? [])];
    return all
      .filter((one) => !isOpen(one))
      .toSorted((a, b) => (b.endedAt ?? b.at) - (a.endedAt ?? a.at) || (a.id < b.id ? 1 : -1))
      .slice(0, most);
  }

  /** The latest announcement of a visit's call to a room. */
  latestOf(zone: string, visit: string, room: string): Entry | undefined {
    return [...(this.#zones.get(zone)?.values() ?? [])].findLast(
      (one) => one.visit === visit && one.room === room,
    );
  }

  /** Missed notices of the staff made after a moment, oldest first; a test is not worth repeating. */
  missedNotices(zone: string, after: number): Entry[] {
    return [...(this.#zones.get(zone)?.values() ?? [])].filter(
      ({ id, outcome, at }) => id.startsWith('notice.') && outcome === 'missed' && at > after,
    );
  }

  /** Whether a notice waits for its turn, or is being said. */
  hasToSay(zone: string, notice: string): boolean {
    return [...(this.#zones.get(zone)?.values() ?? [])].some(
      (one) => one.notice === notice && isOpen(one),
    );
  }

  /** Announcements of a notice that wait for their turn, or for a display to come back. */
  waitingNotice(zone: string, notice: string): Entry[] {
    return [...(this.#zones.get(zone)?.values() ?? [])].filter(
      (one) => one.notice === notice && (one.outcome === 'waiting' || one.outcome === 'missed'),
    );
  }

  #zone(id: string): Map<string, Entry> {
    let zone = this.#zones.get(id);
    if (!zone) this.#zones.set(id, (zone = new Map<string, Entry>()));
    return zone;
  }
}
