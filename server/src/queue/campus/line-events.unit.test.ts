import { PROTOCOL_VERSION, type Command, type SiteState } from '@daozhen/protocol';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { randomDay, type RandomDay } from '../../../test-support/agreement.ts';
import {
  Floor,
  item,
  MINUTE,
  MORNING,
  settingsOf,
  TestClock,
} from '../../../test-support/floor.ts';
import { randomCommand, randomPause } from '../../../test-support/random-commands.ts';
import { randomSettings } from '../../../test-support/random-site.ts';
import { Draw } from '../../../test-support/random.ts';
import { folded, inFull } from '../../../test-support/told-places.ts';
import { LineEvent } from '../forecast/index.ts';
import { MemoryEngine } from '../model/index.ts';
import { emptySite, evolve } from '../rules/index.ts';
import { LineEvents } from './line-events.ts';
import { standsOf } from './stands.ts';

const site = 'main';

/** A floor whose events are turned as they happen. */
class Told {
  readonly floor: Floor;
  readonly clock = new TestClock();
  readonly state = emptySite(site, 'memory');
  readonly events: LineEvent[] = [];
  readonly #lines = new LineEvents();
  readonly #engine = new MemoryEngine({ now: () => this.clock.now });

  constructor() {
    this.floor = new Floor(this.#engine, this.clock, site);
  }

  async send(command: Command): Promise<void> {
    this.#engine.executeNow(command, 'user:random');
    for (const event of await this.#engine.events(site, this.state.seq, 10)) {
      evolve(this.state, event);
      this.events.push(...this.#lines.apply(event, this.state));
    }
  }

  /** Sends a command, which has to be accepted; @returns what it was turned into, without instants. */
  async says<T extends Command['type']>(type: T, fields: object): Promise<string[]> {
    const before = this.events.length;
    const seq = this.state.seq;
    await this.send(this.floor.command(type, fields as never));
    if (this.state.seq === seq) throw new Error(`${type} was refused`);
    return this.events.slice(before).map(inWords);
  }

  wake(): string[] {
    return this.#lines.wake(this.state, this.clock.now).map(inWords);
  }
}

function inWords(event: LineEvent): string {
  const who = 'id' in event ? event.id : event.room;
  const waits = event.type === 'arrive' && event.elsewhere ? ' for later' : '';
  const held = 'loose' in event && event.loose ? ' loosely' : '';
  return `${event.station}: ${event.type} ${who}${waits}${held}`;
}

async function opened(policy: Parameters<typeof settingsOf>[0]): Promise<Told> {
  const told = new Told();
  const rooms = { ecg1: {}, us1: {}, us2: {} };
  await told.says('configure', { settings: settingsOf({ rooms, ...policy }) });
  expect(await told.says('open-room', { room: 'ecg1', staff: 'lin' })).toEqual(['ecg: open ecg1']);
  await told.says('open-room', { room: 'us1', staff: 'wei' });
  for (const [visit, ofClass] of [
    ['a', 'normal'],
    ['b', 'normal'],
    ['v', 'vip'],
  ]) {
    await told.says('check-in', { visit, class: ofClass, items: [item('ecg'), item('us')] });
  }
  return told;
}

describe("a station's line from the floor's events", () => {
  it('P1 early binding: a place is taken, called, served and ended', async () => {
    const told = await opened({});
    expect(await told.says('join', { visit: 'a', station: 'ecg' })).toEqual(['ecg: arrive a']);
    expect(await told.says('call-one', { room: 'ecg1', visit: 'a' })).toEqual(['ecg: call a']);
    expect(await told.says('start', { room: 'ecg1' })).toEqual(['ecg: start a']);
    await told.says('join', { visit: 'b', station: 'ecg' });
    told.clock.advance(5 * MINUTE);
    // The VIP's place was there from the start and comes first; at the other station it is passed over.
    expect(await told.says('finish', { room: 'ecg1', visit: 'a', next: true })).toEqual([
      'ecg: end a',
      'us: elsewhere v',
      'ecg: call v',
    ]);
  });

  it('P2 early binding: a VIP has arrived everywhere and can be called everywhere', async () => {
    const told = await opened({});
    const arrivals = told.events.filter((event) => event.type === 'arrive');
    expect(arrivals.map(inWords)).toEqual(['ecg: arrive v', 'us: arrive v']);
  });

  it('P4 late binding: places are kept until somebody is sent to a door, before all in the lounge', async () => {
    const told = await opened({ binding: 'late' });
    const kept = told.events.filter((event) => event.type === 'arrive').map(inWords);
    expect(kept).toContain('ecg: arrive a for later');
    expect(await told.says('join', { visit: 'b', station: 'us', room: 'us1' })).toEqual([
      'us: here b',
    ]);
    const here = told.events.at(-1);
    const lounge = told.events.filter((event) => event.type === 'arrive' && event.id === 'v');
    expect(here).toMatchObject({ type: 'here' });
    for (const { key } of lounge as { key?: number }[]) {
      expect((here as { key: number }).key).toBeLessThan(key!);
    }
  });

  it('P4 late binding: who rests can be called, but is not held, where guidance accepts it for him', async () => {
    const told = await opened({ binding: 'late' });
    const guide = (stations: string[]) => told.says('guide', { accept: { b: stations } });
    expect(await guide(['us', 'ecg'])).toEqual(['ecg: here b loosely', 'us: here b loosely']);
    expect(await guide(['us'])).toEqual(['ecg: elsewhere b']);
    expect(await told.says('join', { visit: 'b', station: 'us', room: 'us1' })).toEqual([
      'us: here b',
    ]);
    expect(told.events.at(-1)).toMatchObject({ room: 'us1' });
  });

  it('C5 passed is left, and comes back as an arrival', async () => {
    const told = await opened({});
    await told.says('join', { visit: 'a', station: 'ecg' });
    await told.says('call-one', { room: 'ecg1', visit: 'a' });
    const pass = { room: 'ecg1', visit: 'a', reason: 'absent' };
    expect(await told.says('pass', pass)).toEqual(['ecg: leave a']);
    expect(await told.says('rejoin', { visit: 'a' })).toEqual(['ecg: arrive a']);
  });

  it('C8 an undone finish goes on being served', async () => {
    const told = await opened({});
    await told.says('join', { visit: 'a', station: 'ecg' });
    await told.says('call-one', { room: 'ecg1', visit: 'a' });
    await told.says('start', { room: 'ecg1' });
    expect(await told.says('finish', { room: 'ecg1', visit: 'a' })).toEqual(['ecg: end a']);
    expect(await told.says('undo', { room: 'ecg1' })).toEqual(['ecg: arrive a', 'ecg: start a']);
  });

  it('C9 a pause sends the called back and says until when', async () => {
    const told = await opened({});
    await told.says('join', { visit: 'a', station: 'ecg' });
    await told.says('call-one', { room: 'ecg1', visit: 'a' });
    const until = told.clock.now + 10 * MINUTE;
    const said = await told.says('pause-room', { room: 'ecg1', reason: 'break', until });
    expect(said).toEqual(['ecg: leave a', 'ecg: arrive a', 'ecg: close ecg1']);
    expect(told.events.at(-1)).toEqual({
      type: 'close',
      at: MORNING,
      station: 'ecg',
      room: 'ecg1',
      until,
    });
    expect(await told.says('resume-room', { room: 'ecg1' })).toEqual(['ecg: open ecg1']);
  });

  it('O2 T3 what is to be done, what for a room has to have and of whom is told again when it changes', async () => {
    const told = await opened({ rooms: { ecg1: {}, us1: { tags: ['f'] } } });
    const items = [item('us'), item('pelvis', { station: 'us', prep: ['bladder'], tags: ['f'] })];
    await told.says('check-in', { visit: 'w', class: 'normal', items });
    await told.says('join', { visit: 'w', station: 'us' });
    expect(told.events.at(-1)).toMatchObject({ type: 'arrive', items: ['us'] });
    expect(await told.says('prepare', { visit: 'w', preparation: 'bladder', ready: true })).toEqual(
      ['us: here w'],
    );
    expect(told.events.at(-1)).toMatchObject({ items: ['us', 'pelvis'], tags: ['f'] });
    await told.says('change-class', { visit: 'w', class: 'vip' });
    expect(told.events.at(-1)).toMatchObject({ type: 'here', id: 'w', class: 'vip' });
  });

  it('G4 a timed item is here by time alone', async () => {
    const told = await opened({});
    const times = { notBefore: MORNING + MINUTE, due: MORNING + 2 * MINUTE };
    const items = [item('us', { ...times, latest: MORNING + 9 * MINUTE })];
    const said = await told.says('check-in', { visit: 't', class: 'vip', items });
    expect(said).toEqual(['us: arrive t for later']);
    expect(told.wake()).toEqual([]);
    told.clock.advance(5 * MINUTE);
    // Ready, then due and therefore first.
    expect(told.wake()).toEqual(['us: here t', 'us: here t']);
  });
});

function seen(state: SiteState, now: number): ReturnType<typeof folded> {
  const places = Object.values(state.visits).flatMap((visit) =>
    [...standsOf(state, visit, now)].map(
      ([station, stand]) => `${station} ${visit.id} ${inFull(stand)}`,
    ),
  );
  const open = Object.values(state.rooms).filter((room) => room.state === 'open');
  return { places: places.toSorted(), rooms: open.map(({ id }) => id).toSorted() };
}

/** What is said of those called or served was fixed when they were told last. */
const asCalled = ({ places, rooms }: ReturnType<typeof folded>) => ({
  places: places.map((place) => place.replace(/ (called|serving) .*/, ' $1')),
  rooms,
});

async function play({ seed, steps }: RandomDay): Promise<number> {
  const told = new Told();
  const settings = randomSettings(new Draw(seed));
  await told.send({
    v: PROTOCOL_VERSION,
    id: 'configure-first',
    site,
    type: 'configure',
    settings,
  });
  for (const [index, step] of steps.entries()) {
    const draw = new Draw(step);
    told.clock.advance(randomPause(draw));
    await told.send(randomCommand(draw, told.state, told.clock.now, `command-${index}`));
  }
  const { events, state } = told;
  for (const event of events) expect(Value.Check(LineEvent, event)).toBe(true);
  const instants = events.map(({ at }) => at);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  const expected = asCalled(seen(state, state.at));
  expect(asCalled(folded(events))).toEqual(expected);
  expect(asCalled(folded(new LineEvents().sync(state)))).toEqual(expected);
  return events.length;
}

it('O1 on random days the lines told are the lines that are, told afresh or step by step', async () => {
  let events = 0;
  await fc.assert(
    fc.asyncProperty(randomDay, async (day) => {
      events += await play(day);
    }),
    { numRuns: process.env['FULL'] ? 400 : 40 },
  );
  expect(events).toBeGreaterThan(500);
});
