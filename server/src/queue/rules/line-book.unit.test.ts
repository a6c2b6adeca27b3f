import { PROTOCOL_VERSION, type Command } from '@daozhen/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomDay, type RandomDay } from '../../../test-support/agreement.ts';
import { TestClock } from '../../../test-support/floor.ts';
import { randomCommand, randomPause } from '../../../test-support/random-commands.ts';
import { randomSettings } from '../../../test-support/random-site.ts';
import { Draw } from '../../../test-support/random.ts';
import { MemoryEngine } from '../model/index.ts';
import { aheadCounts, emptySite, evolve, LineBook, linesOf } from './index.ts';

const site = 'main';

/** Plays a random day; after every command the book has to say what a look at everybody says. */
async function play({ seed, steps }: RandomDay): Promise<number> {
  const clock = new TestClock();
  const model = new MemoryEngine({ now: () => clock.now });
  const state = emptySite(site, 'memory');
  const book = new LineBook();
  const counts = new Map<object, object>();
  let events = 0;
  const send = async (command: Command) => {
    model.executeNow(command, 'user:random');
    for (const event of await model.events(site, state.seq, 10)) {
      evolve(state, event);
      book.apply(event, state);
      events += 1;
    }
    const lines = book.lines(state, clock.now);
    expect(lines).toEqual(linesOf(state, clock.now));
    for (const line of lines.values()) {
      const ahead = aheadCounts(state, line);
      expect(counts.get(line) ?? ahead).toEqual(ahead);
      counts.set(line, ahead);
    }
  };
  const settings = randomSettings(new Draw(seed));
  await send({ v: PROTOCOL_VERSION, id: 'configure-first', site, type: 'configure', settings });
  for (const [index, step] of steps.entries()) {
    const draw = new Draw(step);
    clock.advance(randomPause(draw));
    await send(randomCommand(draw, model.peek(site)!, clock.now, `command-${index}`));
  }
  return events;
}

it('O1 lines kept event by event are those of a look at everybody, on random days', async () => {
  let events = 0;
  await fc.assert(
    fc.asyncProperty(randomDay, async (day) => {
      events += await play(day);
    }),
    { numRuns: process.env['FULL'] ? 400 : 25 },
  );
  expect(events).toBeGreaterThan(300);
});
