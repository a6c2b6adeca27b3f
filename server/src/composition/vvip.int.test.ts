import { permissions, type Permission } from '@daozhen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { register, registration, type Registered } from '../../test-support/centre.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

const NAME = '隗独秀';
const ID = '990001194912310022';
const PHONE = '13900005678';

/** Everybody, by his role; all work at the campus `east`. */
const users = {
  desk: 'desk',
  nurse: 'nurse',
  'wei-mingyuan': 'doctor',
  reviewer: 'reviewer',
  manager: 'manager',
  liaison: 'liaison',
  system: 'system-admin',
  security: 'security-admin',
  audit: 'audit-admin',
} as const;
type User = keyof typeof users;

interface Record {
  kind: 'plain' | 'of another campus' | 'VVIP' | 'VVIP granted';
  idNumber: string;
  person: string;
  visit: string;
}

let server: TestServer;
const clients = {} as { [user in User]: Client };
let records: Record[];
let hidden: Record;

const person = async (client: Client, visit: Registered): Promise<string> =>
  (await client.get(`/api/visits/${visit.visit}`)).body.person;

beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: '1' });
  for (const user of Object.keys(users) as User[]) clients[user] = await server.login(user);
  const other = await server.login('desk2');
  const given = (idNumber: string, more: object = {}) => {
    const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
    const sex = Number(idNumber[16]) % 2 === 1 ? 'M' : 'F';
    return { idNumber, birthDate, sex, ...more };
  };
  const make = async (kind: Record['kind'], by: Client, idNumber: string, more: object = {}) => {
    const site = by === other ? 'river' : 'east';
    const visit = await register(by, registration({ site }, given(idNumber, more)));
    return { kind, idNumber, visit: visit.visit, person: await person(by, visit) };
  };
  // A manager may make somebody a VVIP; that he goes on seeing him is taken away again here.
  const vvip = { vvip: true, name: NAME, phone: PHONE };
  records = [
    await make('plain', clients.desk, '990001194912310057'),
    await make('of another campus', other, '99000119491231009X'),
    await make('VVIP', clients.manager, ID, vvip),
    await make('VVIP granted', clients.manager, '990001194912310110', vvip),
  ];
  hidden = records[2]!;
  const { access } = (await clients.security.get('/api/vvip/access?kind=grant')).body;
  for (const { id } of access) await clients.security.delete(`/api/vvip/access/${id}`);
  for (const [user, role] of Object.entries(users)) {
    const body = { user, person: records[3]!.person, reason: '负责接待' };
    const answer = await clients.security.post('/api/vvip/grants', body);
    const fit = (permissions['person.read'] as readonly string[]).includes(role);
    if ((answer.status === 201) !== fit) throw new Error(`a grant for ${role}: ${answer.status}`);
  }
});
afterAll(() => server?.stop());

interface Action {
  name: string;
  may: Permission;
  /** Whether the record belongs to a campus. */
  sited: boolean;
  /** @returns whether he was let at the record */
  run(client: Client, record: Record): Promise<boolean>;
}

const reached = ({ status, body }: { status: number; body: { code?: string } }): boolean =>
  !['access.denied', 'access.site', 'person.unknown', 'visit.unknown'].includes(body.code ?? '') &&
  status < 500;

const actions: Action[] = [
  {
    name: 'reads the person',
    may: 'person.read',
    sited: false,
    run: async (client, record) => reached(await client.get(`/api/people/${record.person}`)),
  },
  {
    name: 'finds the person',
    may: 'person.read',
    sited: false,
    run: async (client, { idNumber }) =>
      (await client.get(`/api/people?query=${idNumber}`)).body.people?.length === 1,
  },
  {
    name: 'reads the history',
    may: 'person.read',
    sited: false,
    run: async (client, record) => reached(await client.get(`/api/people/${record.person}/visits`)),
  },
  {
    name: 'shows the whole number',
    may: 'person.unmask',
    sited: false,
    run: async (client, { person: id }) =>
      reached(await client.send('POST', `/api/people/${id}/unmask`)),
  },
  {
    name: 'reads the visit',
    may: 'visit.read',
    sited: true,
    run: async (client, record) => reached(await client.get(`/api/visits/${record.visit}`)),
  },
  {
    name: 'finds the visit',
    may: 'visit.read',
    sited: true,
    run: async (client, { visit }) => {
      const { body } = await client.get('/api/visits?site=east&limit=100');
      return body.visits?.some((row: { visit: string }) => row.visit === visit) ?? false;
    },
  },
  {
    name: 'takes the visit back',
    may: 'visit.cancel',
    sited: true,
    run: async (client, { visit }) =>
      reached(
        await client.post(`/api/visits/${visit}/cancel`, {
          version: 1_000_000,
          reason: '改期再来',
        }),
      ),
  },
];

describe('invariant 10: role × record × action', () => {
  it('is as the one table says, VVIPs included', async () => {
    const wrong: string[] = [];
    for (const [user, role] of Object.entries(users) as [User, string][]) {
      for (const action of actions) {
        for (const record of records) {
          const table: readonly string[] = permissions[action.may];
          const here =
            !action.sited ||
            record.kind !== 'of another campus' ||
            user === 'manager' ||
            user === 'reviewer';
          const listed = action.name !== 'finds the visit' || record.kind !== 'of another campus';
          const wanted = table.includes(role) && here && listed && record.kind !== 'VVIP';
          const got = await action.run(clients[user], record);
          if (got !== wanted) wrong.push(`${role} ${action.name}, ${record.kind}: ${got}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('no route tells anybody without a grant anything of a VVIP, nor lets him change it', async () => {
    const granted = records[3]!;
    const before = (await clients.desk.get(`/api/people/${granted.person}`)).body;
    expect(JSON.stringify(before)).toContain(NAME.slice(0, 1));
    const routes = server.routes.filter(
      ({ method, url, access }) =>
        method !== 'HEAD' &&
        url.startsWith('/api/') &&
        !url.startsWith('/api/session') &&
        !url.startsWith('/api/vvip') &&
        access !== 'public' &&
        access !== 'visit-token',
    );
    const query = new URLSearchParams({ site: 'east', query: ID, limit: '50' }).toString();
    const told: string[] = [];
    let asked = 0;
    for (const { method, url } of routes.filter((route) =>
      /:|people|visits|employers|floor/.test(route.url),
    )) {
      for (const id of url.includes(':id') ? [hidden.person, hidden.visit] : ['none']) {
        const path = url
          .replace(':site', 'east')
          .replace(':id', id)
          .replaceAll(/:\w+/g, hidden.visit);
        for (const user of Object.keys(users) as User[]) {
          asked += 1;
          const headers = { 'idempotency-key': `sweep-${asked}` };
          const body =
            method === 'GET' || method === 'DELETE'
              ? undefined
              : { version: 1, reason: '了解情况' };
          const answer = await clients[user].send(method, `${path}?${query}`, body, headers);
          const text = JSON.stringify(answer.body);
          // Those granted the other VVIP of this name see him, not this one.
          if (text.includes(ID) || text.includes(hidden.person))
            told.push(`${method} ${path} ${user}`);
        }
      }
    }
    expect(told).toEqual([]);
    expect(asked).toBeGreaterThan(300);
    const glass = await clients.manager.post('/api/vvip/break-glass', {
      key: { person: hidden.person },
      reason: '核对登记',
    });
    expect(glass.status).toBe(201);
    const after = (await clients.manager.get(`/api/people/${hidden.person}`)).body;
    expect(after).toMatchObject({ id: hidden.person, version: expect.any(Number) });
    expect((await clients.manager.get(`/api/visits/${hidden.visit}`)).body.state).not.toBe(
      'cancelled',
    );
  });

  it('no number betrays a VVIP', async () => {
    const counts = async () => {
      const list = (await clients.nurse.get('/api/visits?site=east&limit=100')).body;
      const found = (await clients.nurse.get(`/api/people?query=${encodeURIComponent(NAME[0]!)}`))
        .body;
      return [list.total, list.states, list.visits.length, found.people.length];
    };
    const before = await counts();
    const more = { vvip: true, name: NAME, sex: 'F', birthDate: '1950-05-05' };
    await register(clients.manager, registration({}, more));
    expect(await counts()).toEqual(before);
  });

  it('who opens a VVIP’s record is written down', async () => {
    const { person: id } = records[3]!;
    await clients.nurse.get(`/api/people/${id}`);
    const query = `action=person.read&record=person:${id}&actor=user:nurse`;
    const { entries } = (await clients.audit.get(`/api/audit?${query}`)).body;
    expect(entries.length).toBeGreaterThan(0);
    const other = `action=person.read&record=person:${records[0]!.person}`;
    expect((await clients.audit.get(`/api/audit?${other}`)).body.entries).toEqual([]);
  });

  it('a broken glass is over after its time, and each try is written down', async () => {
    const key = { idNumber: '990001195001010023' };
    const tried = await clients.nurse.post('/api/vvip/break-glass', { key, reason: '需要核对' });
    expect([tried.status, tried.body.code]).toEqual([404, 'vvip.unknown']);
    const { entries } = (await clients.audit.get('/api/audit?action=vvip.break-glass')).body;
    expect(entries[0]).toMatchObject({ actor: 'user:nurse', details: { found: false } });
    expect(JSON.stringify(entries)).not.toContain(NAME);
    expect((await clients.audit.send('POST', '/api/audit/verify')).body).toMatchObject({
      ok: true,
    });
  });
});
