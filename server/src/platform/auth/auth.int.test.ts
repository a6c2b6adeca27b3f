import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  stopDatabases,
  type DatabaseUnderTest,
} from '../../../test-support/databases.ts';
import { Audit, auditMigrations, verifyAudit } from '../audit/index.ts';
import { openSeals, parseKeys } from '../crypto/index.ts';
import { migrate } from '../db/index.ts';
import type { Actor } from '../http/index.ts';
import {
  Account,
  authMigrations,
  AuthRepository,
  Sessions,
  Users,
  type UserActor,
} from './index.ts';

const minute = 60_000;
const day = 86_400_000;
const key = 'k'.repeat(43);
const ring = `index=${'a'.repeat(43)},k1=${'b'.repeat(43)}`;
const whence = { address: '203.0.113.5', agent: 'test' };
const secure: Actor = {
  kind: 'user',
  id: 'sec',
  name: '凌霜',
  roles: ['security-admin'],
  sites: [],
};

afterAll(stopDatabases);

describe.each(databases)('accounts on %s', (_name, open) => {
  let under: DatabaseUnderTest;
  let now: number;
  let repository: AuthRepository;
  let sessions: Sessions;
  let account: Account;
  let users: Users;

  beforeAll(async () => {
    under = await open();
    await migrate(under.database, { audit: auditMigrations, auth: authMigrations });
  });
  beforeEach(async () => {
    const { db } = under.database;
    await sql`delete from users`.execute(db);
    now = Date.now();
    repository = new AuthRepository(db);
    const policy = {
      sessionMs: 12 * 60 * minute,
      idleMs: 60 * minute,
      sessionLimit: 3,
      demo: false,
    };
    const vault = openSeals(parseKeys(ring)).vault;
    const clock = () => now;
    const parts = { repository, audit: new Audit(clock, key), vault, policy, now: clock };
    sessions = new Sessions(parts);
    account = new Account(parts, sessions);
    const sites = ['east', 'river'].map((id) => ({ id, name: id, nameEn: id }));
    users = new Users({ ...parts, db, sessions, choices: () => ({ sites, staff: [] }) });
  });
  afterEach(async () => {
    expect(await verifyAudit(under.database.db, key)).toMatchObject({ ok: true });
  });
  afterAll(() => under?.remove());

  const nurse = { username: 'lu', name: '卢春晓', roles: ['nurse'], sites: ['east'] } as const;
  const good = 'Morning-tea-4';

  /** An account with a password of its own. */
  async function made(roles: readonly string[] = ['nurse'], username = 'lu') {
    const body = { ...nurse, username, roles: [...roles], sites: ['east'] } as Parameters<
      Users['add']
    >[0];
    const { user, password } = await users.add(body, secure);
    const { actor } = await sessions.login({ username, password }, whence);
    await account.changePassword(actor, password, good);
    return user;
  }
  const login = (password = good, code?: string, username = 'lu') =>
    sessions.login({ username, password, code }, whence);
  const codeOf = (secret: string, at = now) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

  /** Sets a second factor up; @returns its secret and the recovery codes. */
  async function withFactor(actor: UserActor) {
    const { secret, uri } = await account.beginFactor(actor, good);
    expect(uri).toContain(`secret=${secret}`);
    return { secret, recovery: await account.confirmFactor(actor, codeOf(secret)) };
  }

  it('begin with a one-time password, and with no right before it is changed', async () => {
    const { user, password } = await users.add(
      { ...nurse, roles: ['nurse'], sites: ['east'] },
      secure,
    );
    expect(user).toMatchObject({ state: 'active', mustChange: true, factor: false });
    const { token, actor } = await login(password);
    expect(actor).toMatchObject({ roles: [], sites: [], due: ['password'] });
    await account.changePassword(actor, password, good);
    expect(await sessions.verify(token)).toMatchObject({ roles: ['nurse'], sites: ['east'] });
    await expect(login(password)).rejects.toMatchObject({ code: 'login.wrong' });
    expect((await login()).actor.due).toBeUndefined();
  });

  it('refuse a one-time password that was not used for a week', async () => {
    const { password } = await users.add({ ...nurse, roles: ['nurse'], sites: ['east'] }, secure);
    now += 7 * day;
    await expect(login(password)).rejects.toMatchObject({ code: 'login.lapsed' });
  });

  it('want a password that follows the rules and is none of the last five', async () => {
    await made();
    const { actor } = await login();
    const faults = async (next: string) => {
      const refused = account.changePassword(actor, good, next);
      return refused.then(
        () => [],
        (error: { details: { faults: string[] } }) => error.details.faults,
      );
    };
    expect(await faults('short-1A')).toEqual(['short']);
    expect(await faults('onlysmallletters')).toEqual(['classes']);
    expect(await faults(good)).toEqual(['used']);
    let current = good;
    for (const next of ['Second-cup-5', 'Third-cup-66', 'Fourth-cup-7', 'Fifth-cup-88']) {
      await account.changePassword(actor, current, next);
      current = next;
    }
    await expect(account.changePassword(actor, current, good)).rejects.toMatchObject({
      details: { faults: ['used'] },
    });
    await account.changePassword(actor, current, 'Sixth-cup-99');
    await account.changePassword(actor, 'Sixth-cup-99', good);
  });

  it('want a new password after ninety days', async () => {
    await made();
    const { token } = await login();
    now += 11 * 60 * minute;
    await sessions.verify(token);
    now += 79 * day;
    await login();
    now += 11 * day;
    expect((await login()).actor).toMatchObject({ roles: [], due: ['password'] });
  });

  it('are locked after five wrong passwords for a quarter of an hour, and opened before', async () => {
    const user = await made();
    for (let count = 0; count < 5; count += 1) {
      await expect(login('wrong')).rejects.toMatchObject({ code: 'login.wrong' });
    }
    await expect(login()).rejects.toMatchObject({
      code: 'login.locked',
      details: { retryAfterSec: 900 },
    });
    expect(await users.get(user.id, secure)).toMatchObject({ state: 'locked' });
    await users.unlock(user.id, secure);
    await login();
    for (let count = 0; count < 5; count += 1) await login('wrong').catch(() => undefined);
    now += 15 * minute;
    await login();
  });

  it('with a second factor want each code once, or a recovery code once', async () => {
    await made();
    const { actor } = await login();
    const { secret, recovery } = await withFactor(actor);
    expect(recovery).toHaveLength(10);
    await expect(login()).rejects.toMatchObject({ code: 'login.code-needed' });
    await expect(login('wrong')).rejects.toMatchObject({ code: 'login.wrong' });
    // The code the factor was confirmed with is used up.
    await expect(login(good, codeOf(secret))).rejects.toMatchObject({ code: 'login.code-wrong' });
    now += minute;
    const code = codeOf(secret);
    await login(good, code);
    await expect(login(good, code)).rejects.toMatchObject({ code: 'login.code-wrong' });
    await login(good, recovery[3]?.toLowerCase());
    await expect(login(good, recovery[3])).rejects.toMatchObject({ code: 'login.code-wrong' });
    expect(await account.state(actor)).toMatchObject({ factor: true, recoveryLeft: 9 });
  });

  it('count wrong codes as wrong passwords', async () => {
    await made();
    const { secret } = await withFactor((await login()).actor);
    now += 2 * minute;
    for (let count = 0; count < 5; count += 1) {
      await expect(login(good, '000000')).rejects.toMatchObject({ code: 'login.code-wrong' });
    }
    await expect(login(good, codeOf(secret))).rejects.toMatchObject({ code: 'login.locked' });
  });

  it('keep the secret of a second factor sealed', async () => {
    const user = await made();
    const { secret } = await withFactor((await login()).actor);
    const row = await repository.user(user.id);
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row?.factor).toMatch(/^a\.k1\./);
  });

  it('of administrators have no right without a second factor, and cannot remove it', async () => {
    await made(['system-admin']);
    const { actor, token } = await login();
    expect(actor).toMatchObject({ roles: [], due: ['factor'] });
    const { secret } = await withFactor(actor);
    expect(await sessions.verify(token)).toMatchObject({ roles: ['system-admin'] });
    now += minute;
    await expect(account.removeFactor(actor, good, codeOf(secret))).rejects.toMatchObject({
      code: 'factor.required',
    });
    now += 14 * minute;
    // An administrator's session ends after a quarter of an hour without a request.
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('are left alone for an hour, not longer; every request counts', async () => {
    await made();
    const { token } = await login();
    for (let hour = 0; hour < 4; hour += 1) {
      now += 55 * minute;
      expect(await sessions.verify(token)).toBeDefined();
    }
    now += 61 * minute;
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('end the oldest session when there are too many, and any on demand', async () => {
    const user = await made();
    await sessions.endAll(user.id, secure);
    const ended: string[] = [];
    sessions.onEnded((session) => ended.push(session));
    const tokens: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      now += 1000;
      tokens.push((await login()).token);
    }
    expect(ended).toHaveLength(1);
    expect(await sessions.verify(tokens[0]!)).toBeUndefined();
    const list = await sessions.list(user.id);
    expect(list).toHaveLength(3);
    await sessions.endOne(user.id, list[0]!.id, secure);
    expect(await sessions.verify(tokens[3]!)).toBeUndefined();
    await expect(sessions.endOne('sec', list[1]!.id, secure)).rejects.toMatchObject({
      code: 'session.unknown',
    });
  });

  it('nobody has used for ninety days are closed', async () => {
    const user = await made();
    now += 90 * day;
    await expect(login('wrong')).rejects.toMatchObject({ code: 'login.wrong' });
    await expect(login()).rejects.toMatchObject({ code: 'login.disabled' });
    expect(await users.get(user.id, secure)).toMatchObject({ state: 'disabled' });
    await users.enable(user.id, secure);
    expect((await login()).actor.due).toEqual(['password']);
  });

  it('keep the three administrators apart, and one of each', async () => {
    const body = { ...nurse, roles: ['system-admin', 'audit-admin'], sites: [] } as Parameters<
      Users['add']
    >[0];
    await expect(users.add(body, secure)).rejects.toMatchObject({ code: 'user.roles-apart' });
    const system = await made(['system-admin'], 'system');
    await expect(users.disable(system.id, secure)).rejects.toMatchObject({
      code: 'user.last-administrator',
    });
    const { version } = await users.get(system.id, secure);
    const change = { name: '石岩', roles: ['manager'], sites: ['east'], version } as const;
    const demoted = { ...change, roles: [...change.roles], sites: [...change.sites] };
    await expect(users.change(system.id, demoted, secure)).rejects.toMatchObject({
      code: 'user.last-administrator',
    });
    await made(['system-admin'], 'system2');
    expect(await users.change(system.id, demoted, secure)).toMatchObject({ roles: ['manager'] });
    await expect(users.change(system.id, demoted, secure)).rejects.toMatchObject({
      code: 'record.changed',
    });
    const self: Actor = { ...secure, id: system.id };
    await expect(users.resetFactor(system.id, self)).rejects.toMatchObject({
      code: 'user.oneself',
    });
  });

  it('end with their rights: whoever is given others logs in again', async () => {
    const user = await made();
    const { token } = await login();
    const { version } = await users.get(user.id, secure);
    const change = { name: '卢春晓', roles: ['desk' as const], sites: ['river'], version };
    await users.change(user.id, change, secure);
    expect(await sessions.verify(token)).toBeUndefined();
    expect((await login()).actor).toMatchObject({ roles: ['desk'], sites: ['river'] });
  });

  it('are listed in pages; a manager sees those of his campuses', async () => {
    for (const username of ['a1', 'a2', 'a3']) {
      await users.add(
        { ...nurse, username, roles: ['nurse'], sites: [username === 'a3' ? 'river' : 'east'] },
        secure,
      );
    }
    const first = await users.list({ limit: 2 }, secure);
    expect(first.users.map(({ username }) => username)).toEqual(['a1', 'a2']);
    const second = await users.list({ limit: 2, after: first.next! }, secure);
    expect(second.users.map(({ username }) => username)).toEqual(['a3']);
    expect(second.next).toBeUndefined();
    const manager: Actor = { ...secure, roles: ['manager'], sites: ['river'] };
    expect((await users.list({ limit: 50 }, manager)).users).toHaveLength(1);
    expect((await users.list({ limit: 50, query: '%' }, secure)).users).toHaveLength(0);
  });
});
