import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { Api, ApiError } from '../api/http.ts';
import { LoginForm } from '../login/loginForm.svelte.ts';
import { Session } from './session.svelte.ts';

const user = { id: 'u1', name: '石岩', roles: ['nurse'], sites: ['east', 'river'] };
let api: FakeApi;
let session: Session;

beforeEach(() => {
  api = new FakeApi();
  session = new Session(() => api.client);
});

describe('session', () => {
  test('finds a session that is still good, or asks to log in', async () => {
    api.refuse('GET /api/session', 401, { code: 'access.login' });
    await session.restore();
    expect(session.state).toBe('out');
    api.answer('GET /api/session', { user });
    await session.restore();
    expect(session.state).toBe('in');
    expect(session.site).toBe('east');
    expect(session.has('desk')).toBe(false);
    expect(session.has('desk', 'nurse')).toBe(true);
  });

  test('a server that does not answer is not a log-out', async () => {
    api.refuse('GET /api/session', 0, { code: 'network' });
    await session.restore();
    expect(session.state).toBe('unreachable');
  });

  test('an ended session leaves the page and comes back with the password', async () => {
    api.answer('POST /api/session', { user });
    const entered = vi.fn<() => void>();
    session.onEnter(entered);
    session.expire();
    expect(session.state).toBe('unknown');
    await session.logIn('a', 'b');
    session.expire();
    expect(session.state).toBe('expired');
    await session.logIn('a', 'b');
    expect(session.state).toBe('in');
    expect(entered).toHaveBeenCalledTimes(2);
  });
});

describe('login', () => {
  test.each([
    [401, 'login.wrong', 'wrong'],
    [403, 'login.locked', 'locked'],
    [429, 'request.too-many', 'locked'],
    [0, 'network', 'network'],
    [500, 'server.failed', 'server'],
  ] as const)('%i %s', async (status, code, problem) => {
    api.refuse('POST /api/session', status, { code });
    const form = new LoginForm(session, 'doctor');
    await form.submit();
    expect(form.problem).toBe('empty');
    form.password = 'x';
    await form.submit();
    expect(form.problem).toBe(problem);
    expect(form.password).toBe('');
  });
});

describe('api', () => {
  const answering = (status: number, body: string) => {
    const expired = vi.fn<() => void>();
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response(body, { status }));
    return { expired, fetch, api: new Api({ language: () => 'zh', onExpired: expired, fetch }) };
  };

  test('a failure carries code, details and state', async () => {
    const body = JSON.stringify({
      code: 'visit.duplicate',
      message: 'm',
      details: { ticket: 'A1' },
    });
    const failure = await answering(409, body)
      .api.post('/x', {})
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({
      status: 409,
      code: 'visit.duplicate',
      details: { ticket: 'A1' },
    });
  });

  test('an ended session is told once the server says so', async () => {
    const { api: real, expired } = answering(401, '{}');
    await real.get('/x').catch(() => undefined);
    expect(expired).toHaveBeenCalledOnce();
    await real.get('/x', { anonymous: true }).catch(() => undefined);
    expect(expired).toHaveBeenCalledOnce();
  });

  test('an answer that is no JSON is a server error', async () => {
    const failure = await answering(502, '<html>')
      .api.get('/x')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 502, code: 'server.error' });
  });
});
