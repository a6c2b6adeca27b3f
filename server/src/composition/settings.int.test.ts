import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  onControl,
  onFeed,
  pair,
  register,
  registration,
  send,
} from '../../test-support/centre.ts';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { startTestRedis, type TestRedis } from '../../test-support/redis.ts';
import {
  shared,
  startTestServer,
  type Client,
  type TestServer,
} from '../../test-support/server.ts';

let redis: TestRedis;
let postgres: TestPostgres;
let here: TestServer;
let there: TestServer;
let system: Client;
let manager: Client;

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startTestRedis({ fast: true }), startTestPostgres()]);
  const DATABASE_URL = await postgres.createDatabase();
  const settings = {
    REDIS_URL: redis.url,
    DATABASE_URL,
    DEMO: '1',
    ...shared,
  };
  here = await startTestServer(settings);
  there = await startTestServer(settings);
  system = await here.login('system');
  manager = await here.login('manager');
}, 60_000);
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()]);
  await redis?.stop();
  await postgres?.stop();
});

/** Another node learns within seconds, on a busy machine too. */
const soon = { timeout: 20_000 };

const put = (client: Client, path: string, body: object) =>
  client.send('PUT', `/api/settings/${path}`, body);
const entry = async (path: string, id: string) =>
  (await system.get(`/api/settings/${path}/${id}`)).body.versions[0];

/** Gives an account another campus too, as the security administrator does. */
async function letWorkAt(username: string, site: string, more: object = {}): Promise<void> {
  const security = await here.login('security');
  const { users } = (await security.get(`/api/users?query=${username}`)).body;
  const user = users.find((each: { username: string }) => each.username === username);
  const { name, roles, sites, staff, version } = user;
  const body = { name, roles, sites: [...sites, site], ...(staff && { staff }), version, ...more };
  const changed = await security.send('PUT', `/api/users/${user.id}`, body);
  expect(changed.status).toBe(200);
}

describe('a campus that is added while the servers run', () => {
  it('is on every node with its floor, its screens and its journal, and calls its first person', async () => {
    const river = (await entry('campuses', 'river')).entry;
    const room = (await entry('rooms', 'river-blood-1')).entry;
    const zones = [{ ...river.zones[0], id: 'south-1', name: '城南候检区' }];
    const stations = { blood: { zone: 'south-1', floor: '1F' } };
    const site = { ...river, id: 'south', name: '城南院区', nameEn: 'South', zones, stations };
    const first = { ...room, id: 'south-blood-1', site: 'south', zone: 'south-1' };
    const pack = { id: 'blood-only', name: '抽血', nameEn: 'Blood', items: ['CBC'] };
    const changes = [
      { kind: 'site', id: 'south', version: 0, entry: site },
      { kind: 'room', id: first.id, version: 0, entry: first },
      {
        kind: 'package',
        id: pack.id,
        version: 0,
        entry: { ...pack, priceFen: 2_000, examTypes: ['health'] },
      },
    ];
    const done = await system.post('/api/settings/changes', { changes, note: '开办城南院区' });
    expect(done).toMatchObject({ status: 200 });

    await letWorkAt('manager', 'south');
    const elsewhere = await there.login('manager');
    const known = async () => (await elsewhere.get('/api/catalogue/south')).status;
    await expect.poll(known, soon).toBe(200);
    const display = await pair(
      there,
      elsewhere,
      'display',
      { kind: 'hall', zone: 'south-1' },
      'south',
    );
    const board = await onFeed(there, display.token);
    await board.subscribe(`board:${display.id}`);
    const coming = registration({ site: 'south', packageId: 'blood-only' });
    const { ticket } = await register(elsewhere, coming);
    expect(ticket).toBe('A001');

    manager = await here.login('manager');
    const opened = await send(manager, 'open-room', {
      site: 'south',
      room: first.id,
      staff: 'tang-ruolan',
    });
    expect(opened).toMatchObject({ status: 200 });
    await expect
      .poll(
        async () => (await send(manager, 'call-next', { site: 'south', room: first.id })).status,
        soon,
      )
      .toBe(200);
    await board.until(() => JSON.stringify(board.heard).includes('A001'));
    await expect
      .poll(async () => (await here.anyone.get('/metrics')).body as string, soon)
      .toMatch(/daozhen_journal_behind_events\{site="south"\} 0/);
    await board.close();
  });
});

describe('a campus that is taken away', () => {
  it('stays while a device hangs there; is gone from every node when nothing is in the way', async () => {
    const site = { ...(await entry('campuses', 'south')).entry, id: 'north', name: '城北院区' };
    const made = await put(system, 'campuses/north', { version: 0, entry: site });
    expect(made).toMatchObject({ status: 200 });
    await letWorkAt('manager', 'north');
    manager = await here.login('manager');
    const control = onControl(there, manager);
    const desk = async () => (await control.subscribe('desk:north')).type;
    await expect.poll(desk, soon).toBe('snapshot');
    const remove = async (id: string) => {
      const { rows } = await entries(id);
      return system.post('/api/settings/changes', { changes: rows });
    };
    expect(await remove('south')).toMatchObject({
      status: 409,
      body: { code: 'settings.in-use', details: { by: [{ kind: 'device' }] } },
    });
    expect(await remove('north')).toMatchObject({ status: 200 });
    expect((await system.get('/api/catalogue/north')).status).toBe(404);
    await expect.poll(desk, soon).not.toBe('snapshot');
    control.socket.close();
  });

  /** What takes a campus away with all that belongs to it. */
  async function entries(id: string) {
    const site = await entry('campuses', id);
    const rooms = (await system.get(`/api/settings/rooms?site=${id}`)).body.entries;
    const gone = (kind: string, each: { id: string; version: number }) => ({
      kind,
      id: each.id,
      version: each.version,
      entry: null,
    });
    return {
      rows: [
        gone('site', { id, version: site.version }),
        ...rooms.map((room: { id: string; version: number }) => gone('room', room)),
      ],
    };
  }
});

describe('settings that change while people wait', () => {
  it('show at once on every node: a room gets another name', async () => {
    const room = await entry('rooms', 'east-ct-1');
    const control = onControl(there, await there.login('desk'));
    const view = await control.subscribe('room:east-ct-1');
    expect(JSON.stringify(view)).toContain('CT 室');
    const body = { version: room.version, entry: { ...room.entry, name: 'CT 甲室' } };
    expect((await put(system, 'rooms/east-ct-1', body)).status).toBe(200);
    await expect.poll(() => JSON.stringify(control.updates), soon).toContain('CT 甲室');
    control.socket.close();
  });

  it('are refused where somebody would be stranded, and say who', async () => {
    const { ticket } = await register(manager, registration({ packageId: 'basic' }));
    const rooms = (await system.get('/api/settings/rooms?site=east&text=DR')).body.entries;
    const changes = rooms.map(({ id, version }: { id: string; version: number }) => ({
      kind: 'room',
      id,
      version,
      entry: null,
    }));
    expect(changes).toHaveLength(2);
    const refused = await system.post('/api/settings/changes', { changes });
    expect([refused.status, refused.body.code]).toEqual([409, 'settings.strands']);
    expect(refused.body.details.concerned[0]).toMatchObject({ what: 'visit', why: 'room' });
    expect(refused.body.details.concerned[0].name).toContain(ticket);
    expect((await manager.get('/api/catalogue/east')).body.rooms).toHaveLength(28);
  });

  it('are refused where a device still hangs', async () => {
    const { version } = await entry('rooms', 'east-ultrasound-1');
    const refused = await system.send(
      'DELETE',
      `/api/settings/rooms/east-ultrasound-1?version=${version}`,
    );
    expect([refused.status, refused.body.code]).toEqual([409, 'settings.in-use']);
    expect(refused.body.details.by[0].kind).toBe('device');
  });

  it('reach the floor: one more place in a room', async () => {
    const room = await entry('rooms', 'east-ct-1');
    const body = { version: room.version, entry: { ...room.entry, capacity: 3 } };
    expect((await put(system, 'rooms/east-ct-1', body)).status).toBe(200);
    const { rooms } = (await manager.get('/api/floor/sites/east')).body;
    expect(rooms['east-ct-1'].capacity).toBe(3);
  });

  it('come from a spreadsheet in the encoding it has, looked at before they are saved', async () => {
    const rows = [
      '编号,名称,英文名,检查点,类别,科室,价格',
      'ECG,常规心电图,Resting ECG,心电图,功能,功能检查科,36.50',
      "FORMULA,'=1+1,Formula,心电图,功能,功能检查科,10",
    ];
    // GB18030, as Excel in Chinese saves CSV: “编号” is B1 E0 BA C5.
    const gbk = new Map<string, number[]>();
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        if (low !== 0x7f) gbk.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
      }
    }
    const bytes = Array.from(rows.join('\r\n')).flatMap(
      (sign) => gbk.get(sign) ?? [sign.charCodeAt(0)],
    );
    const answer = await fetch(`${here.url}/api/settings/sheets/item?site=east`, {
      method: 'POST',
      headers: {
        ...system.headers,
        'x-requested-with': 'daozhen',
        'content-type': 'application/octet-stream',
      },
      body: Uint8Array.from(bytes),
    });
    const preview = await answer.json();
    expect(preview).toMatchObject({
      total: 2,
      problems: [],
      rows: [
        { id: 'ECG', what: 'changed', fields: ['priceFen'] },
        { id: 'FORMULA', what: 'new' },
      ],
    });
    const saved = await system.post('/api/settings/changes', { changes: preview.changes });
    expect(saved).toMatchObject({ status: 200 });
    const { items } = (await manager.get('/api/catalogue/east')).body;
    expect(items.find(({ id }: { id: string }) => id === 'ECG').priceFen).toBe(3_650);
    const workbook = await system.get('/api/settings/sheets/item?site=east');
    expect(workbook.headers.get('content-disposition')).toContain('.xlsx');
  });

  it('are nobody’s but the administrator’s and the manager’s', async () => {
    const room = await entry('rooms', 'east-ct-1');
    for (const who of ['desk', 'nurse', 'security', 'audit', 'wei-mingyuan']) {
      const refused = await put(await here.login(who), 'rooms/east-ct-1', room);
      expect([who, refused.status]).toEqual([who, 403]);
    }
  });
});
