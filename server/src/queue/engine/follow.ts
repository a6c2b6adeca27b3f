import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { FloorEvent } from '@daozhen/protocol';
import { eventsKey, metaKey, streamId } from './keys.ts';

/** Events of one read at most. */
const BATCH = 500;
/** How long one read waits for news; also how often an idle follower looks whether the epoch changed, ms. */
const BLOCK_MS = 2000;

/** Pause after a failed read, ms. */
const RETRY_MS = 50;

type Entry = [id: string, fields: string[]];

/** The events of stream entries; each carries its event in the field `e`. */
export const decodeEntries = (entries: readonly Entry[]): FloorEvent[] =>
  entries.map(([, fields]) => JSON.parse(fields[1] as string) as FloorEvent);

/** What a follower asks of the engine it belongs to. */
export interface FollowContext {
  site: string;
  /** The epoch the caller's state was read in, if it read one. */
  epoch: string | undefined;
  /** Where the Redis is that holds the campus now. */
  address(): Promise<string>;
  /** Reading failed: the campus may have moved. */
  doubt(): Promise<void>;
  /** History was lost: begins a new epoch unless another node did. */
  lost(epoch: string): Promise<void>;
}

/** A connection of a follower's own: a blocked read holds up everything behind it. */
function followerConnection(url: string): Redis {
  const redis = new Redis(url, {
    // What waits in the queue of a connection that is given up while it reconnects is never answered.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    // Rejects a read whose connection broke; without it the read would stay open for ever.
    maxRetriesPerRequest: 0,
    blockingTimeout: BLOCK_MS * 2,
    retryStrategy: (attempt) => Math.min(50 * attempt, 500),
  });
  redis.on('error', () => undefined);
  return redis;
}

/** One connection reading one campus's stream, kept over outages and moves. */
class Follower {
  private readonly context: FollowContext;
  private connection: { address: string; redis: Redis } | undefined;
  private last: number;
  private lastCommand: string | undefined;
  private epoch: string | undefined;

  constructor(context: FollowContext, after: number) {
    this.context = context;
    this.last = after;
    this.epoch = context.epoch;
  }

  disconnect(): void {
    this.connection?.redis.disconnect();
  }

  /** The connection to whoever holds the campus now. */
  private async redis(): Promise<Redis> {
    const address = await this.context.address();
    if (this.connection?.address !== address) {
      this.disconnect();
      this.connection = { address, redis: followerConnection(address) };
    }
    return this.connection.redis;
  }

  /** Whether the history read so far still is the store's history. */
  async isSameHistory(): Promise<boolean> {
    const redis = await this.redis();
    const [epoch, seq] = await redis.hmget(metaKey(this.context.site), 'epoch', 'seq');
    if (epoch === null || epoch === undefined) return this.last === 0;
    if (this.epoch !== undefined && epoch !== this.epoch) return false;
    this.epoch = epoch;
    if (this.last <= Number(seq) && (await this.hasLast(redis))) return true;
    await this.context.lost(epoch);
    return false;
  }

  /** Whether the last event read is still there as it was, or was trimmed since. */
  private async hasLast(redis: Redis): Promise<boolean> {
    if (this.last === 0) return true;
    const key = eventsKey(this.context.site);
    const found = await redis.xrevrange(key, streamId(this.last), '-', 'COUNT', 1);
    const event = decodeEntries(found)[0];
    if (!event) return true;
    const same = this.lastCommand === undefined || event.command === this.lastCommand;
    return event.seq === this.last && same;
  }

  /**
   * The next events, none when nothing happened for a while; undefined when they are of another epoch: a
   * stream put in the place of the one read so far may go on with the same numbers.
   */
  async read(): Promise<FloorEvent[] | undefined> {
    const { site } = this.context;
    const redis = await this.redis();
    const from = streamId(this.last);
    const [reply, epoch] = await Promise.all([
      redis.xread('COUNT', BATCH, 'BLOCK', BLOCK_MS, 'STREAMS', eventsKey(site), from),
      redis.hget(metaKey(site), 'epoch'),
    ]);
    this.epoch ??= epoch ?? undefined;
    if (epoch !== (this.epoch ?? null)) return undefined;
    const events = decodeEntries(reply?.[0]?.[1] ?? []);
    const newest = events.at(-1);
    if (newest) {
      this.last = newest.seq;
      this.lastCommand = newest.command;
    }
    return events;
  }
}

/**
 * Reads a campus's events in order until the signal aborts or the history is found to be another.
 * Outages and moves are waited out; what is read after one continues where it stopped.
 */
export async function followStream(
  context: FollowContext,
  after: number,
  deliver: (events: FloorEvent[]) => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const follower = new Follower(context, after);
  const stop = () => follower.disconnect();
  signal.addEventListener('abort', stop, { once: true });
  try {
    let trusted = false;
    while (!signal.aborted) {
      let events: FloorEvent[] | undefined = [];
      try {
        if (!trusted && !(await follower.isSameHistory())) return;
        events = await follower.read();
        trusted = events !== undefined && events.length > 0;
      } catch {
        trusted = false;
        if (!signal.aborted) await pause(context, signal);
      }
      if (!events) return;
      if (events.length > 0) await deliver(events);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    follower.disconnect();
  }
}

/** Between two tries; meanwhile the campus may turn out to be elsewhere. */
async function pause(context: FollowContext, signal: AbortSignal): Promise<void> {
  await context.doubt().catch(() => undefined);
  await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
}
