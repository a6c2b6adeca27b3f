import { beforeEach, describe, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { moment } from '../app/moment.ts';
import { Session } from '../app/session.svelte.ts';
import { browserOf } from './browserOf.ts';
import { FactorForm } from './factorForm.svelte.ts';
import { follows, PasswordForm } from './passwordForm.svelte.ts';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

describe('a new password', () => {
  test.each([
    ['Morning-tea-4', true, true],
    ['short-1A', false, true],
    ['onlysmallletters', true, false],
    ['晨茶晨茶晨茶晨茶晨茶', true, false],
  ])('%s', (password, long, mixed) => {
    expect([follows('short', password), follows('classes', password)]).toEqual([long, mixed]);
  });

  test('is not sent before it is complete; what the server refuses stands at its field', async () => {
    const session = new Session(() => api.client);
    const form = new PasswordForm(api.client, session);
    form.next = 'Morning-tea-4';
    expect(await form.save()).toBeUndefined();
    expect([form.faultOfCurrent, form.faultOfRepeat]).toEqual(['empty', 'repeat']);
    form.current = 'wrong';
    form.repeat = form.next;
    api.refuse('POST /api/session/password', 403, { code: 'password.wrong' });
    await form.save();
    expect(form.faultOfCurrent).toBe('wrong');
    const details = { faults: ['used'] };
    api.refuse('POST /api/session/password', 422, { code: 'password.weak', details });
    await form.save();
    expect(form.faults).toEqual(['used']);
    const user = { id: 'u', name: '林一', roles: ['nurse'], sites: ['east'] };
    api.answer('POST /api/session/password', { user, due: [] });
    expect(await form.save()).toBe('Morning-tea-4');
    expect([form.current, form.next, session.state]).toEqual(['', '', 'in']);
  });
});

test('a second factor is set up in three steps', async () => {
  const form = new FactorForm(api.client);
  await form.begin();
  expect(form.wrong).toBe('password');
  form.password = 'Morning-tea-4';
  api.answer('POST /api/session/factor', { secret: 'ABCDEFGH2345', uri: 'otpauth://x' });
  await form.begin();
  expect([form.step, form.secret, form.password]).toEqual(['scan', 'ABCD EFGH 2345', '']);
  form.code = '000000';
  api.refuse('POST /api/session/factor/confirm', 401, { code: 'login.code-wrong' });
  await form.confirm();
  expect([form.step, form.wrong]).toEqual(['scan', 'code']);
  form.code = '123456';
  api.answer('POST /api/session/factor/confirm', { recovery: ['AAAA', 'BBBB'] });
  await form.confirm();
  expect([form.step, form.recovery]).toEqual(['recovery', ['AAAA', 'BBBB']]);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36', 'Chrome · Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Safari/604.1', 'Safari · iOS'],
  ['curl/8', undefined],
])('%s is %s', (agent, name) => {
  expect(browserOf(agent)).toBe(name);
});

test('moments are read at a glance, in the centre’s time', () => {
  expect(moment(undefined)).toBe('');
  expect(moment('2026-11-23T00:05:09Z')).toBe('2026-11-23 08:05');
  expect(moment('2026-11-23T00:05:09Z', { seconds: true })).toBe('2026-11-23 08:05:09');
});
