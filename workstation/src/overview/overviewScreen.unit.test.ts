import type { OverviewView } from '@daozhen/protocol';
import { expect, test } from 'vitest';
import { FakePort } from '../../test-support/fake-port.ts';
import { OverviewScreen } from './overviewScreen.svelte.ts';

const TOPIC = 'overview:main';

const view: OverviewView = {
  site: 'main',
  day: '2026-11-23',
  closing: false,
  counts: { expected: 0, inside: 0, waiting: 0, resting: 0, inRooms: 0, finished: 0 },
  hour: { arrived: 0, finished: 0, served: 0, steps: [] },
  stations: {},
  rooms: {},
  attention: {},
  longest: [],
};

function begin() {
  const port = new FakePort();
  const screen = new OverviewScreen(port, 'main');
  const stop = screen.start();
  return { port, screen, stop };
}

test('what to look at is in the order of what is most pressing, of a kind the oldest first', () => {
  const { port, screen, stop } = begin();
  const held = { code: 'visit.held', visit: 'v1', ticket: 'A001' } as const;
  port.show(TOPIC, {
    ...view,
    attention: {
      a: { ...held, at: 5 },
      b: { ...held, visit: 'v2', at: 3 },
      c: { code: 'station.frozen', station: 'ecg', at: 9 },
    },
  });
  expect(screen.attention.map(({ code, at }) => [code, at])).toEqual([
    ['station.frozen', 9],
    ['visit.held', 3],
    ['visit.held', 5],
  ]);
  stop();
});

test('E4 what is shown is old from the moment nothing is heard, until something is heard again', () => {
  const { port, screen, stop } = begin();
  expect(screen.staleSince).toBeUndefined();
  port.show(TOPIC, view);
  screen.tick();
  port.online = false;
  port.clock += 60_000;
  screen.tick();
  expect(screen.staleSince).toBe(1_000_000);
  expect(screen.now).toBe(1_060_000);
  port.online = true;
  screen.tick();
  expect(screen.staleSince).toBeUndefined();
  stop();
});

test('a day without anybody is empty, one with somebody expected is not', () => {
  const { port, screen, stop } = begin();
  expect(screen.empty).toBe(false);
  port.show(TOPIC, view);
  expect(screen.empty).toBe(true);
  port.show(TOPIC, { ...view, counts: { ...view.counts, expected: 1 } });
  expect(screen.empty).toBe(false);
  stop();
});
