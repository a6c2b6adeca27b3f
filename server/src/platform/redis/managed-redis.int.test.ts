import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startManagedRedis, type ManagedRedis, type ManagedRedisEvent } from './managed-redis.ts';
import { identify, isRunning } from './process-identity.ts';
import { DataDirInUse } from './redis-record.ts';

const module = new URL('./managed-redis.ts', import.meta.url).href;

let dataDir = '';
let cleanUp: (() => Promise<void>)[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'daozhen-redis-'));
});

afterEach(async () => {
  for (const step of cleanUp) await step();
  cleanUp = [];
  rmSync(dataDir, { recursive: true });
});

async function start(onEvent?: (event: ManagedRedisEvent) => void): Promise<ManagedRedis> {
  const redis = await startManagedRedis(onEvent ? { dataDir, onEvent } : { dataDir });
  cleanUp.push(() => redis.stop());
  return redis;
}

/** Sends inline commands after AUTH and returns the last answer's last line. */
async function talk({ url }: { url: string }, ...commands: string[]): Promise<string> {
  const { hostname, port, password } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) }).setEncoding('utf8');
  let text = '';
  socket.on('data', (part) => (text += String(part)));
  socket.write([`AUTH ${password}`, ...commands, 'QUIT', ''].join('\r\n'));
  await once(socket, 'close');
  return text.trim().split('\r\n').at(-2) ?? '';
}

/** A server in a process of its own, to be killed; prints its Redis's url. */
async function startElsewhere() {
  const program = `
    const { startManagedRedis } = await import(${JSON.stringify(module)});
    const redis = await startManagedRedis({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(JSON.stringify({ url: redis.url, pid: redis.pid }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, redis: JSON.parse(String(line)) as { url: string; pid: number } };
}

describe('the managed Redis', () => {
  it('E3 keeps what was acknowledged through an orderly stop', async () => {
    const first = await startManagedRedis({ dataDir });
    await talk(first, 'SET ticket A012');
    await first.stop();
    const second = await start();
    expect(await talk(second, 'GET ticket')).toBe('A012');
  });

  it('E3 comes back by itself after kill -9, on the same address, with everything', async () => {
    const restored = Promise.withResolvers<void>();
    const events: string[] = [];
    const redis = await start((event) => {
      events.push(event.type);
      if (event.type === 'restored') restored.resolve();
    });
    await talk(redis, 'SET ticket A012');
    const before = redis.pid;
    process.kill(before, 'SIGKILL');
    await restored.promise;
    expect(redis.pid).not.toBe(before);
    expect(await talk(redis, 'GET ticket')).toBe('A012');
    expect(events).toEqual(['lost', 'restored']);
  });

  it('takes a folder named from where the server was started', async () => {
    const first = await startManagedRedis({ dataDir: relative(process.cwd(), dataDir) });
    cleanUp.push(() => first.stop());
    expect(await talk(first, 'SET ticket A012')).toBe('+OK');
  });

  it('asks for its password', async () => {
    const redis = await start();
    const stranger = { url: redis.url.replace(/:[^:@]+@/, ':wrong@') };
    expect(await talk(stranger, 'GET ticket')).toContain('NOAUTH');
  });

  it('refuses a folder that a living server uses', async () => {
    const { child } = await startElsewhere();
    await expect(startManagedRedis({ dataDir })).rejects.toThrow(DataDirInUse);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await startManagedRedis({ dataDir })).stop();
  });

  it('E3 stops what a killed server left behind and goes on with its data', async () => {
    const { child, redis: left } = await startElsewhere();
    const leftRedis = identify(left.pid);
    await talk(left, 'SET ticket V003');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const redis = await start();
    expect(isRunning(leftRedis)).toBe(false);
    expect(await talk(redis, 'GET ticket')).toBe('V003');
  });

  it('says why it cannot start', async () => {
    const redis = await start();
    const other = mkdtempSync(join(tmpdir(), 'daozhen-redis-'));
    cleanUp.push(async () => rmSync(other, { recursive: true }));
    await expect(startManagedRedis({ dataDir: other, port: redis.port })).rejects.toThrow(
      /did not start[\s\S]*in use/i,
    );
  });
});
