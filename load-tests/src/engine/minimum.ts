import type { Redis } from 'ioredis';

/**
 * The least that any acknowledged, replayable command must do: look the command's id up, advance the
 * sequence number, append an event of the same size, keep the answer; and a function that does nothing.
 */
const library = `#!lua name=bench_minimum
redis.register_function('bench_minimum', function(keys, args)
  local seen = redis.call('HGET', keys[1], args[1])
  if seen then return seen end
  local seq = redis.call('HINCRBY', keys[2], 'seq', 1)
  redis.call('XADD', keys[3], seq .. '-0', 'e', args[2])
  redis.call('HSET', keys[1], args[1], args[3])
  return args[3]
end)
redis.register_function('bench_empty', function() return '' end)`;

export async function loadMinimum(redis: Redis): Promise<void> {
  await redis.function('LOAD', 'REPLACE', library);
}

/** How large what a command leaves behind is, in bytes. */
export interface Sizes {
  event: number;
  answer: number;
}

let ids = 0;

/** An id as clients give it: as long as a UUID. */
export function newId(): string {
  ids += 1;
  return `0198f3a2-7c1e-7abc-8def-${String(ids).padStart(12, '0')}`;
}

/** The durable minimum for commands of these sizes, as a function that carries it out once. */
export function minimum(sizes: Sizes): (redis: Redis) => Promise<unknown> {
  const keys = ['ids', 'm', 'ev'].map((part) => `{minimum}:${part}`);
  const event = 'x'.repeat(sizes.event);
  const answer = 'x'.repeat(sizes.answer);
  return (redis) => redis.fcall('bench_minimum', 3, ...keys, newId(), event, answer);
}

/** A function that does nothing, called with one key and one argument. */
export const empty = (redis: Redis): Promise<unknown> =>
  redis.fcall('bench_empty', 1, '{minimum}:m', newId());
