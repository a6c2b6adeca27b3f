import { beforeEach, describe, expect, test } from 'vitest';
import { ControlClient } from './control-client.ts';
import type { ControlSocket, ControlStatus } from './control-client.ts';
import { FakeEnv } from './fake-env.ts';

class FakeControlSocket implements ControlSocket {
  connected = false;
  active = true;
  readonly sent: {
    event: string;
    body: Record<string, unknown>;
    answer: (reply: never) => void;
  }[] = [];
  private readonly handlers = new Map<string, (message: never) => void>();

  on(event: string, run: (message: never) => void): void {
    this.handlers.set(event, run);
  }
  emit(event: string, body: unknown, answer: (reply: never) => void): void {
    this.sent.push({ event, body: body as Record<string, unknown>, answer });
  }
  connect(): void {}
  disconnect(): void {
    this.connected = false;
  }
  hear(event: string, message?: unknown): void {
    if (event === 'connect') this.connected = true;
    if (event === 'disconnect') this.connected = false;
    this.handlers.get(event)?.(message as never);
  }
  last() {
    return this.sent[this.sent.length - 1]!;
  }
}

let env: FakeEnv;
let socket: FakeControlSocket;
let statuses: ControlStatus[];
let client: ControlClient;
const recall = { type: 'recall', site: 'jx', room: 'r1' } as const;
const accepted = { ok: true, seq: 5, at: 1 } as never;
const states = () => statuses.map((status) => status.state);
/** Lets promises that are already settled run on. */
const settled = async () => {
  for (let round = 0; round < 10; round += 1) await Promise.resolve();
};

beforeEach(() => {
  env = new FakeEnv();
  socket = new FakeControlSocket();
  statuses = [];
  client = new ControlClient({ socket, env, onStatus: (status) => statuses.push(status) });
});

test('E2 subscribes after every connection from where the topic stands', () => {
  const views: unknown[] = [];
  client.subscribe('room:r1', { onView: (view) => views.push(view) });
  expect(socket.sent).toEqual([]);
  socket.hear('connect');
  const topic = 'room:r1';
  socket.last().answer({
    type: 'snapshot',
    topic,
    epoch: 'e',
    seq: 2,
    at: 9,
    view: { version: 1 },
  } as never);
  socket.hear('update', {
    type: 'update',
    topic,
    epoch: 'e',
    prev: 2,
    seq: 3,
    at: 10,
    patch: { version: 2 },
  });
  socket.hear('disconnect');
  socket.hear('connect');
  expect(socket.last().body).toEqual({ type: 'subscribe', topic, epoch: 'e', seq: 3 });
  expect(views).toEqual([{ version: 1 }, { version: 2 }]);
});

test('a refused topic reaches its listener', () => {
  const codes: string[] = [];
  client.subscribe('room:r9', { onView: () => {}, onRefused: (code) => codes.push(code) });
  socket.hear('connect');
  socket.last().answer({ code: 'access.denied', message: '无权' } as never);
  expect(codes).toEqual(['access.denied']);
});

test('offline is said within three silent seconds, online with the next word', () => {
  socket.hear('connect');
  env.pass(2000);
  socket.hear('heartbeat', { at: 4000 });
  env.pass(2900);
  expect(states()).toEqual(['online']);
  env.pass(400);
  expect(states()).toEqual(['online', 'offline']);
  socket.hear('connect');
  expect(states()).toEqual(['online', 'offline', 'online']);
});

test('E4 a server that has lost the floor is not online until it has it again', async () => {
  socket.hear('connect');
  socket.hear('heartbeat', { at: 10_000, lostAt: 9_000 });
  socket.hear('update', { type: 'current', topic: 'room:r1', epoch: 'e', seq: 1 });
  expect(states()).toEqual(['online', 'lost']);
  expect(await client.command(recall)).toEqual({ kind: 'offline' });
  socket.hear('heartbeat', { at: 12_000 });
  expect(states()).toEqual(['online', 'lost', 'online']);
});

test('E4 lost and then silent is offline', () => {
  socket.hear('connect');
  socket.hear('heartbeat', { at: 10_000, lostAt: 9_000 });
  env.pass(3100);
  expect(states()).toEqual(['online', 'lost', 'offline']);
});

test('a refused login is named and not repeated', () => {
  socket.active = false;
  socket.hear(
    'connect_error',
    Object.assign(new Error('no'), { data: { code: 'session.missing' } }),
  );
  expect(statuses).toEqual([{ state: 'refused', code: 'session.missing' }]);
});

describe('C1 command', () => {
  test('carries version and a fresh id; the answer is the outcome', async () => {
    socket.hear('connect');
    const outcome = client.command(recall);
    expect(socket.last().body).toMatchObject({ v: 1, type: 'recall', room: 'r1' });
    expect(socket.last().body['id']).toMatch(/^[0-9a-f]{32}$/);
    socket.last().answer(accepted);
    expect(await outcome).toEqual({ kind: 'accepted', reply: accepted });
  });

  test('a refusal comes back as it is', async () => {
    socket.hear('connect');
    const outcome = client.command(recall);
    const error = { code: 'call.too-soon', message: '请稍候', traceId: 't' };
    socket.last().answer(error as never);
    expect(await outcome).toEqual({ kind: 'refused', error });
  });

  test('offline it is not sent and not kept', async () => {
    expect(await client.command(recall)).toEqual({ kind: 'offline' });
    socket.hear('connect');
    expect(socket.sent).toEqual([]);
  });

  test('without an answer it goes out again with the same id', async () => {
    socket.hear('connect');
    const retries: number[] = [];
    const outcome = client.command(recall, { onRetry: (attempt) => retries.push(attempt) });
    const first = socket.last().body['id'];
    env.pass(3000);
    await settled();
    socket.hear('connect');
    await settled();
    expect(retries).toEqual([2]);
    expect(socket.last().body['id']).toBe(first);
    socket.last().answer(accepted);
    expect(await outcome).toMatchObject({ kind: 'accepted' });
  });

  test('a command caught by a break waits for the connection', async () => {
    socket.hear('connect');
    const outcome = client.command(recall);
    socket.hear('disconnect');
    env.pass(3000);
    await settled();
    expect(socket.sent).toHaveLength(1);
    socket.hear('connect');
    expect(socket.sent).toHaveLength(2);
    socket.last().answer(accepted);
    expect(await outcome).toMatchObject({ kind: 'accepted' });
  });

  test('after fifteen seconds the outcome is unknown, with the id to ask again', async () => {
    socket.hear('connect');
    const outcome = client.command(recall);
    const id = socket.last().body['id'];
    for (let second = 0; second < 16; second += 1) {
      env.pass(1000);
      await settled();
    }
    expect(await outcome).toEqual({ kind: 'unknown', id });
    socket.hear('connect');
    void client.command(recall, { id: String(id) });
    expect(socket.last().body['id']).toBe(id);
  });
});
