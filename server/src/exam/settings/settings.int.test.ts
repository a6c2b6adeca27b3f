import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases, stopDatabases } from '../../../test-support/databases.ts';
import { Audit, auditMigrations } from '../../platform/audit/index.ts';
import { migrate, type Database } from '../../platform/db/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { Catalogue, CatalogueRepository, catalogueMigrations, seed } from '../catalogue/index.ts';
import { Settings, SettingsFollower, type Concerned, type UsedBy } from './index.ts';
import type { Change, Entry } from './settings.schemas.ts';

const noon = Date.parse('2026-11-23T04:00:00Z');
const today = '2026-11-23';

const system: Actor = {
  kind: 'user',
  id: 'system',
  name: '石岩',
  roles: ['system-admin'],
  sites: [],
};
const managerOf = (...sites: string[]): Actor => ({
  kind: 'user',
  id: 'manager',
  name: '廖知行',
  roles: ['manager'],
  sites,
});

afterAll(stopDatabases);

describe.each(databases)('settings on %s', (_name, open) => {
  let database: Database;
  let remove: () => Promise<void>;
  let catalogue: Catalogue;
  let now = noon;
  let refusal: Error | undefined;
  let stranded: Concerned[] = [];
  let used: UsedBy[] = [];
  let configured: string[] = [];
  let settings: Settings;
  let follower: SettingsFollower;

  beforeAll(async () => {
    ({ database, remove } = await open());
    await migrate(database, { audit: auditMigrations, catalogue: catalogueMigrations });
  }, 60_000);

  beforeEach(async () => {
    await sql`delete from catalogue_versions`.execute(database.db);
    await sql`update catalogue_revision set revision = 1`.execute(database.db);
    const repository = new CatalogueRepository(database.db);
    await repository.fill(seed);
    catalogue = new Catalogue(await repository.load(today));
    [now, refusal, stranded, used, configured] = [noon, undefined, [], [], []];
    follower = new SettingsFollower(
      {
        repository,
        catalogue,
        now: () => now,
        changed: () => Promise.resolve(),
        looked: () => Promise.resolve(),
        log: { warn: (details) => expect.fail(JSON.stringify(details)) },
      },
      { revision: 1, day: today },
    );
    settings = new Settings({
      db: database.db,
      catalogue,
      audit: new Audit(() => now, 'key'),
      now: () => now,
      floor: {
        concerned: () => Promise.resolve(stranded),
        configure(site, _settings, by) {
          configured.push(`${site} by ${by}`);
          return refusal ? Promise.reject(refusal) : Promise.resolve();
        },
      },
      uses: async (tx) => {
        await sql`select 1`.execute(tx);
        return used;
      },
      changed: () => follower.look(),
    });
  });

  afterEach(() => follower.stop());
  afterAll(() => remove());

  const entryOf = (kind: 'item' | 'room' | 'package' | 'site', id: string): Entry =>
    structuredClone((catalogue.entries()[kind] as unknown as Entry[]).find((e) => e.id === id)!);
  const changeOf = (
    kind: Change['kind'],
    id: string,
    entry: Entry | null,
    version = 1,
  ): Change => ({ kind, id, version, entry });
  const price = () => catalogue.site('east')?.items.get('ECG')?.priceFen;

  it('takes a change at once, and keeps what was before, who changed it and why', async () => {
    const entry = { ...entryOf('item', 'ECG'), priceFen: 3_500 };
    const done = await settings.change([changeOf('item', 'ECG', entry)], { note: '调价' }, system);
    expect(done).toMatchObject({ effective: true, changed: [{ id: 'ECG', version: 2 }] });
    expect(price()).toBe(3_500);
    const versions = await settings.history('item', 'ECG', system);
    expect(versions).toMatchObject([
      { version: 2, validFrom: today, changedBy: 'user:system', note: '调价' },
      { version: 1, changedBy: 'system:start', entry: { priceFen: 3_000 } },
    ]);
    const audited = await database.db
      .withTables<{ audit_entries: { action: string; record: string; actor: string } }>()
      .selectFrom('audit_entries')
      .select(['action', 'record', 'actor'])
      .execute();
    expect(audited).toEqual([
      { action: 'settings.write', record: 'item:ECG', actor: 'user:system' },
    ]);
  });

  it('holds a change back until its day has come, then takes it by itself', async () => {
    const entry = { ...entryOf('item', 'ECG'), priceFen: 4_000 };
    const change = changeOf('item', 'ECG', entry);
    const done = await settings.change([change], { validFrom: '2026-12-01' }, system);
    expect(done.effective).toBe(false);
    expect(price()).toBe(3_000);
    const page = await settings.page('item', { text: '常规心电图', limit: 10 }, system);
    expect(page.entries).toMatchObject([
      { id: 'ECG', version: 2, entry: { priceFen: 3_000 }, next: { validFrom: '2026-12-01' } },
    ]);
    now = Date.parse('2026-11-30T19:59:00Z');
    await follower.look();
    expect(price()).toBe(3_000);
    now = Date.parse('2026-11-30T20:00:00Z');
    await follower.look();
    expect(price()).toBe(4_000);
  });

  it('refuses to change what somebody else has changed meanwhile, and shows it', async () => {
    const entry = { ...entryOf('item', 'ECG'), priceFen: 3_500 };
    await settings.change([changeOf('item', 'ECG', entry)], {}, system);
    await expect(
      settings.change([changeOf('item', 'ECG', entry)], {}, system),
    ).rejects.toMatchObject({ code: 'record.changed', current: { version: 2 } });
  });

  it('makes all of several changes or none', async () => {
    const changes = [
      changeOf('item', 'ECG', { ...entryOf('item', 'ECG'), priceFen: 1 }),
      changeOf('package', 'basic', { ...entryOf('package', 'basic'), items: ['NO-SUCH'] }),
    ];
    await expect(settings.change(changes, {}, system)).rejects.toMatchObject({
      code: 'settings.reference',
      details: { by: [{ kind: 'package', id: 'basic', names: 'item NO-SUCH' }] },
    });
    expect(price()).toBe(3_000);
    expect(await settings.history('item', 'ECG', system)).toHaveLength(1);
  });

  it('keeps what others use: an item of packages, also of one that is still to come', async () => {
    await expect(
      settings.change([changeOf('item', 'ECG', null)], {}, system),
    ).rejects.toMatchObject({ code: 'settings.in-use', details: { day: today } });
    const later = { ...entryOf('package', 'basic'), id: 'spring', items: ['NUTRI'] };
    const spring = changeOf('package', 'spring', later, 0);
    await settings.change([spring], { validFrom: '2027-03-01' }, system);
    const measures = catalogue.entries().measure.filter(({ items }) => items.includes('NUTRI'));
    const without = measures.map((each) => changeOf('measure', each.id, null));
    await expect(
      settings.change([changeOf('item', 'NUTRI', null), ...without], {}, system),
    ).rejects.toMatchObject({
      code: 'settings.in-use',
      details: { day: '2027-03-01', by: [{ kind: 'package', id: 'spring' }] },
    });
  });

  it('keeps a room where a device hangs, and says which', async () => {
    used = [{ kind: 'device', id: 'd1', name: '彩超 1 门屏' }];
    await expect(
      settings.change([changeOf('room', 'east-ultrasound-1', null)], {}, system),
    ).rejects.toMatchObject({ code: 'settings.in-use', details: { by: used, count: 1 } });
  });

  it('refuses what would strand somebody who waits, and names him', async () => {
    stranded = [{ what: 'visit', id: 'v1', name: 'A001 韦*满', why: 'room' }];
    const change = changeOf('room', 'east-ct-1', null);
    await expect(settings.change([change], {}, system)).rejects.toMatchObject({
      code: 'settings.strands',
      details: { site: 'east', concerned: stranded },
    });
    expect(catalogue.site('east')?.rooms.has('east-ct-1')).toBe(true);
    expect(configured).toEqual([]);
  });

  it('saves nothing that the floor refuses, and tells the floor of nothing that is only a name', async () => {
    refusal = new Error('the floor is away');
    const room = entryOf('room', 'east-ct-1');
    await expect(
      settings.change([changeOf('room', 'east-ct-1', { ...room, capacity: 2 })], {}, system),
    ).rejects.toThrow('the floor is away');
    expect(await settings.history('room', 'east-ct-1', system)).toHaveLength(1);
    const renamed = changeOf('room', 'east-ct-1', { ...room, name: 'CT 甲室' });
    await settings.change([renamed], {}, system);
    expect(catalogue.site('east')?.rooms.get('east-ct-1')?.name).toBe('CT 甲室');
    expect(configured).toEqual(['east by user:system']);
  });

  it('rehearses without a trace', async () => {
    const room = { ...entryOf('room', 'east-ct-1'), capacity: 2 };
    const rehearsed = { dryRun: true };
    const done = await settings.change([changeOf('room', 'east-ct-1', room)], rehearsed, system);
    expect(done.effective).toBe(true);
    expect(configured).toEqual([]);
    expect(await settings.history('room', 'east-ct-1', system)).toHaveLength(1);
  });

  it('lets a manager change his own campus, and the hospital only if all campuses are his', async () => {
    const room = changeOf('room', 'river-dr-1', { ...entryOf('room', 'river-dr-1'), name: 'DR' });
    await expect(settings.change([room], {}, managerOf('east'))).rejects.toMatchObject({
      code: 'settings.site-hospital',
    });
    await settings.change([room], {}, managerOf('river'));
    const item = changeOf('item', 'ECG', { ...entryOf('item', 'ECG'), priceFen: 1 });
    await expect(settings.change([item], {}, managerOf('river'))).rejects.toMatchObject({
      code: 'settings.site-hospital',
    });
    await settings.change([item], {}, managerOf('east', 'river'));
    await expect(
      settings.page('room', { site: 'river', limit: 5 }, managerOf('east')),
    ).rejects.toMatchObject({ code: 'access.site' });
  });

  it('reads in pages, in order, by name, as data only', async () => {
    const first = await settings.page('room', { site: 'east', limit: 20 }, system);
    const rest = await settings.page(
      'room',
      { site: 'east', limit: 20, after: first.next! },
      system,
    );
    const ids = [...first.entries, ...rest.entries].map(({ id }) => id);
    expect(ids).toEqual(seed.room.filter(({ site }) => site === 'east').map(({ id }) => id));
    expect(rest.next).toBeUndefined();
    const found = await settings.page('room', { text: '彩超 1', limit: 20 }, system);
    expect(found.entries.map(({ id }) => id)).toEqual(['east-ultrasound-1']);
    const hostile = await settings.page('room', { text: "%' or 1=1 --", limit: 20 }, system);
    expect(hostile.entries).toEqual([]);
  });

  it('refuses yesterday, an id that does not fit, and a field that is wrong', async () => {
    const entry = entryOf('item', 'ECG');
    const change = (more: Partial<Entry>, id = 'ECG') => [
      changeOf('item', id, { ...entry, ...more }),
    ];
    const code = (expected: string) => ({ code: expected });
    const past = { validFrom: '2026-11-22' };
    await expect(settings.change(change({}), past, system)).rejects.toMatchObject(
      code('settings.past'),
    );
    await expect(settings.change(change({ id: 'OTHER' }), {}, system)).rejects.toMatchObject(
      code('settings.id'),
    );
    await expect(settings.change(change({ priceFen: -1 }), {}, system)).rejects.toMatchObject({
      code: 'settings.invalid',
      details: { field: '/priceFen' },
    });
  });

  it('founds a campus that is added, rooms and all, in one change', async () => {
    const site = { ...entryOf('site', 'river'), id: 'south', name: '城南院区' };
    const room = { ...entryOf('room', 'river-blood-1'), id: 'south-blood-1', site: 'south' };
    await settings.change(
      [changeOf('site', 'south', site, 0), changeOf('room', room.id, room, 0)],
      {},
      system,
    );
    expect(configured).toEqual(['south by user:system']);
    expect(catalogue.site('south')?.rooms.size).toBe(1);
    expect([...catalogue.site('south')!.items.keys()]).toContain('CBC');
  });
});
