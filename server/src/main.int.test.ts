import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layPglite } from '../test-support/pglite.ts';
import { Client } from '../test-support/server.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let dataDir: string;
let started: ChildProcess[] = [];

beforeEach(async ({ task }) => {
  dataDir = mkdtempSync(join(tmpdir(), 'daozhen-main-'));
  // A centre's first start begins without tables.
  const tables = !task.name.startsWith('without the demo');
  await layPglite(join(dataDir, 'database'), { tables });
});
afterEach(async () => {
  for (const child of started.filter((each) => each.exitCode === null && !each.killed)) {
    const gone = once(child, 'exit');
    child.kill('SIGINT');
    await gone;
  }
  started = [];
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs the program with nothing of this process's own settings. */
function run(settings: Record<string, string> = {}) {
  const env = {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    PORT: '0',
    FEED_PORT: '0',
    FEED_ENGINE: 'ws',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    ...settings,
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const said = { text: '' };
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.text += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const url = async (): Promise<string> => {
    for (;;) {
      const found = /is running: (\S+)/.exec(said.text)?.[1];
      if (found) return found;
      await Promise.race([
        new Promise<void>((resolve) => listeners.add(resolve)),
        ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${said.text}`))),
      ]);
    }
  };
  return { child, said, ended, url };
}

async function register(url: string, name: string): Promise<{ ticket: string }> {
  const credentials = { username: 'desk', password: 'demo' };
  const login = await new Client(url).post('/api/session', credentials);
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answer = await new Client(url, { cookie }).post(
    '/api/visits',
    {
      site: 'east',
      examinee: { name, sex: 'M', birthDate: '1980-01-02' },
      class: 'normal',
      packageId: 'basic',
    },
    { 'idempotency-key': `key-of-${Buffer.from(name).toString('hex')}` },
  );
  return answer.body as { ticket: string };
}

async function stopsCleanly(
  program: ReturnType<typeof run>,
  signal: NodeJS.Signals,
): Promise<void> {
  program.child.kill(signal);
  expect(await program.ended).toBe(0);
  expect(program.said.text).toContain('正在停止');
}

/** Each test starts the whole program, some twice: it starts no more often than it must. */
describe('the program', { timeout: 90_000 }, () => {
  it('names wrong settings and ends with code 1', async () => {
    const program = run({ PORT: 'eighty', FEED_ENGINE: 'quick' });
    expect(await program.ended).toBe(1);
    expect(program.said.text).toContain('PORT: 值 "eighty" 不正确');
    expect(program.said.text).toContain('FEED_ENGINE');
  });

  it('E3: keeps what it acknowledged through kill -9, and stops cleanly at SIGINT', async () => {
    const first = run();
    expect((await register(await first.url(), '石一')).ticket).toBe('A001');
    const gone = once(first.child, 'exit');
    first.child.kill('SIGKILL');
    await gone;
    const second = run();
    const url = await second.url();
    expect((await register(url, '石一')).ticket).toBe('A001');
    expect((await register(url, '石二')).ticket).toBe('A002');
    await stopsCleanly(second, 'SIGINT');
  });

  it('without the demo has three administrators, whose passwords it shows once; stops cleanly at SIGTERM', async () => {
    const first = run({ DEMO: '0' });
    const url = await first.url();
    for (const username of ['system', 'security', 'audit']) {
      const password = new RegExp(`^  ${username}  (\\S+)$`, 'm').exec(first.said.text)?.[1];
      const login = await new Client(url).post('/api/session', { username, password });
      // Nothing is theirs before they have a password and a second factor of their own.
      expect(login.body).toMatchObject({ user: { roles: [] }, due: ['password', 'factor'] });
    }
    expect((await new Client(url).get('/api/demo')).status).toBe(404);
    await stopsCleanly(first, 'SIGTERM');
    const second = run({ DEMO: '0' });
    await second.url();
    expect(second.said.text).not.toContain('shown once');
  });
});
