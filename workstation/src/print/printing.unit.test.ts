import type { Printer, PrintingView, PrintJob } from '@daozhen/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { FakePort } from '../../test-support/fake-port.ts';
import { keepChoice, readChoice } from './choice.ts';
import { lookOf } from './jobState.ts';
import { Paperwork } from './paperwork.svelte.ts';

const printer: Printer = {
  id: 'p1',
  device: 'd1',
  deviceName: '前台电脑',
  name: '前台激光',
  queue: 'cups:desk',
  format: 'pdf',
  papers: ['a5', 'a4'],
  state: 'ready',
};
const receipt: Printer = { ...printer, id: 'p2', name: '号条机', format: 'slip', papers: ['80mm'] };
const job: PrintJob = {
  id: 'j1',
  site: 'main',
  kind: 'guide-sheet',
  subject: 'A012',
  visit: 'v1',
  printer: 'p1',
  printerName: '前台激光',
  paper: 'a5',
  state: 'queued',
  attempt: 1,
  by: '石岩',
  createdAt: 1,
  changedAt: 1,
};

let api: FakeApi;
let port: FakePort;
let stored: Map<string, string>;
const topic = 'printing:main';

beforeEach(() => {
  stored = new Map();
  globalThis.localStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  } as unknown as Storage;
  api = new FakeApi();
  port = new FakePort();
});

/** A desk that sees these printers and jobs. */
function desk(jobs: PrintJob[] = [], mayOrder = true) {
  const paperwork = new Paperwork({
    client: api.client,
    floor: port,
    site: 'main',
    language: () => 'zh',
    mayOrder,
  });
  paperwork.start();
  const show = (more: PrintJob[]) => {
    const view: PrintingView = {
      ready: true,
      printers: { p1: printer, p2: receipt },
      jobs: Object.fromEntries(more.map((each) => [each.id, each])),
    };
    port.show(topic, view);
  };
  show(jobs);
  return { paperwork, printing: paperwork.printing, show };
}

const sheet = { visit: 'v1' } as Parameters<Paperwork['press']>[0];
const posts = () => api.calls.filter(({ route }) => route === 'POST /api/printing/jobs');

describe('one press', () => {
  test('with a printer chosen goes there, with the paper and the language', async () => {
    api.answer('POST /api/printing/jobs', { job });
    const { paperwork, printing } = desk();
    printing.choose({ sheet: { printer: 'p1', paper: 'a5' } });
    paperwork.press(sheet);
    await expect.poll(() => printing.latest('v1')?.state).toBe('queued');
    expect(posts()[0]?.body).toEqual({
      site: 'main',
      printer: 'p1',
      paper: 'a5',
      language: 'zh',
      document: { kind: 'guide-sheet', visit: 'v1' },
    });
    expect(paperwork.browser.sheet).toBeUndefined();
  });

  test.each([
    ['none chosen', true, {}],
    ['one chosen that is no more', true, { sheet: { printer: 'gone' } }],
    ['no right to it', false, { sheet: { printer: 'p1' } }],
  ])('with %s opens the browser’s preview', (_name, mayOrder, choice) => {
    const { paperwork, printing } = desk([], mayOrder);
    printing.choose(choice);
    paperwork.press(sheet);
    expect(paperwork.browser.sheet).toBe(sheet);
    expect(posts()).toEqual([]);
  });

  test('that got no answer is repeated with the same key', async () => {
    api.refuse('POST /api/printing/jobs', 0, { code: 'network' });
    const { paperwork, printing } = desk();
    printing.choose({ sheet: { printer: 'p1' } });
    paperwork.press(sheet);
    await expect.poll(() => printing.trouble?.code).toBe('network');
    api.answer('POST /api/printing/jobs', { job });
    await printing.trouble?.retry();
    expect(printing.trouble).toBeUndefined();
    const [first, second] = posts().map(({ headers }) => headers?.['idempotency-key']);
    expect(first).toBe(second);
  });
});

describe('after a check-in', () => {
  test('prints by itself where it is switched on, under a key of the visit', async () => {
    api.answer('POST /api/printing/jobs', { job });
    const { paperwork, printing } = desk();
    paperwork.checkedIn('v1');
    expect(posts()).toEqual([]);
    printing.choose({ slip: { printer: 'p2', paper: '80mm' }, auto: 'slip' });
    paperwork.checkedIn('v1');
    await expect.poll(posts).toHaveLength(1);
    expect(posts()[0]?.body).toMatchObject({ document: { kind: 'slip', visit: 'v1' } });
    expect(posts()[0]?.headers).toEqual({ 'idempotency-key': 'check-in:v1' });
  });

  test('says so when the chosen printer is no longer there', () => {
    const { paperwork, printing } = desk();
    printing.choose({ sheet: { printer: 'gone' }, auto: 'sheet' });
    paperwork.checkedIn('v1');
    expect(printing.trouble).toMatchObject({ code: 'print.printer-unknown', about: 'v1' });
  });
});

describe('jobs', () => {
  test('the view replaces our own answer once it is newer', async () => {
    api.answer('POST /api/printing/jobs/j1/again', {
      job: { ...job, attempt: 2, changedAt: 5 },
    });
    const failed: PrintJob = { ...job, state: 'failed', problem: 'paper-out', changedAt: 3 };
    const { printing, show } = desk([failed]);
    await printing.again(failed);
    expect(api.calls.at(-1)?.body).toEqual({ attempt: 1 });
    expect(printing.latest('v1')).toMatchObject({ state: 'queued', attempt: 2 });
    show([{ ...job, attempt: 2, state: 'printed', changedAt: 9 }]);
    expect(printing.latest('v1')?.state).toBe('printed');
  });

  test('of our own that need care are said once, and no longer once they are well', async () => {
    api.answer('POST /api/printing/jobs', { job });
    const { paperwork, printing, show } = desk();
    const texts = () => paperwork.toasts.list.map(({ text }) => text);
    printing.choose({ sheet: { printer: 'p1' } });
    paperwork.press(sheet);
    await expect.poll(() => printing.latest('v1')).toBeDefined();
    const empty: PrintJob = { ...job, state: 'printing', problem: 'paper-out', changedAt: 2 };
    const others: PrintJob = { ...empty, id: 'j2' };
    for (const changedAt of [2, 3]) show([{ ...empty, changedAt }, others]);
    expect(texts()).toEqual(['导检单 A012：打印机缺纸']);
    show([{ ...empty, state: 'unknown', changedAt: 4 }]);
    expect(texts()).toEqual(['导检单 A012：结果不确定']);
    const gone = paperwork.shows('v1');
    expect(texts()).toEqual([]);
    gone();
    expect(texts()).toEqual(['导检单 A012：结果不确定']);
    api.answer('POST /api/printing/jobs/j1/again', { job: { ...job, attempt: 2, changedAt: 5 } });
    paperwork.toasts.list[0]?.onaction?.();
    await expect.poll(() => printing.latest('v1')?.attempt).toBe(2);
    show([{ ...job, attempt: 2, state: 'printed', changedAt: 6 }]);
    expect(texts()).toEqual([]);
  });

  test('one that is over is not asked to stop', async () => {
    const { printing } = desk();
    await printing.cancel({ ...job, state: 'printed' });
    expect(api.calls).toEqual([]);
  });

  test.each([
    [{}, 'ready', 'job.sent', false],
    [{}, 'offline', 'problem.offline', true],
    [{ state: 'printing' }, 'ready', 'job.printing', false],
    [{ state: 'printing', problem: 'paper-out' }, 'trouble', 'problem.paper-out', true],
    [{ state: 'printed' }, 'offline', 'job.printed', false],
    [{ state: 'unknown' }, 'ready', 'job.unknown', true],
    [{ state: 'failed', problem: 'expired' }, 'ready', 'problem.expired', true],
    [{ state: 'sent', cancelling: true }, 'ready', 'job.cancelling', false],
  ] as const)('%j at a printer that is %s looks like %s', (change, state, key, needsCare) => {
    expect(lookOf({ ...job, ...change }, { ...printer, state })).toMatchObject({ key, needsCare });
  });
});

test('a receipt printer is offered for slips only', () => {
  const { printing } = desk();
  expect(printing.fit('sheet').map(({ id }) => id)).toEqual(['p1']);
  expect(
    printing
      .fit('slip')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['p1', 'p2']);
});

test('the choice is remembered for each campus', () => {
  keepChoice('main', { sheet: { printer: 'p1' } });
  expect(readChoice('main')).toEqual({ sheet: { printer: 'p1' } });
  expect(readChoice('river')).toEqual({});
  stored.set('daozhen.printers.main', '{');
  expect(readChoice('main')).toEqual({});
});
