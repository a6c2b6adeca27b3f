/**
 * Measures one engine of the feed on this machine, in figures to compare and not to promise:
 *   npx node server/test-support/live/measure.ts uws|ws [listeners] [changes]
 * Server and listeners share the machine's cores, so what the server itself spent is told apart.
 */
import { WebSocket } from 'ws';
import { startRemote, type RemoteLive } from './remote.ts';

const [engine = 'ws', listeners = '2000', changes = '500'] = process.argv.slice(2);
if (engine !== 'uws' && engine !== 'ws') throw new Error('the engine is uws or ws');
const count = Number(listeners);

interface Usage {
  rss: number;
  cpu: { user: number; system: number };
}

let received = 0;
let wanted = 0;
let reached = () => {};

/** Resolves once the listeners have received so many frames more. */
function frames(more: number): Promise<void> {
  wanted = received + more;
  return new Promise((resolve) => (reached = resolve));
}

/** A listener that counts and does not look. */
function listen(port: number): Promise<WebSocket> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/feed`);
  ws.on('message', (data: Buffer) => {
    if (data[9] !== 'u'.charCodeAt(0)) return;
    received += 1;
    if (received === wanted) reached();
  });
  return new Promise((resolve, reject) => {
    ws.on('error', reject);
    ws.on('open', () => {
      ws.send(JSON.stringify({ type: 'hello', v: 1, token: 'device.hall' }));
      ws.send(JSON.stringify({ type: 'subscribe', topic: 'board:hall' }));
    });
    ws.on('message', (data: Buffer) => {
      if (data[9] === 's'.charCodeAt(0)) resolve(ws);
    });
  });
}

/** Sends changes, each in a turn of its own, and waits until everybody has them. */
async function publish(live: RemoteLive, turns: number): Promise<void> {
  const all = frames(turns * count);
  const before = await live.ask<Usage>('usage');
  const started = performance.now();
  await live.ask('flood', 'board:hall', turns, 100);
  await all;
  const seconds = (performance.now() - started) / 1000;
  const after = await live.ask<Usage>('usage');
  const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
  const deliveries = turns * count;
  console.log(
    `${turns} changes to ${count} listeners: ${Math.round(turns / seconds)} publishes/s, ` +
      `${Math.round(deliveries / seconds)} deliveries/s, ` +
      `${(cpu / deliveries).toFixed(2)} µs of the server's CPU each`,
  );
}

for (const [through, own] of [
  ['the HTTP server', false],
  ['its own port', true],
] as const) {
  const limits = { perActor: count, perAddress: count, backpressureBytes: 64 << 20 };
  const live = await startRemote(engine, { feedLimits: limits });
  const port = own ? live.status.feedPort : live.port;
  if (port !== undefined) {
    console.log(`${engine} through ${through}`);
    await live.ask('set', 'board:hall', { n: 0 });
    const empty = await live.ask<Usage>('usage');
    const sockets: WebSocket[] = [];
    while (sockets.length < count) {
      sockets.push(...(await Promise.all(Array.from({ length: 100 }, () => listen(port)))));
    }
    const full = await live.ask<Usage>('usage');
    const kilobytes = (full.rss - empty.rss) / 1024 / count;
    console.log(`${kilobytes.toFixed(1)} kB of memory for each idle listener`);
    await publish(live, Number(changes));
    for (const socket of sockets) socket.terminate();
  }
  await live.stop();
}
