import { permissions, type Permission } from '@daozhen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campusTopics } from '../../test-support/campus-topics.ts';
import {
  command,
  onControl,
  onFeed,
  pair,
  register,
  registration,
  send,
  type PairedDevice,
  type Registered,
} from '../../test-support/centre.ts';
import { expected, kinds, outcome, staff } from '../../test-support/declared.ts';
import { startTestServer, type Answer, type Client } from '../../test-support/server.ts';
import type { TestServer } from '../../test-support/server.ts';
import type { DeclaredRoute } from '../platform/http/index.ts';

/** A name to look for where it must not be. */
const NAME = '隗独秀';

interface Person {
  who: string;
  /** His role, his device's kind, or `visit`. */
  part: string;
  site: 'east' | 'river';
  client: Client;
}

let server: TestServer;
let people: Person[] = [];
let own: Registered;
let other: Registered;
const devices: Record<string, PairedDevice> = {};

const users: [username: string, part: string, site: 'east' | 'river'][] = [
  ['desk', 'desk', 'east'],
  ['nurse', 'nurse', 'east'],
  ['wei-mingyuan', 'doctor', 'east'],
  ['manager', 'manager', 'east'],
  ['reviewer', 'reviewer', 'east'],
  ['liaison', 'liaison', 'east'],
  ['system', 'system-admin', 'east'],
  ['security', 'security-admin', 'east'],
  ['audit', 'audit-admin', 'east'],
  ['desk2', 'desk', 'river'],
  ['nurse2', 'nurse', 'river'],
  ['shu-yuanzhou', 'doctor', 'river'],
];

beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: '1' });
  for (const [who, part, site] of users) {
    people.push({ who, part, site, client: await server.login(who) });
  }
  const desk = clientOf('desk');
  own = await register(desk, registration({}, { name: NAME }));
  other = await register(desk, registration({}, { name: NAME }));
  const hall = { kind: 'hall', zone: 'east-3' };
  const river = { kind: 'hall', zone: 'river-1' };
  Object.assign(devices, {
    display: await pair(server, desk, 'display', hall),
    otherDisplay: await pair(server, desk, 'display', hall),
    caller: await pair(server, desk, 'caller', { room: 'east-blood-1' }),
    printer: await pair(server, desk, 'printer', { kind: 'printer' }),
    riverDisplay: await pair(server, clientOf('desk2'), 'display', river, 'river'),
    riverCaller: await pair(
      server,
      clientOf('desk2'),
      'caller',
      { room: 'river-blood-1' },
      'river',
    ),
  });
  for (const [who, { token }] of Object.entries(devices)) {
    const part = /caller|printer/i.exec(who)?.[0].toLowerCase() ?? 'display';
    const site = who.startsWith('river') ? 'river' : 'east';
    people.push({ who, part, site, client: server.withToken(token) });
  }
  people.push({ who: 'visit', part: 'visit', site: 'east', client: server.withToken(own.token) });
  people.push({ who: 'a stranger', part: 'nobody', site: 'east', client: server.anyone });
});
afterAll(() => server?.stop());

const clientOf = (who: string): Client => people.find((person) => person.who === who)!.client;
const floor = new Set(['desk', 'nurse', 'doctor', 'manager']);
const bodies = new Set(['POST', 'PUT', 'PATCH']);

let asked = 0;

/** Asks from an address of its own: many wrong tokens from one are slowed down. */
function ask(person: Person, { method, url, access }: DeclaredRoute): Promise<Answer> {
  const guess = 'a-token-that-nobody-has';
  const token = person.part === 'visit' && access === 'visit-token' ? own.token : guess;
  const path = url.replace(':token', token).replaceAll(/:\w+/g, 'nothing-here');
  asked += 1;
  const headers: Record<string, string> = {
    'x-forwarded-for': `10.1.${asked >> 8}.${asked & 255}`,
    ...(access === 'visit-token' && { authorization: '' }),
  };
  return person.client.send(method, path, bodies.has(method) ? {} : undefined, headers);
}

describe('invariant 10: every route × everybody', () => {
  it('answers as it is declared', async () => {
    // Logging out comes last: it ends the sessions the others need.
    const ending = (route: DeclaredRoute) =>
      route.method === 'DELETE' && route.url === '/api/session';
    const routes = server.routes.filter(({ method, url }) => method !== 'HEAD' && url !== '*');
    const ordered = [...routes.filter((route) => !ending(route)), ...routes.filter(ending)];
    expect(ordered.filter(({ access }) => access !== 'public').length).toBeGreaterThan(15);
    const wrong: string[] = [];
    for (const route of ordered.filter((each) => !ending(each))) {
      for (const person of people) {
        const got = outcome(await ask(person, route));
        const wanted = expected(route.access, person.part);
        if (got !== wanted) {
          wrong.push(`${route.method} ${route.url} ${person.who}: ${got} instead of ${wanted}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tells nobody of another campus anything of a person', async () => {
    const query = new URLSearchParams({
      site: 'east',
      query: NAME,
      visit: own.visit,
      station: 'ecg',
    }).toString();
    // A record of a person is the hospital's: whoever comes to another campus is found there.
    const reads = server.routes.filter(
      ({ method, url }) => method === 'GET' && url !== '/api/people',
    );
    const told: string[] = [];
    let refused = 0;
    for (const { url } of reads.filter((route) => route.url.startsWith('/api/'))) {
      for (const id of [own.visit, devices['display']!.id]) {
        const path = url.replace(':site', 'east').replace(':id', id).replaceAll(/:\w+/g, 'none');
        for (const { who, client } of people.filter(({ site }) => site === 'river')) {
          const answer = await client.get(`${path}?${query}`);
          refused += answer.status >= 400 ? 1 : 0;
          const text = JSON.stringify(answer.body);
          if ([NAME, own.visit, devices['display']!.id].some((secret) => text.includes(secret))) {
            told.push(`${path} told ${who}`);
          }
        }
      }
    }
    expect(told).toEqual([]);
    expect(refused).toBeGreaterThan(50);
    const seen = await clientOf('nurse').get(`/api/visits?${query}`);
    expect(JSON.stringify(seen.body)).toContain(NAME);
  });

  it('lets nobody of another campus change anything', async () => {
    const desk = clientOf('desk2');
    const key = { 'idempotency-key': 'of-another-campus' };
    const display = devices['display']!;
    const answers = [
      await desk.post('/api/visits', registration(), key),
      await desk.delete(`/api/devices/${display.id}`),
      await send(clientOf('nurse2'), 'hold', { visit: own.visit }),
      await send(clientOf('nurse2'), 'open-room', { room: 'east-blood-1', staff: 'he-jingqiu' }),
      await send(clientOf('riverCaller'), 'call-next', { room: 'east-blood-1' }),
      await send(clientOf('caller'), 'call-next', { room: 'east-blood-2' }),
      await clientOf('nurse2').post(
        '/api/floor/commands',
        command('hold', { site: 'river', visit: own.visit }),
      ),
    ];
    const codes = answers.map(({ body }) => body.code);
    const not = 'command.not-permitted';
    expect(codes).toEqual(['access.site', 'access.site', not, not, not, not, 'visit.unknown']);
    expect((await server.withToken(display.token).get('/api/devices/me')).status).toBe(200);
  });
});

/** They work at both campuses. */
const everywhere = new Set(['manager']);

const mayAll = (permission: Permission, part: string) =>
  permissions[permission].some((role) => role === part);

/** Staff with a permission, at a campus of theirs. */
const staffWith =
  (permission: Permission) =>
  ({ part, site, who }: Person, name: string): boolean =>
    mayAll(permission, part) && (name === site || (name === 'river' && everywhere.has(who)));

/** Who may watch a topic, beside what its kind declares. */
const mayWatch: Record<string, (person: Person, name: string) => boolean> = {
  board: ({ who, part }, name) => part === 'display' && devices[who]?.id === name,
  screen: ({ who, part }, name) => part === 'display' && devices[who]?.id === name,
  phone: ({ part }, name) => part === 'visit' && name === own.visit,
  room: ({ part, site, who }, name) =>
    floor.has(part)
      ? name.startsWith(`${site}-blood-`) || (name.includes('-blood-') && everywhere.has(who))
      : part === 'caller' && name === `${site}-blood-1`,
  visit: ({ part, site, who }, name) =>
    floor.has(part) &&
    (site === 'east' || everywhere.has(who)) &&
    [own.visit, other.visit].includes(name),
  alarms: ({ part }, name) => name === 'vvip' && mayAll('vvip.alarms', part),
  printer: ({ who, part }, name) => part === 'printer' && devices[who]?.id === name,
  ...Object.fromEntries(Object.entries(campusTopics).map(([kind, may]) => [kind, staffWith(may)])),
};

function everyTopic(): string[] {
  const names: Record<string, string[]> = {
    board: Object.values(devices).map(({ id }) => id),
    screen: Object.values(devices).map(({ id }) => id),
    phone: [own.visit, other.visit],
    room: ['east-blood-1', 'east-blood-2', 'river-blood-1', 'river-blood-2'],
    visit: [own.visit, other.visit],
    printer: [devices['printer']!.id],
    alarms: ['vvip'],
    ...Object.fromEntries(Object.keys(campusTopics).map((kind) => [kind, ['east', 'river']])),
  };
  // A kind this table does not know must not go untested.
  expect(Object.keys(names).toSorted()).toEqual(server.topics.map(({ kind }) => kind).toSorted());
  const all = [...Object.values(names).flat(), 'nothing'];
  return Object.keys(names).flatMap((kind) => all.map((name) => `${kind}:${name}`));
}

const onControlPlane = 'room desk overview vips duty leavings visit printer printing alarms'.split(
  ' ',
);

/** The topics that were answered with anything but a refusal. */
async function watchable(
  ask: (topic: string) => Promise<{ type: string; code?: string }>,
): Promise<string[]> {
  const open: string[] = [];
  for (const topic of everyTopic()) {
    const { code } = await ask(topic);
    if (code !== 'topic.forbidden') open.push(`${topic}${code ? ` ${code}` : ''}`);
  }
  return open;
}

const wanted = (person: Person, planeKinds: string[]) =>
  everyTopic().filter((topic) => {
    const [kind = '', name = ''] = topic.split(':');
    return planeKinds.includes(kind) && mayWatch[kind]!(person, name);
  });

describe('invariant 10: every topic × everybody', () => {
  const tokenOf = (who: string) => (who === 'visit' ? own.token : devices[who]!.token);

  it.each(['display', 'otherDisplay', 'riverDisplay', 'caller', 'riverCaller', 'visit'])(
    'on the feed %s sees its own and nothing else',
    async (who) => {
      const person = people.find((each) => each.who === who)!;
      let feed = await onFeed(server, tokenOf(who));
      let asked = 0;
      const seen = await watchable(async (topic) => {
        // A connection that asks much at once is closed, so the questions are spread over several.
        if ((asked += 1) % 30 === 0) {
          await feed.close();
          feed = await onFeed(server, tokenOf(who));
        }
        return feed.ask(topic);
      });
      await feed.close();
      expect(seen).toEqual(wanted(person, ['board', 'screen', 'phone']));
    },
  );

  it('on the control plane staff see their campus, a caller its room, displays nothing', async () => {
    for (const person of people.filter(({ part }) => staff.has(part) || kinds.has(part))) {
      const device = devices[person.who];
      let client = onControl(server, device ?? person.client);
      await client.next('connect');
      let asked = 0;
      const seen = await watchable(async (topic) => {
        // Who asks much at once is told to slow down, so the questions are spread over several.
        if ((asked += 1) % 90 === 0) {
          client.socket.disconnect();
          client = onControl(server, device ?? person.client);
          await client.next('connect');
        }
        return client.subscribe(topic);
      });
      client.socket.disconnect();
      expect([person.who, ...seen]).toEqual([person.who, ...wanted(person, onControlPlane)]);
    }
  });

  it('a phone’s link opens no control connection', async () => {
    const client = onControl(server, { id: '', token: own.token });
    const error = await client.next<{ data: { code: string } }>('connect_error');
    expect(error.data.code).toBe('live.unauthorised');
    client.socket.disconnect();
  });
});
