import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrintReport } from '@daozhen/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Refused, Unreachable } from '../identity/device-api.ts';
import { PrintTask, type JobParts } from './job.ts';
import { Ledger } from './ledger.ts';
import { NotHanded, type PrinterPort, type Progress } from './ports/port.ts';

let folder: string;
let now: number;
/** What the printer says to each document handed to it, and afterwards. */
let hand: (() => string)[];
let progress: Progress[];
let handed: string[];
let reports: PrintReport[];
let away: boolean;
let document: () => Uint8Array;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-job-'));
  [now, handed, reports, away] = [0, [], [], false];
  hand = [];
  progress = [{ kind: 'printed' }];
  document = () => Buffer.from('%PDF-');
});
afterEach(() => rmSync(folder, { recursive: true }));

const port: PrinterPort = {
  scheme: 'test',
  printers: () => Promise.resolve([]),
  hand: async (_queue, { key }) => {
    const spool = (hand.shift() ?? (() => '7'))();
    handed.push(key);
    return Promise.resolve(spool);
  },
  progress: () => Promise.resolve(progress.length > 1 ? progress.shift()! : progress[0]!),
  cancel: () => {
    progress = [{ kind: 'cancelled' }];
    return Promise.resolve();
  },
};

const fail = (error: Error) => () => {
  throw error;
};

function parts(): JobParts {
  return {
    server: {
      take: (id, attempt) =>
        Promise.resolve({
          id,
          attempt,
          queue: 'test:desk',
          format: 'pdf',
          paper: 'a5',
          title: '导检单 A012',
        }),
      document: () => Promise.resolve().then(() => document()),
      report: (_job, report) => {
        if (away) return Promise.reject(new Unreachable('server'));
        reports.push(report);
        return Promise.resolve();
      },
    },
    ledger: new Ledger(folder, () => now),
    portOf: (queue) => (queue === 'test:desk' ? port : undefined),
    inTurn: (_queue, run) => run(),
    wait: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    now: () => now,
    news: () => {},
  };
}

const task = () => new PrintTask(parts(), 'job-1234-5678', 1);
const states = () => reports.map(({ state, problem }) => (problem ? `${state} ${problem}` : state));

it('tells every change once, and the outcome last', async () => {
  progress = [
    { kind: 'printing' },
    { kind: 'printing' },
    { kind: 'printing', problem: 'paper-out' },
    { kind: 'printing', problem: 'paper-out' },
    { kind: 'printing' },
    { kind: 'printed' },
  ];
  await task().run();
  expect(states()).toEqual(['printing', 'printing paper-out', 'printing', 'printed']);
});

it('speaks of a long wait now and again, so that the server knows it is not lost', async () => {
  progress = [
    ...Array.from({ length: 60 }, () => ({ kind: 'printing' as const })),
    { kind: 'printed' },
  ];
  await task().run();
  expect(reports.filter(({ state }) => state === 'printing').length).toBeGreaterThan(3);
});

it('tries an unreachable printer again, because nothing reached it', async () => {
  hand = [fail(new NotHanded('offline')), fail(new NotHanded('offline'))];
  await task().run();
  expect(handed).toHaveLength(1);
  expect(states()).toEqual(['sent offline', 'printed']);
});

it('gives up an unreachable printer after a quarter of an hour', async () => {
  hand = Array.from({ length: 1_000 }, () => fail(new NotHanded('offline')));
  await task().run();
  expect(states().at(-1)).toBe('failed offline');
  expect(handed).toEqual([]);
  expect(now).toBeLessThan(16 * 60_000);
});

it('never tries again what may have reached the printer', async () => {
  hand = [fail(new Error('the connection broke'))];
  await task().run();
  await task().run();
  expect(states()).toEqual(['unknown', 'unknown']);
  expect(handed).toEqual([]);
});

it('an outcome the server did not hear is told later, and nothing is printed again', async () => {
  hand = [
    () => {
      away = true;
      return '7';
    },
  ];
  await expect(task().run()).rejects.toBeInstanceOf(Unreachable);
  away = false;
  await task().run();
  expect(states()).toEqual(['printed']);
  expect(handed).toHaveLength(1);
});

it('stopped before it was handed over, hands nothing over', async () => {
  const stopped = task();
  stopped.cancel();
  await stopped.run();
  expect([states(), handed]).toEqual([['cancelled'], []]);
});

it('stopped at the printer, says what the printer made of it', async () => {
  progress = [{ kind: 'printing' }];
  const stopped = task();
  hand = [
    () => {
      stopped.cancel();
      return '7';
    },
  ];
  await stopped.run();
  expect(states()).toEqual(['cancelled']);
});

it('a document that is gone fails; a job given to another is left alone', async () => {
  document = fail(new Refused(410, 'print.document-gone', ''));
  await task().run();
  expect(states()).toEqual(['failed document-gone']);
  rmSync(folder, { recursive: true });
  document = fail(new Refused(409, 'print.elsewhere', ''));
  await task().run();
  expect(states()).toEqual(['failed document-gone']);
});
