/**
 * What the feed costs, beside bare uWebSockets.js and a plain `ws` loop in turn with it: each server in a
 * process of its own, the listeners in this one. `--listeners N`, `--rounds N`, `--only PART`, `--short`,
 * `--json`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRedisEngine } from '../../server/src/queue/engine/index.ts';
import { startTestRedis } from '../../server/test-support/redis.ts';
import { BenchFloor, SITE } from './feed-floor.ts';
import { against, idle, press, shared, type Extent } from './feed-parts.ts';
import { report, type Figure } from './report.ts';

const { values } = parseArgs({
  options: {
    listeners: { type: 'string' },
    rounds: { type: 'string' },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const long: Extent = {
  listeners: 2000,
  rounds: 9,
  slowRounds: 5,
  turns: { shared: 25, burst: 15, private: 12, computed: 6 },
  presses: 50,
};
const brief: Extent = {
  listeners: 250,
  rounds: 1,
  slowRounds: 1,
  turns: { shared: 10, burst: 3, private: 3, computed: 3 },
  presses: 5,
};

const extent = values.short ? brief : long;
if (values.listeners !== undefined) extent.listeners = Number(values.listeners);
if (values.rounds !== undefined) extent.rounds = extent.slowRounds = Number(values.rounds);

/** Presses in every room of the recorded morning: enough for the rounds of whatever needs most. */
const presses = (extent.rounds + 1) * Math.max(extent.turns.burst, 2 * extent.turns.computed) + 50;

const folder = mkdtempSync(join(tmpdir(), 'daozhen-bench-'));

/** Gives `use` a Redis with the product's own persistence and nothing in it. */
async function withRedis<T>(use: (url: string) => Promise<T>): Promise<T> {
  const redis = await startTestRedis();
  try {
    return await use(redis.url);
  } finally {
    await redis.stop();
  }
}

/** Writes a morning on the real floor to a file; @returns the file. */
async function record(url: string, visits: number, presses: number): Promise<string> {
  const engine = await createRedisEngine({ url });
  const floor = new BenchFloor(engine, SITE);
  await floor.open(visits);
  const day = join(folder, `${visits}.json`);
  writeFileSync(day, JSON.stringify(await floor.record(presses)));
  await engine.close();
  return day;
}

try {
  // An examinee for every listener, and for every call.
  const visits = Math.max(extent.listeners, 4 * presses);
  const day = await withRedis((url) => record(url, visits, presses));
  const parts: Record<string, (url: string) => Promise<Figure[]>> = {
    press: (url) => press(extent, url),
    shared: () => shared(extent, day),
    burst: () => against(extent, 'feed.burst', 'burst', day),
    private: () => against(extent, 'feed.private', 'private', day),
    computed: () => against(extent, 'feed.private.computed', 'computed', day),
    idle: async (url) => idle(extent, await record(url, 2 * extent.listeners, 1)),
  };
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue;
    figures.push(...(await withRedis(measure)));
  }
  report(figures, values.json);
} finally {
  rmSync(folder, { recursive: true });
}
