import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented, rosterCsv } from '../../test-support/roster.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';
import { readSheetFile } from '../platform/sheets/index.ts';

let server: TestServer;
let liaison: Client;
let manager: Client;
let desk: Client;

beforeAll(async () => {
  server = await startTestServer();
  [liaison, manager, desk] = (await Promise.all(
    ['liaison', 'manager', 'desk'].map((name) => server.login(name)),
  )) as [Client, Client, Client];
});
afterAll(() => server?.stop());

/** Sends a file and waits until it has been checked. */
async function upload(client: Client, batch: string, file: string | Uint8Array) {
  const sent = await fetch(`${server.url}/api/batches/${batch}/imports`, {
    method: 'POST',
    headers: {
      ...client.headers,
      'x-requested-with': 'daozhen',
      'content-type': 'application/octet-stream',
    },
    body: Buffer.from(file),
  });
  const { id } = (await sent.json()) as { id: string };
  return settled(client, id, 'reading');
}

async function settled(client: Client, id: string, during: string) {
  let body;
  do {
    ({ body } = await client.get(`/api/roster-imports/${id}`));
  } while (body.state === during);
  return body;
}

/** What the manager sees of a list, who has no grant for anybody. */
async function seenOf(batch: string) {
  const { listed } = (await manager.get(`/api/batches/${batch}`)).body;
  const { members } = (await manager.get(`/api/batches/${batch}/members`)).body;
  return { listed, names: members.map(({ name }: { name: string }) => name) as string[] };
}

const group = {
  name: '男职工',
  packageId: 'basic',
  payer: { package: 'employer', added: 'self' },
  sex: 'M',
};

async function openBatch(
  client: Client,
  name: string,
): Promise<{ employer: string; batch: string }> {
  const employer = (await client.post('/api/employers', { name })).body.id as string;
  const given = {
    site: 'east',
    name: '2026 年度体检',
    examType: 'health',
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
  };
  const added = await client.post(`/api/employers/${employer}/batches`, given);
  expect(added.status).toBe(201);
  const batch = added.body.id as string;
  await client.post(`/api/batches/${batch}/groups`, group);
  const women = { ...group, name: '女职工', sex: 'F' };
  expect((await client.post(`/api/batches/${batch}/groups`, women)).status).toBe(201);
  const { version } = added.body;
  const opened = await client.send('PUT', `/api/batches/${batch}`, {
    ...given,
    state: 'open',
    version,
  });
  expect(opened.body).toMatchObject({ state: 'open' });
  return { employer, batch };
}

describe('an employer’s list', () => {
  it('is imported by its liaison, and its people are registered at the desk, once each', async () => {
    const { employer, batch } = await openBatch(liaison, '青石机械有限公司');
    const checked = await upload(liaison, batch, rosterCsv(30));
    expect(checked).toMatchObject({ state: 'checked', total: 30, good: 30, bad: 0 });
    await liaison.post(`/api/roster-imports/${checked.id}/commit`, { choice: 'all' });
    expect(await settled(liaison, checked.id, 'storing')).toMatchObject({
      state: 'done',
      known: 0,
    });
    const departments = await liaison.get(`/api/employers/${employer}/departments`);
    expect(departments.body.departments).toHaveLength(9);

    const found = await desk.get(`/api/batches/${batch}/members?query=${invented(3).name}`);
    expect(found.body.members).toHaveLength(1);
    expect(found.body.members[0]).toMatchObject({ name: invented(3).name, state: 'listed' });
    expect(JSON.stringify(found.body)).not.toContain(invented(3).idNumber);

    const list = await desk.get(`/api/batches/${batch}/members?limit=30`);
    const members = list.body.members.map(({ id }: { id: string }) => id) as string[];
    const registered = await desk.post(`/api/batches/${batch}/register`, { members });
    expect(registered.status).toBe(200);
    const outcomes = registered.body.outcomes as { visit?: string; ticket?: string }[];
    expect(outcomes.filter(({ visit }) => visit)).toHaveLength(30);
    const again = await desk.post(`/api/batches/${batch}/register`, { members });
    expect(again.body.outcomes.map(({ visit }: { visit: string }) => visit)).toEqual(
      outcomes.map(({ visit }) => visit),
    );
    const { body } = await liaison.get(`/api/batches/${batch}`);
    expect(body).toMatchObject({ listed: 30, registered: 30 });
    const member = `/api/batches/${batch}/members/${members[0]}`;
    expect((await liaison.delete(member)).body).toMatchObject({ code: 'member.registered' });
  });

  it('lets somebody not yet registered be moved, and taken off', async () => {
    const { batch } = await openBatch(manager, '高岭陶瓷');
    const checked = await upload(manager, batch, rosterCsv(2, 960));
    await manager.post(`/api/roster-imports/${checked.id}/commit`, { choice: 'all' });
    await settled(manager, checked.id, 'storing');
    const { body } = await manager.get(`/api/batches/${batch}/members`);
    const [one] = body.members;
    const groups = (await manager.get(`/api/batches/${batch}/groups`)).body.groups;
    const other = groups.find(({ id }: { id: string }) => id !== one.group).id as string;
    const path = `/api/batches/${batch}/members/${one.id}`;
    const moved = await manager.send('PUT', path, { group: other, version: one.version });
    expect(moved.body).toMatchObject({ group: other, version: one.version + 1 });
    const late = await manager.send('PUT', path, { group: one.group, version: one.version });
    expect(late.body).toMatchObject({ code: 'record.changed' });
    expect((await manager.delete(path)).status).toBe(204);
    expect((await manager.get(`/api/batches/${batch}`)).body.listed).toBe(1);
  });

  it('says what is wrong with which row, and takes nothing over unless told to leave that out', async () => {
    const { batch } = await openBatch(manager, '柳岸纺织厂');
    const wrong = `${invented(900).idNumber.slice(0, 17)}${invented(900).idNumber.endsWith('1') ? 2 : 1}`;
    const text = [
      rosterCsv(3, 901),
      `=cmd|calc,${wrong},男,12345,,`,
      `${invented(901).name},${invented(901).idNumber},男,,,`,
      `某甲,9.90001E+17,男,,,`,
      `某乙,,,,,`,
    ].join('\r\n');
    const checked = await upload(manager, batch, text);
    expect(checked).toMatchObject({ state: 'checked', total: 7, good: 3, bad: 4 });
    const { body } = await manager.get(`/api/roster-imports/${checked.id}/problems`);
    const told = body.problems.map((each: Record<string, unknown>) => [
      each.row,
      each.title,
      each.code,
    ]);
    expect(told).toEqual([
      [5, '手机号', 'phone-form'],
      [5, '证件号码', 'id-check-digit'],
      [6, '姓名', 'duplicate'],
      [7, '证件号码', 'digits-lost'],
      [8, '出生日期', 'birth-date-needed'],
      [8, '性别', 'sex-needed'],
    ]);
    const refused = await manager.post(`/api/roster-imports/${checked.id}/commit`, {
      choice: 'all',
    });
    expect(refused.body).toMatchObject({ code: 'import.has-problems' });
    expect((await manager.get(`/api/batches/${batch}`)).body.listed).toBe(0);

    await manager.post(`/api/roster-imports/${checked.id}/commit`, { choice: 'good' });
    await settled(manager, checked.id, 'storing');
    expect((await manager.get(`/api/batches/${batch}`)).body.listed).toBe(3);
  });

  it('with a formula in a name comes out of an export as text', async () => {
    const { batch } = await openBatch(manager, '白鹭湾学校');
    const { idNumber } = invented(950);
    const checked = await upload(manager, batch, `姓名,证件号码\r\n=HYPERLINK(1),${idNumber}`);
    await manager.post(`/api/roster-imports/${checked.id}/commit`, { choice: 'all' });
    await settled(manager, checked.id, 'storing');
    const answer = await fetch(`${server.url}/api/batches/${batch}/members.xlsx`, {
      headers: manager.headers,
    });
    const sheet = await readSheetFile(new Uint8Array(await answer.arrayBuffer()));
    expect(sheet.tabs[0]?.rows[1]?.[0]).toBe("'=HYPERLINK(1)");
    expect(JSON.stringify(sheet)).not.toContain(idNumber);
  });

  it('V1: hides a VVIP from it and from its counts', async () => {
    const { batch } = await openBatch(manager, '云岭电力');
    const checked = await upload(manager, batch, rosterCsv(3, 980));
    await manager.post(`/api/roster-imports/${checked.id}/commit`, { choice: 'all' });
    await settled(manager, checked.id, 'storing');
    const { name, idNumber, sex } = invented(981);
    const birthDate = idNumber.slice(6, 14).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3');
    const examinee = { name, idNumber, birthDate, sex: sex === '男' ? 'M' : 'F', vvip: true };
    const given = { site: 'east', examinee, class: 'normal', packageId: 'basic' };
    const key = { 'idempotency-key': 'vvip-of-a-list' };
    expect((await desk.post('/api/visits', given, key)).status).toBe(201);
    const seen = await seenOf(batch);
    expect(seen.listed).toBe(2);
    expect(seen.names).not.toContain(name);
    expect(seen.names).toHaveLength(2);
  });

  it('in no readable form is refused with what to do', async () => {
    const { batch } = await openBatch(manager, '远山矿业');
    const old = await upload(manager, batch, Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    expect(old).toMatchObject({ state: 'failed', facts: { error: 'sheet.old-or-locked' } });
    expect(old.message).toContain('.xlsx');
    const other = await upload(manager, batch, 'a,b\r\n1,2');
    expect(other).toMatchObject({ state: 'failed', facts: { missing: ['name'] } });
  });

  it('reaches a liaison only where he is bound', async () => {
    const { employer, batch } = await openBatch(manager, '临江食品');
    for (const path of [
      `/api/employers/${employer}`,
      `/api/batches/${batch}`,
      `/api/batches/${batch}/members`,
    ]) {
      expect((await liaison.get(path)).body).toMatchObject({ code: 'employer.not-yours' });
    }
    const seen = await liaison.get('/api/employers?limit=200');
    expect(JSON.stringify(seen.body)).not.toContain(employer);
    await manager.send('PUT', `/api/employers/${employer}/liaisons`, { liaisons: ['liaison'] });
    expect((await liaison.get(`/api/batches/${batch}`)).status).toBe(200);
    expect((await liaison.get(`/api/batches/${batch}/members.xlsx`)).status).toBe(403);
  });

  it.runIf(process.env['FULL'])(
    'of ten thousand is taken over while others go on working',
    async () => {
      const { batch } = await openBatch(manager, '万人集团');
      const waits: number[] = [];
      const meanwhile = async (work: Promise<unknown>) => {
        let over = false;
        void work.finally(() => (over = true));
        while (!over) {
          const from = performance.now();
          await desk.get('/api/employers?limit=10');
          waits.push(performance.now() - from);
        }
        return work;
      };
      const checked = await upload(manager, batch, rosterCsv(10_000, 10_000));
      expect(checked).toMatchObject({ state: 'checked', good: 10_000, bad: 0 });
      await manager.post(`/api/roster-imports/${checked.id}/commit`, { choice: 'all' });
      await meanwhile(settled(manager, checked.id, 'storing'));
      expect((await manager.get(`/api/batches/${batch}`)).body.listed).toBe(10_000);
      expect(Math.max(...waits)).toBeLessThan(5_000);
      const from = performance.now();
      const found = await desk.get(`/api/batches/${batch}/members?query=G19999`);
      expect(found.body.members).toHaveLength(1);
      expect(performance.now() - from).toBeLessThan(1_000);
    },
    120_000,
  );
});
