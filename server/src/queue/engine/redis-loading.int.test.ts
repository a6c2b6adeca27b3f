import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import type { Reply } from '@daozhen/protocol';
import { Floor, settingsOf, TestClock } from '../../../test-support/floor.ts';
import { EngineUnavailable } from './engine.ts';
import { createRedisEngine } from './redis-engine.ts';

const dir = mkdtempSync(join(tmpdir(), 'daozhen-loading-'));
let running: ChildProcess | undefined;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A Redis that takes half a millisecond for every key it loads. */
function spawnRedis(port: number): void {
  const options = { bind: '127.0.0.1', port, dir, save: '', appendonly: 'yes' };
  const slow = { 'key-load-delay': 500, appendfsync: 'always' };
  const args = Object.entries({ ...options, ...slow }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  running = spawn('redis-server', args, { stdio: 'ignore' });
}

async function kill(): Promise<void> {
  if (!running) return;
  running.kill('SIGKILL');
  await once(running, 'exit');
}

afterAll(async () => {
  await kill();
  rmSync(dir, { recursive: true, force: true });
});

it('E3: while Redis loads its data commands are refused as unavailable, then go on', async () => {
  const port = await freePort();
  spawnRedis(port);
  const clock = new TestClock();
  const url = `redis://127.0.0.1:${port}`;
  const engine = await createRedisEngine({ url, testClock: () => clock.now });
  const floor = new Floor(engine, clock, 'loading', 'loading-');
  await floor.accept('configure', { settings: settingsOf() });
  for (let index = 0; index < 300; index += 1) await floor.arrive(`v${index}`);
  await kill();
  spawnRedis(port);

  const last = floor.command('hold', { visit: 'v299' });
  const failures: unknown[] = [];
  let reply: Reply | undefined;
  while (!reply) {
    await turn();
    reply = await engine.execute(last, 'user:test').catch((error: unknown) => {
      failures.push(error);
      return undefined;
    });
  }
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.filter((error) => !(error instanceof EngineUnavailable))).toEqual([]);
  expect(reply).toMatchObject({ ok: true, seq: 302 });
  expect((await engine.events('loading', 0, 1000)).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 302 }, (_, index) => index + 1),
  );
  await engine.close();
});
