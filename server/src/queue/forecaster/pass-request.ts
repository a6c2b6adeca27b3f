import type { FloorEvent, SiteState, Visit } from '@daozhen/protocol';
import type { Campus, Waits } from '../campus/index.ts';
import type { Outlook } from '../outlook/index.ts';
import { itemsInOrder } from '../rules/index.ts';
import type { Ending, PassRequest, Waiting } from './messages.ts';
import type { Told } from './told.ts';
import type { Turn } from './told-book.ts';

/** A campus as a forecast looks at it. */
export interface Lookout {
  campus: Campus;
  waits: Waits;
  outlook: Outlook;
}

/** What has to be known of a campus for its next forecast: collected from its events, then asked of its picture. */
export class PassNotes {
  #turns: Turn[] = [];
  readonly #touched = new Set<string>();

  /** Notes calls, what was taken back, and whom events concerned. */
  note(events: readonly FloorEvent[], stationOf: (room: string) => string | undefined): void {
    for (const { facts, changes, type, at } of events) {
      const { visit, undone } = facts;
      if (type === 'undone' && visit !== undefined && (undone === 'call' || undone === 'finish')) {
        this.#turns.push({ visit, at, undone });
      }
      const station = facts.room === undefined ? undefined : stationOf(facts.room);
      if (facts.call && station !== undefined) {
        this.#turns.push({ visit: facts.call.visit, station, at });
      }
      this.noteAll(Object.keys(changes.visits ?? {}));
    }
  }

  /** After a gap nobody's fate is known: everybody's is told again. */
  noteAll(visits: Iterable<string>): void {
    for (const visit of visits) this.#touched.add(visit);
  }

  /** The request, once: what was noted is in it. */
  request(
    { campus, waits, outlook }: Lookout,
    store: { before: number | undefined; stored: readonly Told[] },
  ): PassRequest {
    const { state } = campus;
    const at = campus.now();
    const present = Object.values(state.visits).filter(
      (visit) => visit.state !== 'expected' && visit.state !== 'finished',
    );
    const turns = this.#turns;
    this.#turns = [];
    const fates = [...this.#touched].flatMap((id) => fateOf(state, id, at));
    this.#touched.clear();
    return {
      epoch: state.epoch,
      seq: state.seq,
      at,
      day: state.day,
      keepsPlaces: state.settings.policy.binding === 'late',
      waiting: present.flatMap((visit) => waitingOf({ campus, waits, outlook }, visit)),
      ending: present.flatMap((visit) => endingOf(visit, at)),
      turns,
      fates,
      storeBefore: store.before,
      stored: store.stored,
    };
  }
}

const openStations = (visit: Visit): string[] => [
  ...new Set(
    itemsInOrder(visit).flatMap(({ state, station }) => (state === 'todo' ? station : [])),
  ),
];

function waitingOf({ campus, waits, outlook }: Lookout, visit: Visit): Waiting[] {
  if (visit.state !== 'free' && visit.state !== 'bound') return [];
  const next = outlook.next(visit);
  if (!next) return [];
  const { station, sent, wait } = next;
  if (!sent)
    return wait ? [{ visit: visit.id, ticket: visit.ticket ?? '', station, untilSent: wait }] : [];
  if (visit.places[station] === undefined) return [];
  const plain = waits.plain(visit.id, station);
  const ahead = campus.ahead(station, visit.id);
  return [
    {
      visit: visit.id,
      ticket: visit.ticket ?? '',
      station,
      ...(plain ? { plainMs: plain.p50 } : {}),
      ...(ahead === undefined ? {} : { ahead }),
    },
  ];
}

function endingOf(visit: Visit, now: number): Ending[] {
  const open = openStations(visit);
  if (open.length === 0) return [];
  const isInRoom = visit.state === 'called' || visit.state === 'serving';
  const timed = itemsInOrder(visit).flatMap(({ state, notBefore }) =>
    state === 'todo' && notBefore !== undefined && notBefore > now ? notBefore : [],
  );
  return [
    {
      visit: visit.id,
      ticket: visit.ticket ?? '',
      stations: open,
      ...(isInRoom && visit.station !== undefined ? { inRoom: visit.station } : {}),
      ...(timed.length === 0 ? {} : { notBefore: Math.max(...timed) }),
    },
  ];
}

type Fate = PassRequest['fates'][number];

/** What became of a visit that waits no longer; nothing while it is being examined. */
function fateOf(state: SiteState, id: string, now: number): Fate[] {
  const visit = state.visits[id];
  if (!visit) return [[id, 'left', now]];
  if (visit.state === 'away') return [[id, 'away', visit.away?.at ?? now]];
  if (visit.state !== 'finished') return [];
  const isDone = visit.outcome === undefined || visit.outcome === 'done';
  return [[id, isDone ? 'finished' : 'left', visit.finishedAt ?? now]];
}
