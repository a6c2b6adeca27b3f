import { Redis } from 'ioredis';

/**
 * The least that any acknowledged, replayable command must do: look the command's id up, advance the
 * sequence number, append an event of the same size and keep the answer.
 */
const library = `#!lua name=durable_minimum
redis.register_function('durable_minimum', function(keys, args)
  local seen = redis.call('HGET', keys[1], args[1])
  if seen then return seen end
  local seq = redis.call('HINCRBY', keys[2], 'seq', 1)
  redis.call('XADD', keys[3], seq .. '-0', 'e', args[2])
  redis.call('HSET', keys[1], args[1], seq)
  return seq
end)`;

/** Runs the durable minimum `count` times over `connections`, one in flight each; @returns calls a second. */
export async function durableMinimum(
  url: string,
  options: { count: number; connections: number; eventBytes: number; run: string },
): Promise<number> {
  const { count, connections, eventBytes, run } = options;
  const clients = Array.from({ length: connections }, () => new Redis(url));
  const [first] = clients;
  if (!first) throw new RangeError('at least one connection');
  await first.function('LOAD', 'REPLACE', library);
  const keys = ['ids', 'meta', 'events'].map((part) => `{minimum-${run}}:${part}`);
  const event = 'x'.repeat(eventBytes);
  const began = performance.now();
  await Promise.all(
    clients.map(async (client, index) => {
      for (let i = index; i < count; i += connections) {
        await client.fcall('durable_minimum', 3, ...keys, `command-${i}`, event);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.quit()));
  return count / seconds;
}
