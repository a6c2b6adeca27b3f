import { beforeEach, describe, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { Session } from '../app/session.svelte.ts';
import { LoginForm } from './loginForm.svelte.ts';

const user = { id: 'u1', name: '凌霜', roles: ['security-admin'], sites: ['east'] };

let api: FakeApi;
let session: Session;
let form: LoginForm;

beforeEach(() => {
  api = new FakeApi();
  session = new Session(() => api.client);
  form = new LoginForm(session, 'security');
  form.password = 'Clear-water-7';
});

const refuse = (code: string, status = 401) => api.refuse('POST /api/session', status, { code });

describe('the second factor', () => {
  test('is asked for once the password was right, and sent with it', async () => {
    refuse('login.code-needed');
    await form.submit();
    expect([form.wantsCode, form.problem]).toEqual([true, undefined]);
    await form.submit();
    expect(form.problem).toBe('code-empty');
    refuse('login.code-wrong');
    form.code = '000000';
    await form.submit();
    expect([form.wantsCode, form.problem, form.code]).toEqual([true, 'code-wrong', '']);
    api.answer('POST /api/session', { user, due: [] });
    form.code = ' 123456 ';
    await form.submit();
    expect(session.state).toBe('in');
  });

  test.each([
    ['login.locked', 403, 'locked'],
    ['login.disabled', 403, 'closed'],
    ['login.lapsed', 403, 'lapsed'],
  ])('%s begins again at the password', async (code, status, problem) => {
    refuse('login.code-needed');
    await form.submit();
    refuse(code, status);
    form.code = '123456';
    await form.submit();
    expect([form.wantsCode, form.problem, form.password]).toEqual([false, problem, '']);
  });
});

test('what is due comes before the work', async () => {
  const entered: string[] = [];
  session.onEnter(({ id }) => entered.push(id));
  api.answer('POST /api/session', { user: { ...user, roles: [] }, due: ['password', 'factor'] });
  await form.submit();
  expect([session.state, session.due, entered]).toEqual(['due', ['password', 'factor'], []]);
  session.enter({ user: user as never, due: [] });
  expect([session.state, entered]).toEqual(['in', ['u1']]);
});
