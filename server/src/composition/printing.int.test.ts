import { randomUUID } from 'node:crypto';
import type { PrintJob, Printer, PrintState } from '@daozhen/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSpooler } from '../../../caller/test-support/fake-spooler.ts';
import { onControl, pair, register, registration } from '../../test-support/centre.ts';
import { PrinterAgent } from '../../test-support/printer-agent.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

/** A name to look for where it must not be. */
const NAME = '隗独秀';

let server: TestServer;
let spooler: FakeSpooler;
let agent: PrinterAgent;
let desk: Client;
let visit: string;
let ticket: string;
/** The folder printer and the one behind the spooler. */
let folder: Printer;
let laser: Printer;

beforeAll(async () => {
  [server, spooler] = await Promise.all([startTestServer(), new FakeSpooler().start()]);
  const { host, port } = spooler.address;
  agent = new PrinterAgent(server.url, [], { CUPS_SERVER: `${host}:${port}` }).start();
  desk = await server.login('desk');
  await agent.pair(desk);
  ({ visit, ticket } = await register(desk, registration({}, { name: NAME })));
  await agent.says(/打印机：/);
  const found = await vi.waitFor(async () => {
    const known = await printers();
    if (known.length < 2) throw new Error('the printers are not known yet');
    return known;
  }, patience);
  folder = found.find(({ queue }) => queue.startsWith('folder:'))!;
  laser = found.find(({ queue }) => queue.startsWith('cups:'))!;
});
afterAll(async () => {
  await agent?.remove();
  await spooler?.stop();
  await server?.stop();
});
beforeEach(() => {
  Object.assign(spooler, { reasons: ['none'], hangs: false });
});

const patience = { timeout: 20_000, interval: 30 };

async function printers(): Promise<Printer[]> {
  const { body } = await desk.get('/api/printing?site=east');
  return Object.values(body.printers as Record<string, Printer>);
}

const sheet = () => ({ kind: 'guide-sheet', visit });

const send = (who: Client, body: object, key: string = randomUUID()) =>
  who.post('/api/printing/jobs', { site: 'east', ...body }, { 'idempotency-key': key });

/** Has a document printed; @returns the job as it was stored. */
async function order(printer: Printer, document: object = sheet()): Promise<PrintJob> {
  const { status, body } = await send(desk, { printer: printer.id, document });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.job as PrintJob;
}

async function jobOf({ id }: PrintJob): Promise<PrintJob> {
  return (await desk.get(`/api/printing/jobs/${id}`)).body.job as PrintJob;
}

const becomes = (job: PrintJob, state: PrintState, more: Partial<PrintJob> = {}) =>
  vi.waitFor(async () => expect(await jobOf(job)).toMatchObject({ state, ...more }), patience);

const papersOf = ({ id }: PrintJob) =>
  agent.printed().filter((name) => name.includes(id.slice(0, 8)));

const again = (job: PrintJob, attempt = job.attempt) =>
  desk.post(`/api/printing/jobs/${job.id}/again`, { attempt });

describe('F10 silent printing', () => {
  it('a guide sheet goes to paper with one press, and the job names nobody', async () => {
    const job = await order(folder);
    expect(job).toMatchObject({ state: 'queued', subject: ticket, attempt: 1 });
    await becomes(job, 'printed');
    const [name = ''] = papersOf(job);
    expect(agent.read(name).subarray(0, 5).toString()).toBe('%PDF-');
    const seen = JSON.stringify((await desk.get('/api/printing?site=east')).body);
    expect(seen).not.toContain(NAME);
    expect(agent.said).not.toContain(NAME);
  });

  it('the same press twice is one paper; the same key for something else is refused', async () => {
    const key = randomUUID();
    const body = { printer: folder.id, document: { kind: 'slip', visit } };
    const [first, second] = await Promise.all([send(desk, body, key), send(desk, body, key)]);
    expect(second.body.job.id).toBe(first.body.job.id);
    await becomes(first.body.job as PrintJob, 'printed');
    expect(papersOf(first.body.job as PrintJob)).toHaveLength(1);
    const other = await send(desk, { ...body, document: sheet() }, key);
    expect([other.status, other.body.code]).toEqual([409, 'print.key-reused']);
  });

  it('without paper says so while it waits, and goes on by itself', async () => {
    spooler.reasons = ['media-empty-error'];
    const job = await order(laser);
    await becomes(job, 'printing', { problem: 'paper-out' });
    spooler.reasons = ['none'];
    await becomes(job, 'printed');
    expect((await jobOf(job)).problem).toBeUndefined();
  });

  it('without paper can be stopped, and then nothing comes out', async () => {
    spooler.reasons = ['media-empty-error'];
    const job = await order(laser);
    await becomes(job, 'printing', { problem: 'paper-out' });
    await desk.post(`/api/printing/jobs/${job.id}/cancel`, { attempt: 1 });
    await becomes(job, 'cancelled');
    expect(spooler.jobs.at(-1)?.state).toBe(7);
  });
});

describe('nothing is lost and nothing is printed twice', () => {
  it('an agent that is away prints what waits as soon as it is back', async () => {
    await agent.kill();
    const job = await order(folder);
    const unwanted = await order(folder);
    const stopped = await desk.post(`/api/printing/jobs/${unwanted.id}/cancel`, { attempt: 1 });
    expect(stopped.body.job.state).toBe('cancelled');
    expect((await jobOf(job)).state).toBe('queued');
    agent.start();
    await becomes(job, 'printed');
    expect([papersOf(job).length, papersOf(unwanted).length]).toEqual([1, 0]);
  });

  it('killed while the printer has it, follows it to its end afterwards', async () => {
    spooler.reasons = ['media-empty-error'];
    const before = spooler.jobs.length;
    const job = await order(laser);
    await becomes(job, 'printing', { problem: 'paper-out' });
    await agent.kill();
    spooler.reasons = ['none'];
    agent.start();
    await becomes(job, 'printed');
    expect(spooler.jobs.length - before).toBe(1);
  });

  it('killed while handing it over, says that nobody knows; only a person prints it again', async () => {
    spooler.hangs = true;
    const before = spooler.jobs.length;
    const job = await order(laser);
    await vi.waitFor(() => expect(spooler.jobs.length - before).toBe(1), patience);
    await agent.kill();
    spooler.hangs = false;
    agent.start();
    await becomes(job, 'unknown');
    expect(spooler.jobs.length - before).toBe(1);
    const [first, second] = await Promise.all([again(job), again(job)]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    await becomes(job, 'printed', { attempt: 2 });
    expect(spooler.jobs.length - before).toBe(2);
  });

  it('another agent with the same token does not print what the first has in hand', async () => {
    spooler.reasons = ['media-empty-error'];
    const job = await order(laser);
    await becomes(job, 'printing', { problem: 'paper-out' });
    const copy = server.withToken(agent.token());
    const body = { attempt: 1, taker: 'another-folder' };
    const answer = await copy.post(`/api/printing/agent/jobs/${job.id}/take`, body);
    expect([answer.status, answer.body.code]).toEqual([409, 'print.elsewhere']);
    spooler.reasons = ['none'];
    await becomes(job, 'printed');
  });

  it('a word about an earlier attempt, or after the end, changes nothing', async () => {
    const job = await order(folder);
    await becomes(job, 'printed');
    const device = server.withToken(agent.token());
    const path = `/api/printing/agent/jobs/${job.id}/report`;
    expect((await device.post(path, { attempt: 1, state: 'failed' })).status).toBe(204);
    expect((await jobOf(job)).state).toBe('printed');
  });
});

describe('who may print and read what', () => {
  it('a nurse has queue lists printed and no guide sheets', async () => {
    const nurse = await server.login('nurse');
    const refused = await send(nurse, { printer: folder.id, document: sheet() });
    expect([refused.status, refused.body.code]).toEqual([403, 'print.not-permitted']);
    const list = { kind: 'queue-list', stations: ['ecg'] };
    const taken = await send(nurse, { printer: folder.id, document: list });
    await becomes(taken.body.job as PrintJob, 'printed', { subject: '心电图' });
  });

  it('a document is served to its own agent and to staff of its campus only', async () => {
    const job = await order(folder);
    const path = `/api/printing/jobs/${job.id}/document`;
    const other = await pair(server, desk, 'printer', { kind: 'printer' });
    const river = await server.login('desk2');
    const asked = [
      await server.withToken(agent.token()).get(path),
      await desk.get(path),
      await server.withToken(other.token).get(path),
      await river.get(path),
    ];
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 404, 403]);
    expect(asked[1]?.headers.get('cache-control')).toBe('no-store');
    const elsewhere = await send(river, { site: 'river', printer: folder.id, document: sheet() });
    expect(elsewhere.body.code).toBe('print.printer-unknown');
    await becomes(job, 'printed');
  });

  it('V1 a VVIP’s slip carries the ticket only', async () => {
    const hidden = await register(desk, registration({}, { name: NAME, vvip: true }));
    const job = await order(folder, { kind: 'slip', visit: hidden.visit });
    const { body } = await desk.get(`/api/printing/jobs/${job.id}/document?as=slip`);
    expect(JSON.stringify(body)).toContain(hidden.ticket);
    expect(JSON.stringify(body)).not.toContain(NAME);
  });

  it('staff watch printers and jobs change', async () => {
    const client = onControl(server, desk);
    await client.next('connect');
    const view = await client.subscribe('printing:east');
    expect(view.type).toBe('snapshot');
    const heard = client.next<{ patch: object }>('update');
    await order(folder);
    expect(JSON.stringify((await heard).patch)).toContain('"jobs"');
    client.socket.disconnect();
  });

  it('a printer whose agent was removed is offered no more', async () => {
    const { id } = (await server.withToken(agent.token()).get('/api/devices/me')).body.device;
    await desk.delete(`/api/devices/${id}`);
    await vi.waitFor(async () => expect(await printers()).toEqual([]), patience);
    const refused = await send(desk, { printer: folder.id, document: sheet() });
    expect(refused.body.code).toBe('print.printer-unknown');
    await agent.says(/配对已被撤销/);
  });
});
