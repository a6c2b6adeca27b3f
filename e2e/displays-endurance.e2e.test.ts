import type { BoardView, PlaylistItem } from '@daozhen/protocol';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { hall, MORNING, people } from '../displays/test-support/boards.ts';
import { useStage } from './displays/stage.ts';

const stage = useStage();

/** One step of the accelerated morning: a heartbeat, and every other time something happens. */
const STEP_MS = 4000;
const HOUR = 3_600_000 / STEP_MS;
/** Time for caches and the first pictures, before the memory is measured for the first time. */
const WARM_UP = HOUR / 6;
/** The memory is looked at after each part; the long run is the whole working day. */
const PART = process.env['FULL'] ? HOUR : HOUR / 6;
const PARTS = process.env['FULL'] ? 8 : 3;
const HOURS = (PART * PARTS) / HOUR;

const items: PlaylistItem[] = [
  { id: 'a', kind: 'notice', title: '早餐供应时间', text: '请到一楼餐厅用餐。', seconds: 15 },
  { id: 'b', kind: 'notice', title: '温馨提示', text: '请保持安静。'.repeat(40), seconds: 30 },
  { id: 'c', kind: 'picture', file: `${'b'.repeat(64)}.png`, seconds: 10 },
];

/** The board at a moment of the morning: rooms call, examine and finish; tickets and lines move on. */
function boardAt(step: number): BoardView {
  const base = hall();
  const ids = Object.keys(base.rooms);
  const rooms = Object.fromEntries(
    ids.map((id, index) => {
      const [person] = people('A', 1 + ((step * 7 + index * 131) % 900), 1);
      const phase = (step + index) % 4;
      const at = MORNING + step * STEP_MS;
      const called = phase === 0 ? [{ ...person!, at }] : [];
      const serving = phase > 0 && phase < 3 ? [person!] : [];
      return [id, { ...base.rooms[id]!, state: 'open' as const, called, serving }];
    }),
  );
  const lines = Object.fromEntries(
    Object.values(base.lines).map((line, index) => [
      line.station,
      { ...line, next: people('B', 1 + ((step * 3 + index) % 900), 6), waiting: step % 30 },
    ]),
  );
  const recent = ids.slice(0, 5).map((room, index) => ({
    ...people('A', 1 + ((step * 7 + index * 131) % 900), 1)[0]!,
    room,
    at: MORNING + step * STEP_MS,
    n: 1000 + step * 10 - index,
  }));
  return { ...base, rooms, lines, recent };
}

interface Memory {
  heapMb: number;
  nodes: number;
  listeners: number;
}

async function memory(session: CDPSession): Promise<Memory> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heapMb: usedSize / 1_048_576, nodes, listeners: jsEventListeners };
}

/**
 * How much a figure grows in an ordinary part: the median. What is made once, such as a library loaded for the first
 * picture, grows in one part; a leak grows in all of them.
 */
function typical(looks: readonly Memory[], figure: keyof Memory): number {
  const growths = looks.slice(1).map((look, index) => look[figure] - looks[index]![figure]);
  return growths.toSorted((x, y) => x - y)[Math.floor(growths.length / 2)]!;
}

async function live(page: Page, from: number, steps: number): Promise<void> {
  const { centre } = stage;
  for (let step = from; step < from + steps; step += 1) {
    if (step % 2 === 0) centre.change(boardAt(step));
    else centre.beat();
    if (step % (HOUR / 2) === HOUR / 4) centre.cut();
    if (step % HOUR === 5) centre.tell({ picture: centre.screen.picture + 1 });
    await page.clock.runFor(STEP_MS);
  }
}

test(`${HOURS} accelerated hours of calls, playlist, lost connections: nothing grows`, async () => {
  const { centre } = stage;
  centre.view = boardAt(0);
  centre.screen = { ...centre.screen, area: 'side', items };
  centre.media.set(`${'b'.repeat(64)}.png`, Buffer.alloc(0));
  const page = await stage.open({
    token: 'kept',
    reducedMotion: true,
    before: (opened) => opened.clock.install({ time: MORNING }),
  });
  await page.clock.runFor(1000);
  await stage.shows('二楼东区候诊厅');
  const session = await page.context().newCDPSession(page);
  await live(page, 0, WARM_UP);
  const looks = [await memory(session)];
  for (let part = 0; part < PARTS; part += 1) {
    await live(page, WARM_UP + part * PART, PART);
    looks.push(await memory(session));
  }
  // It has followed all the way: the last board is on the glass, and it is not stale.
  await vi.waitFor(async () => {
    await page.clock.runFor(1000);
    centre.beat();
    const ticket = centre.view.recent[0]!.ticket;
    expect(await page.locator('main').innerText()).toContain(ticket);
  }, 10_000);
  expect(typical(looks, 'heapMb')).toBeLessThan(process.env['FULL'] ? 0.5 : 0.3);
  expect(typical(looks, 'nodes')).toBeLessThan(60);
  expect(typical(looks, 'listeners')).toBeLessThan(6);
  expect(looks.at(-1)!.heapMb - looks[0]!.heapMb).toBeLessThan(4);
}, 600_000);
