import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountsUnderTest, good, nurse, secure } from '../../../test-support/accounts.ts';
import {
  databases,
  stopDatabases,
  type DatabaseUnderTest,
} from '../../../test-support/databases.ts';
import { auditMigrations } from '../audit/index.ts';
import { migrate } from '../db/index.ts';
import type { Actor } from '../http/index.ts';
import { authMigrations } from './index.ts';

const minute = 60_000;
const day = 86_400_000;

afterAll(stopDatabases);

describe.each(databases)('accounts on %s', (_name, open) => {
  let under: DatabaseUnderTest;
  let at: AccountsUnderTest;

  beforeAll(async () => {
    under = await open();
    await migrate(under.database, { audit: auditMigrations, auth: authMigrations });
  });
  beforeEach(async () => {
    at = await AccountsUnderTest.open(under.database);
  });
  afterEach(() => at.checkLog());
  afterAll(() => under?.remove());

  it('begin with a one-time password, and with no right before it is changed', async () => {
    const { user, password } = await at.users.add(nurse, secure);
    expect(user).toMatchObject({ state: 'active', mustChange: true, factor: false });
    const { token, actor } = await at.login(password);
    expect(actor).toMatchObject({ roles: [], sites: [], due: ['password'] });
    await at.account.changePassword(actor, password, good);
    expect(await at.sessions.verify(token)).toMatchObject({ roles: ['nurse'], sites: ['east'] });
    await expect(at.login(password)).rejects.toMatchObject({ code: 'login.wrong' });
    expect((await at.login()).actor.due).toBeUndefined();
  });

  it('refuse a one-time password that was not used for a week', async () => {
    const { password } = await at.users.add(nurse, secure);
    at.now += 7 * day;
    await expect(at.login(password)).rejects.toMatchObject({ code: 'login.lapsed' });
  });

  it('want a password that follows the rules and is none of the last five', async () => {
    await at.made();
    const { actor } = await at.login();
    const faults = async (next: string) => {
      const refused = at.account.changePassword(actor, good, next);
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
      await at.account.changePassword(actor, current, next);
      current = next;
    }
    await expect(at.account.changePassword(actor, current, good)).rejects.toMatchObject({
      details: { faults: ['used'] },
    });
    await at.account.changePassword(actor, current, 'Sixth-cup-99');
    await at.account.changePassword(actor, 'Sixth-cup-99', good);
  });

  it('want a new password after ninety days', async () => {
    await at.made();
    const { token } = await at.login();
    at.now += 11 * 60 * minute;
    await at.sessions.verify(token);
    at.now += 79 * day;
    await at.login();
    at.now += 11 * day;
    expect((await at.login()).actor).toMatchObject({ roles: [], due: ['password'] });
  });

  it('are locked after five wrong passwords for a quarter of an hour, and opened before', async () => {
    const user = await at.made();
    for (let count = 0; count < 5; count += 1) {
      await expect(at.login('wrong')).rejects.toMatchObject({ code: 'login.wrong' });
    }
    await expect(at.login()).rejects.toMatchObject({
      code: 'login.locked',
      details: { retryAfterSec: 900 },
    });
    expect(await at.users.get(user.id, secure)).toMatchObject({ state: 'locked' });
    await at.users.unlock(user.id, secure);
    await at.login();
    for (let count = 0; count < 5; count += 1) await at.login('wrong').catch(() => undefined);
    at.now += 15 * minute;
    await at.login();
  });

  it('with a second factor want each code once, or a recovery code once', async () => {
    await at.made();
    const { actor } = await at.login();
    const { secret, recovery } = await at.withFactor(actor);
    expect(recovery).toHaveLength(10);
    await expect(at.login()).rejects.toMatchObject({ code: 'login.code-needed' });
    await expect(at.login('wrong')).rejects.toMatchObject({ code: 'login.wrong' });
    // The code the factor was confirmed with is used up.
    await expect(at.login(good, at.codeOf(secret))).rejects.toMatchObject({
      code: 'login.code-wrong',
    });
    at.now += minute;
    const code = at.codeOf(secret);
    await at.login(good, code);
    await expect(at.login(good, code)).rejects.toMatchObject({ code: 'login.code-wrong' });
    await at.login(good, recovery[3]?.toLowerCase());
    await expect(at.login(good, recovery[3])).rejects.toMatchObject({ code: 'login.code-wrong' });
    expect(await at.account.state(actor)).toMatchObject({ factor: true, recoveryLeft: 9 });
  });

  it('set up another second factor only with a code of the one before', async () => {
    await at.made();
    const { actor } = await at.login();
    const { secret, recovery } = await at.withFactor(actor);
    await expect(at.account.beginFactor(actor, good)).rejects.toMatchObject({
      code: 'login.code-needed',
    });
    await expect(at.account.beginFactor(actor, good, '000000')).rejects.toMatchObject({
      code: 'login.code-wrong',
    });
    const next = await at.account.beginFactor(actor, good, recovery[0]);
    at.now += minute;
    // Until the new one is confirmed the one before holds.
    await at.login(good, at.codeOf(secret));
    at.now += minute;
    await at.account.confirmFactor(actor, at.codeOf(next.secret));
    at.now += minute;
    await expect(at.login(good, at.codeOf(secret))).rejects.toMatchObject({
      code: 'login.code-wrong',
    });
    await at.login(good, at.codeOf(next.secret));
  });

  it('count wrong codes as wrong passwords', async () => {
    await at.made();
    const { secret } = await at.withFactor((await at.login()).actor);
    at.now += 2 * minute;
    for (let count = 0; count < 5; count += 1) {
      await expect(at.login(good, '000000')).rejects.toMatchObject({ code: 'login.code-wrong' });
    }
    await expect(at.login(good, at.codeOf(secret))).rejects.toMatchObject({ code: 'login.locked' });
  });

  it('keep the secret of a second factor sealed', async () => {
    const user = await at.made();
    const { secret } = await at.withFactor((await at.login()).actor);
    const row = await at.repository.user(user.id);
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row?.factor).toMatch(/^a\.k1\./);
  });

  it('of administrators have no right without a second factor, and cannot remove it', async () => {
    await at.made(['system-admin']);
    const { actor, token } = await at.login();
    expect(actor).toMatchObject({ roles: [], due: ['factor'] });
    const { secret } = await at.withFactor(actor);
    expect(await at.sessions.verify(token)).toMatchObject({ roles: ['system-admin'] });
    at.now += minute;
    await expect(at.account.removeFactor(actor, good, at.codeOf(secret))).rejects.toMatchObject({
      code: 'factor.required',
    });
    at.now += 14 * minute;
    // An administrator's session ends after a quarter of an hour without a request.
    expect(await at.sessions.verify(token)).toBeUndefined();
  });

  it('are left alone for an hour, not longer; every request and every press counts', async () => {
    await at.made();
    const { token, actor } = await at.login();
    await at.sessions.verify(token);
    for (let twice = 0; twice < 2; twice += 1) {
      at.now += 55 * minute;
      // A press comes by the connection that was let in before.
      await at.sessions.used(actor.session ?? '');
      at.now += 55 * minute;
      expect(await at.sessions.verify(token)).toBeDefined();
    }
    at.now += 61 * minute;
    expect(await at.sessions.verify(token)).toBeUndefined();
  });

  it('end the oldest session when there are too many, and any on demand', async () => {
    const user = await at.made();
    await at.sessions.endAll(user.id, secure);
    const ended: string[] = [];
    at.sessions.onEnded((session) => ended.push(session));
    const tokens: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      at.now += 1000;
      tokens.push((await at.login()).token);
    }
    expect(ended).toHaveLength(1);
    expect(await at.sessions.verify(tokens[0]!)).toBeUndefined();
    const list = await at.sessions.list(user.id);
    expect(list).toHaveLength(3);
    await at.sessions.endOne(user.id, list[0]!.id, secure);
    expect(await at.sessions.verify(tokens[3]!)).toBeUndefined();
    await expect(at.sessions.endOne('sec', list[1]!.id, secure)).rejects.toMatchObject({
      code: 'session.unknown',
    });
  });

  it('nobody has used for ninety days are closed', async () => {
    const user = await at.made();
    at.now += 90 * day;
    await expect(at.login('wrong')).rejects.toMatchObject({ code: 'login.wrong' });
    await expect(at.login()).rejects.toMatchObject({ code: 'login.disabled' });
    expect(await at.users.get(user.id, secure)).toMatchObject({ state: 'disabled' });
    await at.users.enable(user.id, secure);
    expect((await at.login()).actor.due).toEqual(['password']);
  });

  it('keep the three administrators apart, and one of each', async () => {
    const body = { ...nurse, roles: ['system-admin' as const, 'audit-admin' as const], sites: [] };
    await expect(at.users.add(body, secure)).rejects.toMatchObject({ code: 'user.roles-apart' });
    const system = await at.made(['system-admin'], 'system');
    await expect(at.users.disable(system.id, secure)).rejects.toMatchObject({
      code: 'user.last-administrator',
    });
    const { version } = await at.users.get(system.id, secure);
    const change = { name: '石岩', roles: ['manager'], sites: ['east'], version } as const;
    const demoted = { ...change, roles: [...change.roles], sites: [...change.sites] };
    await expect(at.users.change(system.id, demoted, secure)).rejects.toMatchObject({
      code: 'user.last-administrator',
    });
    await at.made(['system-admin'], 'system2');
    expect(await at.users.change(system.id, demoted, secure)).toMatchObject({ roles: ['manager'] });
    await expect(at.users.change(system.id, demoted, secure)).rejects.toMatchObject({
      code: 'record.changed',
    });
    const self: Actor = { ...secure, id: system.id };
    await expect(at.users.resetFactor(system.id, self)).rejects.toMatchObject({
      code: 'user.oneself',
    });
  });

  it('end with their rights: whoever is given others logs in again', async () => {
    const user = await at.made();
    const { token } = await at.login();
    const { version } = await at.users.get(user.id, secure);
    const change = { name: '卢春晓', roles: ['desk' as const], sites: ['river'], version };
    await at.users.change(user.id, change, secure);
    expect(await at.sessions.verify(token)).toBeUndefined();
    expect((await at.login()).actor).toMatchObject({ roles: ['desk'], sites: ['river'] });
  });

  it('are listed in pages; a manager sees those of his campuses', async () => {
    for (const username of ['a1', 'a2', 'a3']) {
      await at.users.add(
        { ...nurse, username, roles: ['nurse'], sites: [username === 'a3' ? 'river' : 'east'] },
        secure,
      );
    }
    const first = await at.users.list({ limit: 2 }, secure);
    expect(first.users.map(({ username }) => username)).toEqual(['a1', 'a2']);
    const second = await at.users.list({ limit: 2, after: first.next! }, secure);
    expect(second.users.map(({ username }) => username)).toEqual(['a3']);
    expect(second.next).toBeUndefined();
    const manager: Actor = { ...secure, roles: ['manager'], sites: ['river'] };
    expect((await at.users.list({ limit: 50 }, manager)).users).toHaveLength(1);
    expect((await at.users.list({ limit: 50, query: '%' }, secure)).users).toHaveLength(0);
  });
});
