import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import {
  databases,
  stopDatabases,
  type DatabaseUnderTest,
} from '../../../test-support/databases.ts';
import {
  deskActor,
  migrateRegistration,
  openDesk,
  type RegistrationDesk,
} from '../../../test-support/registration.ts';
import { testSeals } from '../../../test-support/seals.ts';
import { openSeals, parseKeys, reseal, withNewKey } from '../../platform/crypto/index.ts';
import { checkDigit, PeopleRepository, sealedPeople, type PersonGiven } from './index.ts';

afterAll(() => stopDatabases());

const key = (sign: string): string => Buffer.alloc(32, sign).toString('base64url');
const idNumber = (first17: string): string => first17 + checkDigit(first17);
const desk = deskActor();
const manager = deskActor({ id: 'manager', roles: ['manager'] });

describe.each(databases)('people on %s', (_kind, open) => {
  let under: DatabaseUnderTest;
  let at: RegistrationDesk;

  beforeAll(async () => {
    under = await open();
  });
  beforeEach(async () => {
    await under.clear();
    await migrateRegistration(under.database);
    at = await openDesk(under.database);
  });
  afterAll(() => under?.remove());

  const person = (name: string, more: Partial<PersonGiven> = {}): PersonGiven => ({
    name,
    sex: 'F',
    birthDate: '1985-02-14',
    ...more,
  });
  const found = async (query: string, actor = desk) =>
    (await at.records.find(query, actor, 20)).people.map(({ name }) => name);

  it('are found by name, initials, telephone, document, birth date and number, in any company', async () => {
    const number = idNumber('99000119850214122');
    const qin = await at.records.add(
      person('覃晓岚', { idNumber: number, phone: '13900001234' }),
      desk,
    );
    await at.records.add(person('覃晓雯', { phone: '13900005678', birthDate: '1990-01-01' }), desk);
    await at.records.add(
      person('阿依古丽·买买提', { idType: 'passport', idNumber: 'e1234567' }),
      desk,
    );
    for (const query of ['覃', '覃晓岚', 'qxl', '1234', '13900001234', number, `#${qin.no}`]) {
      expect(await found(query)).toContain('覃晓岚');
    }
    expect(await found('qx')).toEqual(['覃晓雯', '覃晓岚']);
    expect(await found('qx 1990-01-01')).toEqual(['覃晓雯']);
    expect(await found('覃晓 5678')).toEqual(['覃晓雯']);
    expect(await found('aygl')).toEqual(['阿依古丽·买买提']);
    expect(await found('阿依古丽买')).toEqual(['阿依古丽·买买提']);
    expect(await found('阿依古丽张')).toEqual([]);
    expect(await found('E1234567')).toEqual(['阿依古丽·买买提']);
    await expect(at.records.find('%_', desk, 20)).rejects.toMatchObject({ code: 'person.search' });
  });

  it('come page by page, each once, the newest first', async () => {
    const all = Array.from({ length: 70 }, (_each, index) =>
      person('韦小满', { phone: `139000${String(10_000 + index)}` }),
    );
    await under.database.db
      .transaction()
      .execute((tx) => at.people.findOrAddMany(tx, [...all, all[0]!]));
    const seen: number[] = [];
    let after: number | undefined;
    do {
      const page = await at.records.find('w', desk, 30, after);
      seen.push(...page.people.map(({ no }) => no));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toHaveLength(70);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    expect(new Set(seen).size).toBe(70);
  });

  it('V1: a VVIP is not there and leaves no gap, except for whom he is granted', async () => {
    const number = idNumber('99000119850214122');
    const vvip = await at.records.add(
      { ...person('覃不凡', { idNumber: number }), vvip: true },
      desk,
    );
    await at.records.add(person('覃晓雯', { phone: '13900005678' }), desk);
    expect(at.vvipsMade).toEqual([vvip.id]);
    for (const query of ['覃', 'q', number, `#${vvip.no}`, '1985-02-14']) {
      expect(await found(query)).not.toContain('覃不凡');
    }
    const granted = deskActor({ vvips: [vvip.id] });
    expect(await found('覃', granted)).toEqual(['覃晓雯', '覃不凡']);
    await expect(at.records.get(vvip.id, desk)).rejects.toMatchObject({ code: 'person.unknown' });
    // To add him again tells that there is somebody, and nothing of him; his name stays.
    const again = at.records.add(person('别人', { idNumber: number }), desk);
    await expect(again).rejects.toMatchObject({ code: 'person.exists', details: {} });
    const other = await at.records.add(person('覃家属', { phone: '13900007777' }), desk);
    await at.records.setRelative(other.id, vvip.id, 'spouse', granted);
    expect((await at.records.get(other.id, desk)).family).toEqual([]);
    expect((await at.records.get(vvip.id, granted)).family).toMatchObject([{ relation: 'spouse' }]);
  });

  it('are merged with all their visits, and taken apart again as they were', async () => {
    const a = await at.records.add(person('梁静怡', { phone: '13900001111' }), desk);
    const number = idNumber('99000119850214122');
    const b = await at.records.add(person('梁静仪', { idNumber: number }), desk);
    const c = await at.records.add(person('梁静怡', { phone: '13900002222' }), desk);
    const [first, , third] = [a, b, c];
    await at.records.merge(b.id, first.id, manager);
    const whole = await at.records.merge(c.id, b.id, manager);
    expect(whole.merged.map((each) => each.person.id)).toEqual([b.id]);
    expect((await at.records.get(first.id, desk)).id).toBe(third.id);
    expect(await found('13900001111')).toEqual(['梁静怡']);
    expect((await at.records.find(number, desk, 5)).people.map(({ id }) => id)).toEqual([c.id]);
    const [merge] = (await at.people.mergedInto(b.id)).map((each) => each.merge);
    await expect(at.records.unmerge(b.id, merge!, manager)).rejects.toMatchObject({
      code: 'merge.later',
    });
    await at.records.unmerge(c.id, whole.merged[0]!.merge, manager);
    expect((await at.records.get(first.id, desk)).id).toBe(b.id);
    await at.records.unmerge(b.id, merge!, manager);
    expect((await at.records.get(first.id, desk)).id).toBe(first.id);
    const man = await at.records.add({ ...person('梁静怡'), sex: 'M' }, desk);
    const unlike = at.records.merge(first.id, man.id, manager);
    await expect(unlike).rejects.toMatchObject({ code: 'merge.unlike' });
  });

  it('are changed by one at a time; numbers are masked until somebody asks, which is written down', async () => {
    const { id, version } = await at.records.add(
      person('覃晓岚', { idNumber: idNumber('99000119850214122'), phone: '13900001234' }),
      desk,
    );
    const change = { version, phone: '13900009876', address: '柳州市' };
    const changed = await at.records.change(id, change, desk);
    expect(changed).toMatchObject({ phone: '139****9876', hasAddress: true });
    expect(changed.idNumber).toMatch(/^990\*{11}\d{3}[\dX]$/);
    await expect(at.records.change(id, change, desk)).rejects.toMatchObject({
      code: 'record.changed',
      current: { version: changed.version },
    });
    const log = () =>
      sql<{ action: string; details: unknown }>`select action, details from audit_entries
        where record = ${`person:${id}`} order by seq`.execute(under.database.db);
    expect(await at.records.unmask(id, desk)).toMatchObject({ phone: '13900009876' });
    const { rows } = await log();
    expect(rows.map(({ action }) => action)).toEqual([
      'person.add',
      'person.change',
      'person.unmask',
    ]);
    expect(JSON.stringify(rows)).not.toContain('1390000');
    const taken = await at.records.add(person('别人', { phone: '13900003333' }), desk);
    await expect(
      at.records.change(taken.id, { version: 1, idNumber: idNumber('99000119850214122') }, desk),
    ).rejects.toMatchObject({ code: 'person.exists' });
  });

  it('lie sealed in the database, and under another key after the keys are rotated', async () => {
    const { db } = under.database;
    await at.records.add(person('覃晓岚', { phone: '13900001234', plates: ['桂B12345'] }), desk);
    const dump = async () => JSON.stringify((await sql`select * from people`.execute(db)).rows);
    const before = await dump();
    for (const secret of ['覃', 'QXL', '1234"', '13900001234', '桂B']) {
      expect(before).not.toContain(secret);
    }
    const next = openSeals(
      withNewKey(parseKeys(`index=${key('i')},k1=${key('k')}`), 'k2'),
      'sm4-cbc',
    );
    expect(await reseal(db, next.vault, sealedPeople)).toBe(1);
    expect(await reseal(db, next.vault, sealedPeople)).toBe(0);
    expect(await dump()).toContain('s.k2.');
    const [row] = (await sql<{ id: string }>`select id from people`.execute(db)).rows;
    expect(await new PeopleRepository(db, next).get(row!.id)).toMatchObject({ name: '覃晓岚' });
    await expect(new PeopleRepository(db, testSeals).get(row!.id)).rejects.toThrow('key ring');
  });

  it('have a photograph that is one', async () => {
    const { id } = await at.records.add(person('覃晓岚'), desk);
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
    await at.records.setPhoto(id, jpeg, desk);
    expect(await at.records.photo(id, desk)).toEqual({ type: 'image/jpeg', bytes: jpeg });
    const script = Buffer.from('<svg onload="alert(1)">');
    await expect(at.records.setPhoto(id, script, desk)).rejects.toMatchObject({
      code: 'photo.form',
    });
  });
});
