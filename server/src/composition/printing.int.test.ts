import { randomUUID } from 'node:crypto';
import type { PrintJob, Printer, PrintState } from '@daozhen/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { register, registration, type Registered } from '../../test-support/centre.ts';
import { PrinterAgent } from '../../test-support/printer-agent.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

let server: TestServer;
let agent: PrinterAgent;
let desk: Client;
let person: Registered;
let printer: Printer;

beforeAll(async () => {
  server = await startTestServer();
  agent = new PrinterAgent(server.url).start();
  desk = await server.login('desk');
  await agent.pair(desk);
  person = await register(desk, registration({}, { name: '隗独秀' }));
  printer = await vi.waitFor(async () => {
    const found = (await printers())[0];
    expect(found?.state).toBe('ready');
    return found!;
  });
});
afterAll(async () => {
  await agent?.remove();
  await server?.stop();
});

async function printers(): Promise<Printer[]> {
  const { body } = await desk.get('/api/printing?site=east');
  return Object.values(body.printers as Record<string, Printer>);
}

const order = (document: object, more: object = {}, key: string = randomUUID()) =>
  desk.post(
    '/api/printing/jobs',
    { site: 'east', printer: printer.id, document, ...more },
    { 'idempotency-key': key },
  );

async function jobOf(id: string): Promise<PrintJob> {
  return (await desk.get(`/api/printing/jobs/${id}`)).body.job as PrintJob;
}

const becomes = (id: string, state: PrintState) =>
  vi.waitFor(async () => expect((await jobOf(id)).state).toBe(state), {
    timeout: 20_000,
    interval: 50,
  });

describe('F10 silent printing', () => {
  it('a guide sheet goes to paper with one press', async () => {
    const { status, body } = await order({ kind: 'guide-sheet', visit: person.visit });
    expect(status).toBe(201);
    const job = body.job as PrintJob;
    expect(job).toMatchObject({ state: 'queued', subject: person.ticket, attempt: 1 });
    await becomes(job.id, 'printed');
    const [name = ''] = agent.printed();
    expect(name).toContain(person.ticket);
    expect(agent.read(name).subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.stringify(await jobOf(job.id))).not.toContain('隗独秀');
  });
});
