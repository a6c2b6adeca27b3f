import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { item, MINUTE, openFloor, type Floor } from '../../test-support/floor.ts';
import { readConfig, type Config } from '../config.ts';
import { CatalogueRepository, catalogueMigrations, seed } from '../exam/catalogue/index.ts';
import { migrate, openPostgres } from '../platform/db/index.ts';
import { FolderInUse, lockFolder } from '../platform/files/index.ts';
import { LineEvents, RecordHeader } from '../queue/campus/index.ts';
import { LineEvent } from '../queue/forecast/index.ts';
import { JournalGap, JournalRepository, journalMigrations } from '../queue/journal/index.ts';
import { emptySite, evolve } from '../queue/rules/index.ts';
import { exportArguments, exportDay, WrongExport } from './export-day.ts';

const day = '2026-11-23';
const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-test-export-'));
const out = join(dataDir, 'day.ndjson');
let postgres: TestPostgres;
let config: Config;
let floor: Floor;

/** A short morning: somebody is examined twice, somebody passed, a room rests. */
async function morning(): Promise<void> {
  floor = await openFloor({ rooms: { ecg1: {}, us1: {}, us2: {} }, utcOffsetMs: 8 * 60 * MINUTE });
  await floor.arrive('a', [item('ecg'), item('us')]);
  await floor.arrive('b', [item('us')], 'vip');
  for (const [visit, station] of [
    ['a', 'ecg'],
    ['b', 'us'],
  ] as const) {
    await floor.later(MINUTE).accept('join', { visit, station });
  }
  await floor.call('ecg1');
  await floor.later(3 * MINUTE).serve('ecg1');
  await floor.call('us2');
  await floor.later(MINUTE).accept('pass', { room: 'us2', reason: 'absent' });
  await floor.accept('pause-room', {
    room: 'us1',
    reason: 'rest',
    until: floor.clock.now + MINUTE,
  });
}

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = await postgres.createDatabase();
  config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: url });
  await morning();
  const database = openPostgres({ url, connections: 1 });
  await migrate(database, { journal: journalMigrations, catalogue: catalogueMigrations });
  await new CatalogueRepository(database.db).fill(seed);
  const journal = new JournalRepository(database.db);
  await journal.begin('main', 'memory', undefined);
  await journal.add('main', 'memory', await floor.engine.events('main', 0, 1000));
  await database.close();
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ done: boolean; said: string }> {
  const lines: string[] = [];
  const done = await exportDay(config, exportArguments(args), (line) => void lines.push(line));
  return { done, said: lines.join('\n') };
}

it('V1: a day comes out as its lines went, without what names anybody', async () => {
  const { done, said } = await run('--site', 'main', '--day', day, '--out', out);
  const text = readFileSync(out, 'utf8');
  const [header, ...events] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LineEvent);
  expect({ done, said }).toEqual({ done: true, said: `${out}：${events.length + 1} 行 · lines` });
  expect(Value.Check(RecordHeader, header)).toBe(true);
  expect(header).toMatchObject({ site: 'main', day, creditMs: { vip: 30 * MINUTE } });
  expect(Object.keys((header as unknown as RecordHeader).stations ?? {})).toEqual(['ecg', 'us']);
  for (const event of events) expect(Value.Check(LineEvent, event)).toBe(true);
  expect(text).not.toContain('staff-');

  const lines = new LineEvents();
  const state = emptySite('main', 'memory');
  const happened = (await floor.engine.events('main', 0, 1000)).flatMap((event) =>
    lines.apply(event, evolve(state, event)),
  );
  const withoutDoctor = (event: LineEvent) => ({ ...event, doctor: undefined });
  expect(events.map(withoutDoctor)).toEqual(happened.map(withoutDoctor));
});

it('gives a doctor the same name in every record', async () => {
  await run('--site', 'main', '--day', day, '--out', out);
  const once = readFileSync(out, 'utf8');
  await run('--site', 'main', '--day', day, '--out', out);
  expect(readFileSync(out, 'utf8')).toBe(once);
  expect(once).toMatch(/"doctor":"doctor-[\w-]{8}"/);
});

it('says which days there are where one is not', async () => {
  expect(await run('--site', 'main')).toMatchObject({
    done: true,
    said: expect.stringContaining(day) as string,
  });
  const missing = await run('--site', 'main', '--day', '2026-11-24', '--out', out);
  expect(missing.done).toBe(false);
  expect(missing.said).toContain('nothing was journalled at main on 2026-11-24');
  expect(missing.said).toContain(day);
});

it.each([
  [[], /--site/],
  [['--site', 'main', '--day', 'monday'], /--day monday/],
  [['--site', 'main', '--day', '2026-02-30'], /--day 2026-02-30/],
  [['--site', 'main', '--when', 'now'], /--when/],
])('refuses %j with a sentence', (args, sentence) => {
  expect(() => exportArguments(args)).toThrow(sentence);
});

it('leaves a whole record where it is when it cannot write another to its end', async () => {
  await run('--site', 'main', '--day', day, '--out', out);
  const whole = readFileSync(out, 'utf8');
  const torn = vi.spyOn(LineEvents.prototype, 'apply').mockImplementation(() => {
    throw new JournalGap('main', 7);
  });
  await expect(run('--site', 'main', '--day', day, '--out', out)).rejects.toThrow(WrongExport);
  torn.mockRestore();
  expect(readFileSync(out, 'utf8')).toBe(whole);
  expect(readdirSync(dataDir)).not.toContain('day.ndjson.part');
});

it('says what stands in the way', async () => {
  await expect(run('--site', 'west', '--day', day)).rejects.toThrow(/west（有 main）/);
  const nowhere = ['--site', 'main', '--day', day, '--out', join(dataDir, 'no', 'where')];
  await expect(run(...nowhere)).rejects.toThrow(WrongExport);
  const unlock = lockFolder(dataDir, join(dataDir, 'server.lock'));
  const embedded = readConfig({ DATA_DIR: dataDir });
  const running = exportDay(embedded, exportArguments(['--site', 'main']), () => undefined);
  await expect(running).rejects.toThrow(FolderInUse);
  unlock();
});
