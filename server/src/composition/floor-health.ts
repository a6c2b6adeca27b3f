import type { PartState } from '../platform/health/index.ts';
import type { Durability, RedisEngine } from '../queue/engine/index.ts';
import type { Journal } from '../queue/journal/index.ts';

/** A journal this far behind is said to be, ms: the floor goes on, but a loss of Redis would cost as much. */
const LAG_WARN_MS = 60_000;

/**
 * The stores of the floor. One campus that is away takes the node out of service only when it is the only
 * one: the others are still to be served.
 */
export async function redisState(
  engine: Pick<RedisEngine, 'durability' | 'head'>,
  sites: readonly string[],
): Promise<PartState> {
  const asked = await Promise.allSettled(sites.map((site) => campusState(engine, site)));
  const away = sites.filter((_site, index) => asked[index]?.status === 'rejected');
  const there = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const worst = there.find(({ ok }) => !ok) ?? there[0];
  if (!worst) return { ok: false, away: away.join(), error: reasonOf(asked) };
  if (away.length === 0) return { ...worst };
  const names = away.join();
  const warn = `院区 ${names} 暂时不能服务 · campus ${names} cannot be served now`;
  return { ...worst, away: names, warn };
}

async function campusState(
  engine: Pick<RedisEngine, 'durability' | 'head'>,
  site: string,
): Promise<Durability> {
  const [durability, head] = await Promise.all([engine.durability(site), engine.head(site)]);
  if (!head) throw new Error('Redis knows nothing of the campus');
  return durability;
}

function reasonOf(asked: readonly PromiseSettledResult<unknown>[]): string {
  const failed = asked.find((each) => each.status === 'rejected');
  return failed?.reason instanceof Error ? failed.reason.message : String(failed?.reason);
}

/** How far the journal is behind. It keeps nobody out: the floor works without it. */
export function journalState(journal: Pick<Journal, 'sites' | 'lag'>): PartState {
  const lags = journal.sites.map((site) => journal.lag(site));
  const waitingMs = Math.max(0, ...lags.map((lag) => lag.waitingMs));
  const behind = lags.reduce((sum, lag) => sum + lag.behind, 0);
  if (waitingMs < LAG_WARN_MS) return { ok: true, behind, waitingMs };
  const seconds = Math.round(waitingMs / 1000);
  const warn =
    `流水落后 ${behind} 条、${seconds} 秒，此时 Redis 损坏会丢失这些操作 · ` +
    `the journal is ${behind} events, ${seconds} s behind; a loss of Redis would lose them`;
  return { ok: true, behind, waitingMs, warn };
}
