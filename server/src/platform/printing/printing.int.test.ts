import type { PrintProblem } from '@daozhen/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases, type DatabaseUnderTest } from '../../../test-support/databases.ts';
import { migrate } from '../db/index.ts';
import { JobsRepository, PrintersRepository, PrintFeed, printingMigrations } from './index.ts';
import type { JobRow, NewJob } from './jobs.repository.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-23T00:30:00Z');

describe.each(databases)('print jobs: %s', (_name, start) => {
  let under: DatabaseUnderTest;
  let jobs: JobsRepository;
  let printers: PrintersRepository;
  let printer: string;
  let now: number;
  let n = 0;

  beforeAll(async () => {
    under = await start();
    await migrate(under.database, { printing: printingMigrations });
    jobs = new JobsRepository(under.database.db);
    printers = new PrintersRepository(under.database.db);
  });
  afterAll(() => under?.remove());
  beforeEach(async () => {
    now = START;
    n += 1;
    await report(['desk']);
    printer = (await printers.of(site()))[0]!.id;
  });

  const at = () => new Date(now);
  const site = () => `site-${n}`;
  const device = () => `device-${n}`;

  const report = (queues: string[], problem?: PrintProblem) =>
    printers.report(
      { device: device(), name: '前台电脑', site: site() },
      queues.map((queue) => ({
        queue,
        name: queue,
        format: 'pdf' as const,
        papers: ['a5' as const],
        ...(problem && { problem }),
      })),
      at(),
    );

  const add = (id: string, more: Partial<NewJob> = {}): Promise<JobRow> =>
    jobs.add(
      {
        id: `${n}-${id}`,
        site: site(),
        day: '2026-11-23',
        printerId: printer,
        deviceId: device(),
        document: { kind: 'guide-sheet', visit: 'v1' },
        language: 'zh',
        subject: 'A012',
        visit: 'v1',
        paper: 'a5',
        requestedBy: 'user:desk',
        requestedName: '石岩',
        requestKey: `key-${id}`,
        requestHash: 'hash',
        ...more,
      },
      at(),
    );

  it('keeps a job as it was asked for, and finds it again by its request', async () => {
    const [first, second] = await Promise.all([add('a'), add('b', { requestKey: 'key-a' })]);
    expect(second.id).toBe(first.id);
    expect(await jobs.get(first.id)).toMatchObject({
      document: { kind: 'guide-sheet', visit: 'v1' },
      state: 'queued',
      attempt: 1,
      cancelling: false,
    });
    expect(await jobs.ofDay(site(), '2026-11-23', 10)).toHaveLength(1);
    expect(await jobs.ofDay(site(), '2026-11-24', 10)).toEqual([]);
  });

  it('of two changes to the same job one wins', async () => {
    const job = await add('a');
    const changes = await Promise.all([
      jobs.change(job, { state: 'sent' }, at()),
      jobs.change(job, { state: 'cancelled' }, at()),
    ]);
    expect(changes.filter(Boolean)).toHaveLength(1);
  });

  it('lists for an agent what is still to be done, oldest first', async () => {
    const first = await add('a');
    now += 1;
    const second = await add('b');
    now += 1;
    const over = await add('c');
    await jobs.change(over, { state: 'printed' }, at());
    await jobs.change(first, { state: 'printing' }, at());
    expect((await jobs.openOf(device())).map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it('ends what no printer took, and what its agent has fallen silent about', async () => {
    const waiting = await add('a');
    const silent = await add('b');
    const spoken = await add('c');
    await jobs.change(silent, { state: 'printing', problem: 'paper-out' }, at());
    await jobs.change(spoken, { state: 'sent' }, at());
    now += 6 * MINUTE;
    await jobs.heard(spoken.id, at());
    const ended = (await jobs.sweep(at())).filter((job) => job.site === site());
    expect(ended.map(({ id }) => id)).toEqual([silent.id]);
    expect(await jobs.get(silent.id)).toMatchObject({ state: 'unknown', problem: 'no-answer' });
    now += 10 * MINUTE;
    await jobs.heard(spoken.id, at());
    await jobs.sweep(at());
    expect(await jobs.get(waiting.id)).toMatchObject({ state: 'failed', problem: 'expired' });
    expect(await jobs.get(spoken.id)).toMatchObject({ state: 'sent' });
  });

  it('keeps the name staff gave a printer, and knows when it is gone', async () => {
    await printers.rename(printer, '前台激光');
    await report(['desk', 'other'], 'paper-out');
    expect(await printers.of(site())).toMatchObject([
      { id: printer, name: '前台激光', problem: 'paper-out' },
      { name: null },
    ]);
    await report(['other']);
    expect((await printers.of(site())).map(({ queue }) => queue)).toEqual(['other']);
    await report(['desk', 'other']);
    expect((await printers.get(printer))?.gone).toBe(false);
  });

  it('shows whoever watches what another node has changed', async () => {
    const told: string[] = [];
    const feed = new PrintFeed({
      jobs,
      printers,
      now: () => now,
      day: () => '2026-11-23',
      watched: () => [`printer:${device()}`, `printing:${site()}`],
      changed: (topic) => told.push(topic),
      onError: (error) => {
        throw error;
      },
    });
    expect(feed.printing(site())).toEqual({ ready: false, printers: {}, jobs: {} });
    await feed.round();
    expect(feed.printing(site()).printers[printer]).toMatchObject({ state: 'ready', name: 'desk' });
    const job = await add('a');
    told.length = 0;
    await feed.round();
    await feed.round();
    expect(told.toSorted()).toEqual([`printer:${device()}`, `printing:${site()}`]);
    expect(feed.printer(device())).toEqual({ jobs: { [job.id]: { attempt: 1 } } });
    now += MINUTE;
    await feed.round();
    expect(feed.printing(site()).printers[printer]?.state).toBe('offline');
  });
});
