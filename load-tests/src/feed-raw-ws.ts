/** The other baseline: the library `ws` and a loop over its clients, in a process of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { cpuMicros, memoryBytes, serveOrders } from '../../server/test-support/live/orders.ts';
import { paddedUpdate, turn, type Scenario } from './feed-contestant.ts';

const server = createServer();
const plane = new WebSocketServer({ server, path: '/feed', perMessageDeflate: false });
plane.on('connection', (socket) => {
  socket.on('message', (bytes: Buffer) => {
    if (bytes.includes('"subscribe"')) socket.send('{"type":"snapshot"}');
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

/** @returns how many messages were sent */
async function run(_scenario: Scenario, turns: number, bytes: number): Promise<number> {
  for (let n = 0; n < turns; n += 1) {
    const message = paddedUpdate(n, bytes);
    for (const client of plane.clients) client.send(message);
    await turn();
  }
  return turns * plane.clients.size;
}

const { port } = server.address() as AddressInfo;
serveOrders({ port }, { run, cpuMicros, memoryBytes }, async () => {
  for (const client of plane.clients) client.terminate();
  server.close();
});
