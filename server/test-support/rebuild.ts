import type { Redis } from 'ioredis';
import type { FloorEvent } from '@daozhen/protocol';
import type { RedisEngine } from '../src/queue/engine/index.ts';
import { rebuild, type History, type Rebuilt, type Segment } from '../src/queue/journal/index.ts';

/** As PostgreSQL gives JSON back: the same values, the keys in another order. */
function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(
    ([a], [b]) => a.length - b.length || (a < b ? -1 : 1),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, reordered(inner)])) as T;
}

/** A journal in memory: everything the engine has ever said, epoch after epoch. */
export class MemoryJournal implements History {
  readonly #segments = new Map<string, (Segment & { events: FloorEvent[] })[]>();

  /** Takes down what has happened since the last time. */
  async catchUp(engine: RedisEngine, site: string): Promise<void> {
    const head = await engine.head(site);
    if (!head) return;
    const segments = this.#segments.get(site) ?? [];
    this.#segments.set(site, segments);
    const from = head.since?.seq ?? 0;
    let last = segments.at(-1);
    if (last?.epoch !== head.epoch) {
      last = { epoch: head.epoch, from, to: from, events: [] };
      segments.push(last);
    }
    const events = await engine.events(site, last.to, 1_000_000);
    last.events.push(...reordered(events));
    last.to = last.events.at(-1)?.seq ?? last.from;
  }

  lineage(site: string): Promise<Segment[]> {
    return Promise.resolve(this.#segments.get(site) ?? []);
  }

  page(
    site: string,
    epoch: string,
    after: number,
    to: number,
    limit: number,
  ): Promise<FloorEvent[]> {
    const segment = this.#segments.get(site)?.find((each) => each.epoch === epoch);
    const events = segment?.events.filter(({ seq }) => seq > after && seq <= to) ?? [];
    return Promise.resolve(structuredClone(events.slice(0, limit)));
  }

  begin(): Promise<void> {
    return Promise.resolve();
  }

  newestMark(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

/** Takes everything of a campus out of Redis. */
export async function loseCampus(redis: Redis, site: string): Promise<void> {
  const keys = await redis.keys(`{${site}}:*`);
  if (keys.length > 0) await redis.del(...keys);
}

/** A campus lost and brought back from all it has ever said. */
export async function loseAndRebuild(
  engine: RedisEngine,
  redis: Redis,
  journal: MemoryJournal,
  site: string,
): Promise<Rebuilt | undefined> {
  await journal.catchUp(engine, site);
  await loseCampus(redis, site);
  return rebuild({ engine, history: journal, site });
}

/** Everything Redis holds of a campus, to be put back later: as after a fail-over that lost the newest. */
export async function copyOfCampus(
  redis: Redis,
  site: string,
): Promise<{ putBack(): Promise<void> }> {
  const keys = await redis.keys(`{${site}}:*`);
  const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
  return {
    async putBack() {
      await loseCampus(redis, site);
      for (const [index, key] of keys.entries()) {
        const dump = dumps[index];
        if (dump) await redis.call('RESTORE', key, 0, dump, 'REPLACE');
      }
    },
  };
}
