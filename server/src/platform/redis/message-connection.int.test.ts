import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestCluster, type TestCluster } from '../../../test-support/redis-cluster.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { messageConnection } from './message-connection.ts';

let redis: TestRedis;
let cluster: TestCluster;
const open: ReturnType<typeof messageConnection>[] = [];

beforeAll(async () => {
  [redis, cluster] = await Promise.all([startTestRedis({ fast: true }), startTestCluster()]);
});
afterAll(async () => {
  for (const connection of open) connection.disconnect();
  await redis?.stop();
  await cluster?.stop();
});

/** Someone who listens, and what he hears. */
function listener(url: string): { heard: string[]; ready: Promise<unknown> } {
  const connection = messageConnection(url);
  open.push(connection);
  const heard: string[] = [];
  connection.on('message', (_channel: string, text: string) => heard.push(text));
  const ready = new Promise((resolve) => connection.once('ready', resolve)).then(() =>
    connection.subscribe('news'),
  );
  return { heard, ready };
}

it.each(['one Redis', 'a cluster'])('messages reach everybody on %s', async (where) => {
  const url = where === 'a cluster' ? cluster.url : redis.url;
  const listeners = [listener(url), listener(url)];
  for (const { ready } of listeners) await ready;
  const sender = messageConnection(url);
  open.push(sender);
  await new Promise((resolve) => sender.once('ready', resolve));
  await sender.publish('news', 'hello');
  for (const { heard } of listeners) await expect.poll(() => heard).toEqual(['hello']);
});
