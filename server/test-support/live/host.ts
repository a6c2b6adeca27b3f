/**
 * A live server of one engine in a process of its own, told what to do by lines of JSON on its standard
 * input: uWebSockets.js may need another C library than the test runner, and 2,000 listeners another process.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { createLive, TopicHub, type LiveConfig } from '../../src/queue/live/index.ts';
import { TestCampus } from './campus.ts';

/** An error's text, where JSON would leave nothing of it. */
const errorText = (_key: string, value: unknown) => (value instanceof Error ? value.stack : value);

const config = JSON.parse(process.argv[2] ?? '{}') as LiveConfig & { port: number };
const campus = new TestCampus();
const hub = new TopicHub();
campus.define(hub);
const server = createServer((_request, response) => response.end('ok'));
const live = await createLive({
  server,
  config,
  hub,
  authenticate: campus.authenticate,
  execute: campus.execute,
  siteTime: () => campus.at,
  log: {
    info: () => {},
    error: (details, message) =>
      process.stderr.write(`${message} ${JSON.stringify(details, errorText)}\n`),
  },
});
await live.start();
await new Promise<void>((resolve) => server.listen(config.port, '127.0.0.1', resolve));

/** What the other side may ask for, by name. */
const orders: Record<string, (...args: never[]) => unknown> = {
  set: (topic: string, view: object | null, urgent = true) => campus.set(topic, view, urgent),
  once: (topic: string, once: Record<string, unknown[]>) => campus.once(topic, once),
  epoch: (epoch: string, seq: number) => campus.newEpoch(epoch, seq),
  endSessions: (id: string) => live.endSessions((actor) => actor.id === id),
  describe: () => live.describe(),
  watched: (kind: string) => hub.watched(kind).toSorted(),
  usage: () => {
    globalThis.gc?.();
    return { rss: process.memoryUsage().rss, cpu: process.cpuUsage() };
  },
  flood: (topic: string, frames: number, bytes: number) => campus.flood(topic, frames, bytes),
};

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function stop(): Promise<void> {
  await live.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  process.exit(0);
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { n, order, args } = JSON.parse(line) as { n: number; order: string; args: never[] };
    void Promise.resolve(orders[order]!(...args)).then((result) =>
      say({ n, result: result ?? null }),
    );
  })
  .on('close', () => void stop());

say({ ready: (server.address() as AddressInfo).port, ...live.describe() });
