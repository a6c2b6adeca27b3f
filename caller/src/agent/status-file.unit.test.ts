import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AlreadyRunning, StatusFile } from './status-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-status-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'status.json');
const change = (over: object) => {
  const status = JSON.parse(readFileSync(file(), 'utf8')) as object;
  writeFileSync(file(), JSON.stringify({ ...status, ...over }));
};

it('tells how a running caller is doing, to this user only', () => {
  const seat = { name: '', state: 'online' as const, room: 'us-2' };
  new StatusFile(folder).write('http://server.test', [seat]);
  expect(new StatusFile(folder).read()).toMatchObject({ pid: process.pid, seats: [seat] });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it('two agents on one folder: the second is told who runs there and does not start', () => {
  new StatusFile(folder).claim('http://server.test');
  change({ pid: process.ppid });
  expect(() => new StatusFile(folder).claim('http://server.test')).toThrow(AlreadyRunning);
});

it('what a killed caller left behind stops nobody', () => {
  const gone = spawnSync(process.execPath, ['-e', '0']).pid;
  new StatusFile(folder).claim('http://server.test');
  change({ pid: gone });
  expect(new StatusFile(folder).read()).toBeUndefined();
  change({ pid: process.ppid, at: Date.now() - 60_000 });
  expect(() => new StatusFile(folder).claim('http://server.test')).not.toThrow();
  new StatusFile(folder).remove();
  expect(new StatusFile(folder).read()).toBeUndefined();
});
