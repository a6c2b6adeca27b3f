import { setTimeout as delay } from 'node:timers/promises';
import type { Command, Reply } from '@daozhen/protocol';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { BenchFloor } from './feed-floor.ts';
import type { Crowd, OnUpdate } from './feed-listeners.ts';

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

/** A room's button, the floor behind it, and who listens. */
export interface Pressing {
  button: Button;
  floor: BenchFloor;
  crowd: Crowd;
}

/** From sending a press to reading its message, once for every press and listener. */
export interface Latency {
  p50Ms: number;
  p99Ms: number;
  /** Mean size of a message. */
  bytes: number;
}

/** Between two presses: the control plane takes 20 messages a second from one sender, ms. */
const PAUSE_MS = 30;

/** @param rank e.g. 0.99 */
function quantile(sorted: Float64Array, rank: number): number {
  return sorted[Math.max(0, Math.ceil(rank * sorted.length) - 1)] ?? NaN;
}

/** Presses so many times, each contestant once in turn, so that what disturbs one disturbs the other. */
export async function pressRound(
  contestants: readonly Pressing[],
  listeners: number,
  presses: number,
): Promise<Latency[]> {
  const all = contestants.map(() => new Float64Array(presses * listeners));
  for (const { crowd } of contestants) crowd.forget();
  for (let n = 0; n < presses; n += 1) {
    for (const [i, contestant] of contestants.entries()) {
      await pressOnce(contestant, all[i]!.subarray(n * listeners, (n + 1) * listeners));
      await delay(PAUSE_MS);
    }
  }
  return contestants.map(({ crowd: { heard } }, i) => {
    const sorted = all[i]!.sort();
    const [p50Ms, p99Ms] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
    return { p50Ms, p99Ms, bytes: heard.bytes / heard.updates };
  });
}

/** Fills in how long after the press each listener read the first message that has it, ms. */
async function pressOnce(
  { button, floor, crowd }: Pressing,
  latencies: Float64Array,
): Promise<void> {
  /** What came before the answer said which message to wait for. */
  const early: Parameters<OnUpdate>[] = [];
  const everybody = Promise.withResolvers<void>();
  let wanted: number | undefined;
  let missing = latencies.length;
  latencies.fill(-1);
  const command = floor.press(PRESSED);
  const began = performance.now();
  const take: OnUpdate = (listener, seq, at) => {
    if (wanted === undefined) return void early.push([listener, seq, at]);
    if (seq < wanted || latencies[listener]! >= 0) return;
    latencies[listener] = at - began;
    missing -= 1;
    if (missing === 0) everybody.resolve();
  };
  crowd.watch(take);
  const reply = await button.press(command);
  if (!reply.ok) throw new Error(`the press was refused: ${JSON.stringify(reply)}`);
  floor.pressed(PRESSED, reply.version);
  wanted = reply.seq;
  for (const each of early) take(...each);
  await everybody.promise;
  crowd.watch(undefined);
}
