import { closeCodes } from '@daozhen/protocol';
import { afterEach, expect, test } from 'vitest';
import { Listener } from '../../../../test-support/live/listener.ts';
import { startRemote, type RemoteLive } from '../../../../test-support/live/remote.ts';

let server: RemoteLive;
afterEach(() => server.stop());

const doors = () => [server.port, server.origin];

test('E2 both doors of the feed hear the same, and it is one feed', async () => {
  server = await startRemote('uws', { feedLimits: { perActor: 2 } });
  expect(new Set(doors()).size).toBe(2);
  await server.ask('set', 'board:d1', { n: 0 });
  const clients = [
    await Listener.enter(server.port, 'device.d1'),
    await Listener.enter(server.origin, 'device.d1'),
  ];
  const first = await Promise.all(clients.map((client) => client.subscribe('board:d1')));
  expect(first[0]).toEqual(first[1]);
  await server.ask('set', 'board:d1', { n: 1 });
  const updates = await Promise.all(clients.map((client) => client.next('update')));
  expect(updates[0]).toEqual(updates[1]);
  await Promise.all(clients.map((client) => client.next('heartbeat')));
  const third = await Listener.enter(server.origin, 'device.d1');
  expect(await clients[0]!.closed).toBe(closeCodes.replaced);
  await clients[1]!.close();
  await third.close();
});

test('a topic is heard by one, by two and by one again', async () => {
  server = await startRemote('uws');
  await server.ask('set', 'board:d1', { n: 0 });
  const enter = async () => {
    const client = await Listener.enter(server.port, 'device.d1');
    await client.subscribe('board:d1');
    return client;
  };
  let n = 0;
  const heardBy = async (...clients: Listener[]) => {
    n += 1;
    await server.ask('set', 'board:d1', { n });
    for (const client of clients) {
      expect((await client.next('update')).patch).toEqual({ n });
      expect(client.picture('board:d1')).toEqual({ n });
    }
  };
  const one = await enter();
  await heardBy(one);
  const two = await enter();
  await heardBy(one, two);
  await one.close();
  await heardBy(two);
  const three = await enter();
  await heardBy(two, three);
  two.say({ type: 'unsubscribe', topic: 'board:d1' });
  two.say({ type: 'ping' });
  await two.next('heartbeat');
  await heardBy(three);
  expect(two.picture('board:d1')).toEqual({ n: n - 1 });
  await Promise.all([two, three].map((client) => client.close()));
});

test('a server that stops says goodbye at both doors', async () => {
  server = await startRemote('uws');
  const clients = await Promise.all(doors().map((port) => Listener.enter(port, 'device.d1')));
  await server.stop();
  for (const client of clients) expect(await client.closed).toBe(closeCodes.restarting);
});
