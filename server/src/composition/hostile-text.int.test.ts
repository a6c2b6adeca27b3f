import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registration } from '../../test-support/centre.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

/** What people paste, and what some try: SQL, HTML, formulas, templates, paths, signs that break things. */
const hostile = [
  `'; drop table people; --`,
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.test","x")',
  '@SUM(1+1)*cmd|calc',
  '../../etc/passwd ${7*7}{{7*7}}',
  '%00\u0000',
  '\ud83d',
  '𠮷'.repeat(30),
];

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  minItems?: number;
  minimum?: number;
  pattern?: string;
  format?: string;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema & { enum?: string[] };
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema } | undefined> };
}

let server: TestServer;
let clients: Client[];
let paths: Record<string, Record<string, Operation>>;

beforeAll(async () => {
  server = await startTestServer();
  const users = ['manager', 'system', 'security', 'audit'];
  clients = await Promise.all(users.map((user) => server.login(user)));
  paths = (await server.anyone.get('/api/openapi.json')).body.paths;
});
afterAll(() => server?.stop());

/** A value of a schema's form with the text wherever a text may stand. */
function filled(schema: Schema, text: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return filled(schema.anyOf[0]!, text);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, each]) => [name, filled(each, text)]),
      );
    case 'array':
      return schema.items ? [filled(schema.items, text)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return text;
  }
}

/** What looks like a day, an id or a number and is none that can be. */
function impossible({ pattern = '', type }: Schema): string[] {
  if (pattern.includes('\\d{2}-\\d{2}'))
    return ['2026-02-30', '2026-13-01', '0000-00-00', '9999-99-99'];
  if (type === 'integer') return ['9223372036854775807', '99999999999999999999', '1e308', '-1'];
  if (type === 'string') return ['constructor', 'hasOwnProperty', '2026-02-30', 'x'.repeat(300)];
  return [];
}

/** A value of a parameter as the demo has it. */
function usual({ name, schema }: Parameter): [string, string] {
  const known: Record<string, string> = { site: 'east', station: 'blood', format: 'csv' };
  const isDay = schema.format === 'date';
  return [name, known[name] ?? (isDay ? '2026-11-23' : (schema.enum?.[0] ?? '1'))];
}

function addressOf(path: string, parameters: Parameter[], given: Record<string, string>): string {
  const filledIn = path.replaceAll(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(given[name]!));
  const query = parameters.filter((each) => each.in === 'query' && each.name in given);
  return `${filledIn}?${new URLSearchParams(query.map(({ name }) => [name, given[name]!]))}`;
}

/** The first of them who may. */
async function reader(address: string): Promise<Client> {
  for (const client of clients) if ((await client.get(address)).status !== 403) return client;
  return clients[0]!;
}

/** Those that would end the test's own sessions or wait for events. */
const left = new Set(['DELETE /api/session', 'POST /api/session']);

describe('hostile text', () => {
  it('in every field of every request is refused or kept as it is, and never an error of ours', async () => {
    const wrong: string[] = [];
    let sent = 0;
    for (const [path, operations] of Object.entries(paths)) {
      for (const [verb, operation] of Object.entries(operations)) {
        const method = verb.toUpperCase();
        if (left.has(`${method} ${path}`)) continue;
        for (const text of hostile) {
          const schema = operation.requestBody?.content['application/json']?.schema;
          const query = (operation.parameters ?? []).filter((each) => each.in === 'query');
          const asked = new URLSearchParams(
            query.map(({ name, schema: each }) => [name, String(filled(each, text))]),
          );
          const address = `${path.replaceAll(/\{\w+\}/g, encodeURIComponent(text.toWellFormed()))}?${asked}`;
          const body = schema && filled(schema, text);
          const headers = { 'idempotency-key': randomUUID() };
          for (const client of clients) {
            const answer = await client.send(method, address, body, headers);
            sent += 1;
            if (answer.status >= 500) wrong.push(`${method} ${path} ${text}: ${answer.status}`);
            // One who may is enough.
            if (answer.status !== 403) break;
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(500);
  }, 60_000);

  it('in the form that is asked for, and still impossible, is refused with a sentence', async () => {
    const wrong: string[] = [];
    let sent = 0;
    for (const [path, { get }] of Object.entries(paths)) {
      const parameters = get?.parameters ?? [];
      const needed = parameters.filter((each) => each.in === 'path' || each.required).map(usual);
      const address = (given: Record<string, string>) => addressOf(path, parameters, given);
      const client = await reader(address(Object.fromEntries(needed)));
      for (const { name, schema } of parameters) {
        for (const value of impossible(schema)) {
          const given = address({ ...Object.fromEntries(needed), [name]: value });
          const { status, body } = await client.get(given);
          sent += 1;
          const isSaid = status < 400 || /[\u4e00-\u9fff]/.test(body.message);
          if (status >= 500 || !isSaid) wrong.push(`${given}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(500);
  }, 60_000);

  it('a time or a version that no calendar and no record has is refused', async () => {
    const [manager] = clients as [Client];
    const headers = { 'idempotency-key': randomUUID() };
    const invalid = { status: 400, body: { code: 'request.invalid' } };
    for (const appointment of [9e15, 8.64e15, 4e13]) {
      const given = registration({ appointment });
      expect(await manager.post('/api/visits', given, headers)).toMatchObject(invalid);
    }
    const fields = { name: '常绿制造厂', state: 'active', version: 3e9 };
    const change = await manager.send('PUT', '/api/employers/nobody', fields);
    expect(change).toMatchObject(invalid);
  });

  it('a name of blanks alone, which no board could show, is refused', async () => {
    const [, system] = clients as [Client, Client];
    const path = '/api/settings/rooms/east-blood-1';
    const { version, entry } = (await system.get(path)).body.versions[0];
    for (const name of [' ', '\u3000\t']) {
      const answer = await system.send('PUT', path, { version, entry: { ...entry, name } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
  });

  it.each(hostile.slice(0, 5))('a name that is %s comes back as that name', async (name) => {
    const [manager] = clients as [Client];
    const given = registration({}, { name });
    const answer = await manager.post('/api/visits', given, { 'idempotency-key': randomUUID() });
    expect(answer.status).toBe(201);
    const { body } = await manager.get(`/api/visits/${answer.body.visit}`);
    expect(body.name).toBe(name);
    const found = await manager.get(`/api/visits?site=east&query=${encodeURIComponent(name)}`);
    expect(found.body.visits.map((visit: { name: string }) => visit.name)).toContain(name);
  });

  it('the tables are all still there', async () => {
    const [manager] = clients as [Client];
    expect((await manager.get('/api/visits?site=east')).body.total).toBe(5);
    expect((await server.anyone.get('/readyz')).status).toBe(200);
  });
});
