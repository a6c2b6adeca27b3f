/** A live server of one engine over a campus of bare views, in a process of its own (orders.ts). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLive, TopicHub, type LiveConfig } from '../../src/queue/live/index.ts';
import { TestCampus } from './campus.ts';
import { ownSettings, serveOrders } from './orders.ts';

/** An error's text, where JSON would leave nothing of it. */
const errorText = (_key: string, value: unknown) => (value instanceof Error ? value.stack : value);

const config = ownSettings<LiveConfig & { port: number }>();
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

async function stop(): Promise<void> {
  await live.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

const origin = (server.address() as AddressInfo).port;
serveOrders(
  { origin, status: live.describe() },
  {
    set: (topic: string, view: object | null, urgent = true) => campus.set(topic, view, urgent),
    once: (topic: string, once: Record<string, unknown[]>) => campus.once(topic, once),
    epoch: (epoch: string, seq: number) => campus.newEpoch(epoch, seq),
    endSessions: (id: string) => live.endSessions((actor) => actor.id === id),
    describe: () => live.describe(),
    watched: (kind: string) => hub.watched(kind).toSorted(),
    flood: (topic: string, frames: number, bytes: number) => campus.flood(topic, frames, bytes),
  },
  stop,
);
