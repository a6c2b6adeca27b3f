import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  stopDatabases,
  type DatabaseUnderTest,
} from '../../../test-support/databases.ts';
import { startTestPostgres, type TestPostgres } from '../../../test-support/postgres.ts';
import { migrate, openPostgres, type Db } from '../db/index.ts';
import type { Actor } from '../http/index.ts';
import { Audit, auditMigrations, AuditWitness, readWitness, verifyAudit } from './index.ts';

const key = 'k'.repeat(43);
const actor: Actor = { kind: 'user', id: 'u1', name: '林一', roles: ['desk'], sites: ['east'] };
const start = Date.parse('2026-11-23T00:00:00.123Z');

const write = (db: Db, audit: Audit, count: number) =>
  db.transaction().execute((tx) =>
    audit.append(
      tx,
      actor,
      ...Array.from({ length: count }, (_, index) => ({
        action: 'visit.cancel',
        record: `visit:${index}`,
        site: 'east',
        details: { count: index, 单位: '甲', list: [1, 2.5, { b: 1, a: null }] },
      })),
    ),
  );

afterAll(stopDatabases);

describe.each(databases)('the audit log on %s', (_name, open) => {
  let under: DatabaseUnderTest;
  let db: Db;
  let audit: Audit;

  beforeAll(async () => {
    under = await open();
    ({ db } = under.database);
  });
  beforeEach(async () => {
    await sql`drop table if exists audit_entries, audit_head cascade`.execute(db);
    await sql`drop function if exists audit_entries_append_only`.execute(db);
    for (const step of Object.values(auditMigrations)) await step(db as unknown as Kysely<unknown>);
    audit = new Audit(() => start, key);
    await write(db, audit, 5);
    await write(db, audit, 1);
  });
  afterAll(() => under?.remove());

  /** Changes the log as somebody could who owns the database. */
  const tamper = async (statement: string) => {
    await sql.raw('alter table audit_entries disable trigger user').execute(db);
    await sql.raw(statement).execute(db);
  };
  const problems = async () => (await verifyAudit(db, key)).problems;

  it('invariant 9: is whole, whoever writes at the same time', async () => {
    await Promise.all([write(db, audit, 3), write(db, audit, 2), write(db, audit, 4)]);
    expect(await verifyAudit(db, key)).toMatchObject({ ok: true, entries: 15, problems: [] });
  });

  it('is of a transaction that did not happen as if it had not been written', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await audit.append(tx, actor, { action: 'x.y', record: 'z' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await verifyAudit(db, key)).toMatchObject({ ok: true, entries: 6 });
  });

  it.each([
    ['an actor', `update audit_entries set actor = 'user:u2' where seq = 3`, 'changed'],
    ['a millisecond', `update audit_entries set at = at + '1 ms' where seq = 3`, 'changed'],
    ['a microsecond', `update audit_entries set at = at + '1 us' where seq = 3`, 'changed'],
    ['a record', `update audit_entries set record = 'visit:7' where seq = 3`, 'changed'],
    ['a campus', `update audit_entries set site = null where seq = 3`, 'changed'],
    ['an action', `update audit_entries set action = 'visit.cancel ' where seq = 3`, 'changed'],
    [
      'a figure',
      `update audit_entries set details = jsonb_set(details, '{count}', '9') where seq = 3`,
      'changed',
    ],
    [
      'its spelling',
      `update audit_entries set details = jsonb_set(details, '{count}', '2.0') where seq = 3`,
      'changed',
    ],
    ['a hash', `update audit_entries set hash = repeat('1', 64) where seq = 3`, 'changed'],
  ])('shows a changed byte: %s', async (_what, statement, kind) => {
    await tamper(statement);
    expect((await problems())[0]).toEqual({ kind, seq: 3 });
  });

  it('shows an entry taken out, and its end cut off', async () => {
    await tamper('delete from audit_entries where seq = 2');
    expect(await problems()).toEqual([{ kind: 'missing', seq: 2 }]);
    await tamper('delete from audit_entries where seq >= 5');
    expect(await problems()).toEqual([
      { kind: 'missing', seq: 2 },
      { kind: 'head', seq: 6 },
    ]);
    await sql
      .raw(`update audit_head set seq = 4, hash = (select hash from audit_entries where seq = 4)`)
      .execute(db);
    expect(await problems()).toContainEqual({ kind: 'unsigned', seq: 4 });
  });

  it('goes on from the signed end, so that what was cut off stays missing', async () => {
    await tamper('delete from audit_entries where seq >= 5');
    await write(db, audit, 2);
    expect(await problems()).toEqual([{ kind: 'missing', seq: 5 }]);
  });

  it('leaves a gap where the signed end was taken away as well', async () => {
    await tamper('delete from audit_entries where seq >= 5');
    await sql.raw('delete from audit_head').execute(db);
    await write(db, audit, 2);
    expect(await problems()).toEqual([{ kind: 'missing', seq: 5 }]);
    await tamper('delete from audit_entries');
    await sql.raw(`update audit_head set seq = 0, hash = repeat('0', 64)`).execute(db);
    await write(db, audit, 1);
    expect(await problems()).toEqual([{ kind: 'missing', seq: 1 }]);
  });

  it('shows a whole log written anew by somebody without the server’s key', async () => {
    await tamper('delete from audit_entries');
    await sql.raw('delete from audit_head').execute(db);
    await write(db, new Audit(() => start, 'another key'), 6);
    expect(await problems()).toEqual([{ kind: 'unsigned', seq: 6 }]);
  });

  it('shows an older state of the database beside the end noted outside it', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-audit-'));
    const shorter: number[] = [];
    const onShorter = (noted: { seq: number }) => shorter.push(noted.seq);
    const onError = (error: unknown) => expect.unreachable(String(error));
    const witness = new AuditWitness({ db, key, dataDir, onShorter, onError });
    await witness.note();
    const older = await sql<{ seq: number; hash: string; signature: string }>`
      select seq, hash, signature from audit_head`.execute(db);
    await write(db, audit, 2);
    await witness.note();
    expect(await verifyAudit(db, key, readWitness(dataDir))).toMatchObject({ ok: true });
    await tamper('delete from audit_entries where seq > 6');
    const { seq, hash, signature } = older.rows[0]!;
    await sql`update audit_head set seq = ${seq}, hash = ${hash}, signature = ${signature}`.execute(
      db,
    );
    expect(await verifyAudit(db, key)).toMatchObject({ ok: true });
    const found = await verifyAudit(db, key, readWitness(dataDir));
    expect(found.problems).toEqual([{ kind: 'witness', seq: 8 }]);
    await witness.note();
    // Nor does the note move on when the log has grown again.
    await write(db, new Audit(() => start + 1, key), 4);
    await witness.note();
    expect(shorter).toEqual([8, 8]);
    expect(readWitness(dataDir)).toMatchObject({ seq: 8 });
    rmSync(dataDir, { recursive: true });
  });

  it('lets nobody change it by a slip, not even its owner', async () => {
    for (const statement of [
      'update audit_entries set actor = actor',
      'delete from audit_entries',
      'truncate audit_entries',
    ]) {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only');
    }
  });
});

describe('the roles of deploy/postgres/roles.sql', () => {
  let postgres: TestPostgres;
  afterAll(() => postgres?.stop());

  it('let the application add entries and read them, and nothing else', async () => {
    postgres = await startTestPostgres();
    const url = await postgres.createDatabase();
    const path = fileURLToPath(new URL('../../../../deploy/postgres/roles.sql', import.meta.url));
    const root = openPostgres({ url, connections: 1 });
    const script = readFileSync(path, 'utf8')
      .replaceAll(/^\\.*$/gm, '')
      .replaceAll(/:"database"/g, `"${new URL(url).pathname.slice(1)}"`);
    await sql.raw(script).execute(root.db);
    const as = (user: string) => {
      const address = new URL(url);
      address.username = user;
      return openPostgres({ url: address.href, connections: 2 });
    };
    const owner = as('daozhen_owner');
    const app = as('daozhen_app');
    await migrate(owner, { audit: auditMigrations });
    const audit = new Audit(() => start, key);
    await write(app.db, audit, 3);
    expect(await verifyAudit(app.db, key)).toMatchObject({ ok: true, entries: 3 });
    for (const statement of [
      `update audit_entries set actor = 'nobody'`,
      'delete from audit_entries',
      'truncate audit_entries',
      'alter table audit_entries disable trigger user',
      'drop table audit_entries',
      'drop function audit_entries_append_only cascade',
      'delete from audit_head',
      'create table others (id int)',
    ]) {
      await expect(sql.raw(statement).execute(app.db)).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
    expect(await verifyAudit(app.db, key)).toMatchObject({ ok: true, entries: 3 });
    await Promise.all([root.close(), owner.close(), app.close()]);
  });
});
