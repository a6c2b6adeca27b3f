import { PROTOCOL_VERSION, type Command, type Room, type SiteSettings } from '@daozhen/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomDay, type RandomDay } from '../../../test-support/agreement.ts';
import { MINUTE, TestClock } from '../../../test-support/floor.ts';
import { randomCommand, randomPause } from '../../../test-support/random-commands.ts';
import { randomSettings } from '../../../test-support/random-site.ts';
import { Draw } from '../../../test-support/random.ts';
import { LineEvents } from '../campus/index.ts';
import { Forecaster, type LineEvent } from '../forecast/index.ts';
import { MemoryEngine } from '../model/index.ts';
import { emptySite, evolve, pick } from '../rules/index.ts';
import { lineRules } from './line-rules.ts';

const site = 'main';

/** A random floor, and its forecast that hears of everything. */
class ForecastFloor {
  readonly clock = new TestClock();
  readonly state = emptySite(site, 'memory');
  readonly #engine = new MemoryEngine({ now: () => this.clock.now });
  readonly #lines = new LineEvents();
  readonly #forecaster: Forecaster;

  constructor(settings: SiteSettings) {
    this.#forecaster = new Forecaster({ nominalMs: () => MINUTE, rules: lineRules(settings) });
  }

  async send(command: Command): Promise<void> {
    this.#engine.executeNow(command, 'user:random');
    for (const event of await this.#engine.events(site, this.state.seq, 10)) {
      evolve(this.state, event);
      this.#hear(this.#lines.apply(event, this.state));
    }
    this.#hear(this.#lines.wake(this.state, this.clock.now));
  }

  /** Who has the shortest forecast wait if this is the only room, and free; services take long. */
  firstCalled(room: Room): string | undefined {
    const picture = this.#forecaster.picture(room.station, this.clock.now);
    const rooms = picture.rooms
      .filter(({ id }) => id === room.id)
      .map((one) => ({ ...one, capacity: 1, running: [] }));
    const line = picture.line.filter(({ elsewhere }) => !elsewhere);
    const rules = lineRules(this.state.settings);
    const unlearned = new Forecaster({ nominalMs: () => 60 * MINUTE, rules });
    // The station's own count: that of the lines does not know which calls were taken back.
    const { takes } = this.state.stations[room.station]!;
    const since = takes.toReversed().findIndex((take) => take.endsWith(':1'));
    const takesSinceShare = since < 0 ? Infinity : since;
    const waits = unlearned.predictPicture(
      { ...picture, rooms, line, takesSinceShare },
      this.clock.now,
    );
    return [...waits].sort(([, a], [, b]) => a.p50 - b.p50)[0]?.[0];
  }

  #hear(events: readonly LineEvent[]): void {
    for (const event of events) this.#forecaster.observe(event);
  }
}

async function play({ seed, steps }: RandomDay, seen: Record<string, number>): Promise<void> {
  const settings = randomSettings(new Draw(seed));
  const floor = new ForecastFloor(settings);
  await floor.send({ v: PROTOCOL_VERSION, id: 'first', site, type: 'configure', settings });
  for (const [index, step] of steps.entries()) {
    const draw = new Draw(step);
    // No two are sent to a door at one instant: the lines do not say who came first.
    floor.clock.advance(1 + randomPause(draw));
    const command = randomCommand(draw, floor.state, floor.clock.now, `command-${index}`);
    if (command.type === 'clock') continue;
    await floor.send(command);
    for (const room of Object.values(floor.state.rooms)) {
      if (room.state !== 'open') continue;
      const picked = pick(floor.state, room, floor.clock.now);
      const { binding } = floor.state.settings.policy;
      // Whom nobody has sent anywhere the forecast counts in no line.
      if (binding === 'late' && picked?.from === 'line') continue;
      expect(floor.firstCalled(room)).toBe(picked?.entry.visit);
      const what = `${binding}, ${picked?.from ?? 'nobody'}`;
      seen[what] = (seen[what] ?? 0) + 1;
    }
  }
}

it('O2 O4 P4 G4 the forecast has a room call whom the rules have it call', async () => {
  const seen: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(randomDay, (day) => play(day, seen)),
    { numRuns: 15, seed: 38 },
  );
  for (const what of ['late, due', 'late, door', 'early, due', 'early, line'])
    expect(seen[what]).toBeGreaterThan(20);
}, 60_000);
