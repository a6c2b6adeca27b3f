import { Redis, ReplyError } from 'ioredis';
import { EngineUnavailable } from './engine.ts';
import type { FloorLibrary } from './library.ts';

/** Replies by which Redis says that it cannot serve now; whatever was sent with them did not happen. */
const passing =
  /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|MOVED|ASK|BUSY|OOM|MISCONF|NOREPLICAS|TRYAGAIN|UNKILLABLE)\b/;

/** Any failure as the port has it: outages are EngineUnavailable, the rest are errors of this program. */
export function asEngineError(error: unknown): unknown {
  if (error instanceof EngineUnavailable) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ReplyError && !passing.test(message)) return error;
  return new EngineUnavailable(message, { cause: error });
}

/**
 * The connection commands go through: it refuses at once while Redis is away, never re-sends what it does
 * not know the outcome of, and gives up a connection that stopped answering.
 * @param timeoutMs how long one command may take
 */
export function commandConnection(url: string, timeoutMs: number): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: timeoutMs,
    socketTimeout: timeoutMs * 2,
    connectTimeout: timeoutMs,
    retryStrategy: (attempt) => Math.min(50 * attempt, 500),
  });
  // Without a listener an outage would be printed; every caller learns of it by its own command.
  redis.on('error', () => undefined);
  return redis;
}

/** Resolves once the connection is usable, rejects with EngineUnavailable after `timeoutMs`. */
export async function untilReady(redis: Redis, timeoutMs: number): Promise<void> {
  if (redis.status === 'ready') return;
  if (redis.status === 'wait') redis.connect().catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    const ready = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      redis.off('ready', ready);
      reject(new EngineUnavailable('Redis did not answer in time'));
    }, timeoutMs);
    redis.once('ready', ready);
  });
}

/** Loads the library where it is missing or differs. */
export async function loadLibrary(redis: Redis, library: FloorLibrary): Promise<void> {
  const found = (await redis.function(
    'LIST',
    'LIBRARYNAME',
    library.name,
    'WITHCODE',
  )) as unknown[][];
  const entry = found[0];
  const code = entry?.[entry.indexOf('library_code') + 1];
  if (code !== library.code) await redis.function('LOAD', 'REPLACE', library.code);
}

/** Whether a call failed because the library is not there (then nothing happened). */
export const isMissingFunction = (error: unknown): boolean =>
  error instanceof ReplyError && /Function not found/i.test((error as Error).message);

/** Whether another node of the cluster holds the campus now (then nothing happened). */
export const isMoved = (error: unknown): boolean =>
  error instanceof ReplyError && /^MOVED\b/.test((error as Error).message);
