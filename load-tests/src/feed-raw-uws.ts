/** The baseline: uWebSockets.js with nothing around it, in a process of its own. */
import type { Command, Reply } from '@daozhen/protocol';
import { createRedisEngine } from '../../server/src/queue/engine/index.ts';
import { loadUws, type UwsSocket } from '../../server/src/queue/live/feed/uws-module.ts';
import {
  cpuMicros,
  memoryBytes,
  ownSettings,
  serveOrders,
} from '../../server/test-support/live/orders.ts';
import { isPrivate, paddedUpdate, turn, type Scenario } from './feed-contestant.ts';

interface Settings {
  /** Where presses go. */
  redis?: string;
  /** Bytes of the message that follows a press. */
  pressBytes?: number;
}

const { redis, pressBytes = 0 } = ownSettings<Settings>();
const engine = redis === undefined ? undefined : await createRedisEngine({ url: redis });
const uws = await loadUws();
/** Everybody, with the topic asked for last. */
const sockets = new Map<UwsSocket<object>, string>();
const topics = new Set<string>();

/** One function call, then the message to everybody and the answer to who pressed. */
async function press(socket: UwsSocket<object>, command: Command): Promise<void> {
  const reply: Reply = await engine!.execute(command, 'device:bench');
  if (reply.ok) app.publish('board:hall', paddedUpdate(reply.seq, pressBytes), false);
  if (sockets.has(socket)) socket.send(JSON.stringify({ type: 'pressed', reply }), false);
}

const app = uws.App().ws<object>('/feed', {
  maxPayloadLength: 65_536,
  maxBackpressure: 64 << 20,
  idleTimeout: 120,
  sendPingsAutomatically: false,
  upgrade: (response, request, context) =>
    response.upgrade({}, request.getHeader('sec-websocket-key'), '', '', context),
  open: (socket) => void sockets.set(socket, ''),
  message(socket, bytes) {
    const message = JSON.parse(Buffer.from(bytes).toString()) as {
      type: string;
      topic: string;
      command: Command;
    };
    if (message.type === 'press') void press(socket, message.command);
    if (message.type !== 'subscribe') return;
    socket.subscribe(message.topic);
    topics.add(message.topic);
    sockets.set(socket, message.topic);
    socket.send('{"type":"snapshot"}', false);
  },
  dropped: () => {},
  drain: () => {},
  pong: () => {},
  close: (socket) => void sockets.delete(socket),
});
const port = await new Promise<number>((resolve, reject) => {
  app.listen('127.0.0.1', 0, (socket) => {
    if (socket) resolve(uws.us_socket_local_port(socket));
    else reject(new Error('no port'));
  });
});

/** Sends everybody a message of his own: an object like a phone's update, put into words for each. */
function sendPrivate(seq: number, bytes: number): void {
  const patch = { a: seq, w: [seq, seq + 5], e: [1795420800000 + seq, 1795420860000 + seq] };
  const bare = { type: 'update', topic: 'phone:v1000', seq, patch, pad: '' };
  const pad = 'x'.repeat(Math.max(0, bytes - JSON.stringify(bare).length));
  for (const [socket, topic] of sockets) {
    socket.send(JSON.stringify({ type: 'update', topic, seq, patch, pad }), false);
  }
}

/** @returns how many messages were sent */
async function run(scenario: Scenario, turns: number, bytes: number): Promise<number> {
  let messages = 0;
  for (let n = 0; n < turns; n += 1) {
    if (isPrivate(scenario)) {
      sendPrivate(n, bytes);
      messages += 1;
    } else {
      const text = paddedUpdate(n, bytes);
      for (const topic of topics) app.publish(topic, text, false);
      messages += topics.size;
    }
    await turn();
  }
  return messages * sockets.size;
}

serveOrders({ port }, { run, cpuMicros, memoryBytes }, async () => {
  app.close();
  await engine?.close();
});
