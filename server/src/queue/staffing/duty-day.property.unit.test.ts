import type { Reply } from '@daozhen/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUR, MINUTE, openFloor, type Floor } from '../../../test-support/floor.ts';
import { emptySite } from '../rules/index.ts';
import { DutyDay } from './duty-day.ts';
import type { DutyRow } from './duty-row.ts';

const rooms = ['ecg1', 'ecg2'];
const people = ['wei', 'qin', 'he'];
const usual = ['arrive', 'call', 'start', 'finish'] as const;
const verbs = [
  ...([...usual, ...usual, ...usual, ...usual, 'open', 'resume', 'undo'] as const),
  ...(['open', 'close', 'pause', 'resume', 'pass', 'elsewhere', 'transfer', 'rejoin'] as const),
];
const step = fc.record({
  verb: fc.constantFrom(...verbs),
  room: fc.nat(1),
  who: fc.nat(2),
  minutes: fc.constantFrom(0, 0, 0, 1, 2, 7, 61),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
/** How a day begins, so that something can happen on it. */
const morning: Step[] = [
  { verb: 'open', room: 0, who: 0, minutes: 1 },
  { verb: 'arrive', room: 0, who: 0, minutes: 0 },
  { verb: 'arrive', room: 0, who: 0, minutes: 2 },
];

/** What a manager with a notebook would have written about somebody in a room; minutes and people. */
const blank = () => ({ on: 0, paused: 0, busy: 0, served: 0, passed: 0, hours: {} as Hours });
type Hours = Record<number, number>;
type Notes = ReturnType<typeof blank>;

/** Looks at the floor minute by minute and writes down what is there, whatever the events say. */
class Notebook {
  readonly notes = new Map<string, Notes>();
  readonly #floor: Floor;
  /** Who finished and passed in which room, the latest last. */
  readonly #done: { room: string; kind: string; notes: Notes }[] = [];

  constructor(floor: Floor) {
    this.#floor = floor;
  }

  of(key: string): Notes {
    const notes = this.notes.get(key) ?? blank();
    this.notes.set(key, notes);
    return notes;
  }

  async watch(minutes: number): Promise<void> {
    const state = await this.#floor.state();
    const open = Object.values(state.rooms).filter((each) => each.state !== 'closed');
    for (let minute = 0; minute < minutes; minute += 1) {
      const hour = new Date(this.#floor.clock.now + 8 * HOUR).getUTCHours();
      for (const room of open) {
        const notes = this.of(`${room.id}|${room.staff}`);
        notes.on += 1;
        notes.hours[hour] = (notes.hours[hour] ?? 0) + 1;
        if (room.state === 'paused') notes.paused += 1;
        if (Object.keys(room.serving).length > 0) notes.busy += 1;
      }
      this.#floor.clock.advance(MINUTE);
    }
  }

  async done(room: string, kind: 'finish' | 'pass'): Promise<void> {
    const notes = this.of(`${room}|${(await this.#floor.room(room)).staff}`);
    this.#done.push({ room, kind, notes });
    notes[kind === 'finish' ? 'served' : 'passed'] += 1;
  }

  undone(room: string, kind: string | undefined): void {
    const at = this.#done.findLastIndex((each) => each.room === room && each.kind === kind);
    const [last] = at < 0 ? [] : this.#done.splice(at, 1);
    if (last) last.notes[kind === 'finish' ? 'served' : 'passed'] -= 1;
  }
}

async function take(floor: Floor, book: Notebook, { verb, room, who }: Step): Promise<void> {
  const id = rooms[room]!;
  if (verb === 'arrive') return arrive(floor);
  const reply = await send(floor, verb, id, who);
  if (!reply.ok) return;
  if (verb === 'finish' || verb === 'pass') await book.done(id, verb);
  if (verb !== 'undo') return;
  const [event] = await floor.engine.events(floor.site, reply.seq - 1, 1);
  book.undone(id, event?.facts.undone);
}

async function arrive(floor: Floor): Promise<void> {
  const visit = `v${Object.keys((await floor.state()).visits).length}`;
  await floor.arrive(visit);
  await floor.send('join', { visit, station: 'ecg' });
}

async function send(
  floor: Floor,
  verb: Exclude<Step['verb'], 'arrive'>,
  room: string,
  who: number,
): Promise<Reply> {
  const { visits, rooms: now } = await floor.state();
  const visit = Object.keys(visits)[who] ?? 'nobody';
  const [called] = Object.keys(now[room]?.called ?? {});
  const [serving] = Object.keys(now[room]?.serving ?? {});
  const of = (one: string | undefined) => ({ room, ...(one !== undefined && { visit: one }) });
  const sent: Record<typeof verb, () => Promise<Reply>> = {
    open: () => floor.send('open-room', { room, staff: people[who]! }),
    close: () => floor.send('close-room', { room }),
    pause: () => floor.send('pause-room', { room, reason: '取物' }),
    resume: () => floor.send('resume-room', { room }),
    call: () => floor.send('call-next', { room }),
    start: () => floor.send('start', of(called)),
    finish: () => floor.send('finish', of(serving)),
    pass: () => floor.send('pass', { ...of(called), reason: 'absent' }),
    elsewhere: () => floor.send('pass', { ...of(called), reason: 'elsewhere' }),
    transfer: () => floor.send('transfer', { visit, station: 'ecg', position: 'key' }),
    rejoin: () => floor.send('rejoin', { visit }),
    undo: () => floor.send('undo', { room }),
  };
  return sent[verb]();
}

const noted = (row: DutyRow): Notes => ({
  on: row.onMs / MINUTE,
  paused: row.pausedMs / MINUTE,
  busy: row.busyMs / MINUTE,
  served: row.served,
  passed: row.passed,
  hours: Object.fromEntries(
    Object.entries(row.hours).flatMap(([hour, { onMs }]) =>
      onMs > 0 ? [[hour, onMs / MINUTE]] : [],
    ),
  ),
});

it('C6 C8: any day on duty adds up to what somebody with a notebook saw', async () => {
  let finished = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 200 }), async (steps) => {
      const floor = await openFloor({ rooms: { ecg1: {}, ecg2: { capacity: 2 } }, pressLockMs: 0 });
      const book = new Notebook(floor);
      for (const each of [...morning, ...steps]) {
        await take(floor, book, each);
        await book.watch(each.minutes);
      }
      const day = new DutyDay(emptySite(floor.site, ''), 8 * HOUR);
      for (const event of await floor.engine.events(floor.site, 0, 10_000)) day.apply(event);
      const rows = day.rows(floor.clock.now);
      for (const row of rows) {
        finished += row.served;
        expect(noted(row)).toEqual(book.of(`${row.room}|${row.staff}`));
      }
      expect(rows).toHaveLength(book.notes.size);
    }),
    { numRuns: 60 },
  );
  expect(finished).toBeGreaterThan(20);
});
