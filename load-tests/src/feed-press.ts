import { setTimeout as delay } from 'node:timers/promises';
import type { Command, Reply } from '@daozhen/protocol';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { BenchFloor } from './feed-floor.ts';
import type { Crowd } from './feed-listeners.ts';

/** The room whose button is pressed. */
export const PRESSED = 'ecg-1';

/** Sends a press the way the contestant takes it, and resolves with the answer. */
export interface Button {
  press(command: Command): Promise<Reply>;
  close(): void;
}

/** A caller's agent on the product's control plane. */
export async function controlButton(port: number): Promise<Button> {
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/control',
    transports: ['websocket'],
    auth: { v: 1, token: `caller.${PRESSED}` },
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => resolve());
    socket.on('connect_error', reject);
  });
  return {
    press: (command) => socket.emitWithAck('command', command) as Promise<Reply>,
    close: () => void socket.disconnect(),
  };
}

/** A plain WebSocket to bare uWebSockets.js. */
export async function rawButton(port: number): Promise<Button> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/feed`);
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
  let answered: (reply: Reply) => void = () => {};
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { type: string; reply: Reply };
    if (message.type === 'pressed') answered(message.reply);
  });
  return {
    press(command) {
      socket.send(JSON.stringify({ type: 'press', command }));
      return new Promise((resolve) => (answered = resolve));
    },
    close: () => socket.terminate(),
  };
}

/** Between two presses: the control plane takes 20 messages a second from one sender, ms. */
const PAUSE_MS = 55;

/** The rank-th part of sorted values, e.g. 0.99. */
function quantile(sorted: Float64Array, rank: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(rank * sorted.length) - 1)] ?? NaN;
}

export interface Latency {
  p50: number;
  p99: number;
  bytes: number;
}

/**
 * Presses one after the other; the latency is from sending a press to reading its message, once for every
 * press and listener, ms.
 */
export async function pressRound(
  button: Button,
  floor: BenchFloor,
  crowd: Crowd,
  listeners: number,
  presses: number,
): Promise<Latency> {
  const all = new Float64Array(presses * listeners);
  crowd.forget();
  for (let n = 0; n < presses; n += 1) {
    await pressOnce(button, floor, crowd, all.subarray(n * listeners, (n + 1) * listeners));
    await delay(PAUSE_MS);
  }
  const { bytes, updates } = crowd.heard;
  all.sort();
  return { p50: quantile(all, 0.5), p99: quantile(all, 0.99), bytes: bytes / updates };
}

/** Fills in how long after the press each listener read the first message that has it. */
async function pressOnce(
  button: Button,
  floor: BenchFloor,
  crowd: Crowd,
  latencies: Float64Array,
): Promise<void> {
  const early: [listener: number, seq: number, at: number][] = [];
  const everybody = Promise.withResolvers<void>();
  let wanted: number | undefined;
  let missing = latencies.length;
  latencies.fill(-1);
  const take = (listener: number, seq: number, at: number) => {
    if (wanted === undefined) return void early.push([listener, seq, at]);
    if (seq < wanted || latencies[listener]! >= 0) return;
    latencies[listener] = at - began;
    missing -= 1;
    if (missing === 0) everybody.resolve();
  };
  crowd.watch(take);
  const command = floor.press(PRESSED);
  const began = performance.now();
  const reply = await button.press(command);
  if (!reply.ok) throw new Error(`the press was refused: ${JSON.stringify(reply)}`);
  floor.pressed(PRESSED, reply.version);
  wanted = reply.seq;
  for (const each of early) take(...each);
  await everybody.promise;
  crowd.watch(undefined);
}
