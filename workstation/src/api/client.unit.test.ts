import { expect, test, vi } from 'vitest';
import { Client, fill } from './client.ts';

const answering = (status: number, body: unknown) => {
  const fetch = vi.fn<typeof globalThis.fetch>(
    async () => new Response(body === undefined ? null : JSON.stringify(body), { status }),
  );
  const onExpired = vi.fn<() => void>();
  return { fetch, onExpired, client: new Client({ language: () => 'zh', onExpired, fetch }) };
};

test('fills the path and the query; what is undefined is left out', () => {
  expect(fill('/api/visits/{id}', { path: { id: 'a/b 1' } })).toBe('/api/visits/a%2Fb%201');
  const query = { site: 'main', query: '王 五', after: undefined, tag: ['x', 'y'] };
  expect(fill('/api/visits', { query })).toBe(
    '/api/visits?site=main&query=%E7%8E%8B+%E4%BA%94&tag=x&tag=y',
  );
});

test('sends what the description asks for and gives what it promises', async () => {
  const { client, fetch } = answering(200, { visits: [], total: 0 });
  const list = await client.get('/api/visits', { query: { site: 'main' } });
  expect(list.total).toBe(0);
  expect(fetch.mock.calls[0]?.[0]).toBe('/api/visits?site=main');
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: 'GET' });
});

test('a key makes a request safe to repeat; a refusal is an ApiError', async () => {
  const { client, fetch, onExpired } = answering(401, { code: 'login.wrong', message: '…' });
  const login = { username: 'a', password: 'b' };
  const refused = client.post('/api/session', { body: login, key: 'k-1', anonymous: true });
  await expect(refused).rejects.toMatchObject({ status: 401, code: 'login.wrong' });
  expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).get('idempotency-key')).toBe('k-1');
  expect(fetch.mock.calls[0]?.[1]?.body).toBe(JSON.stringify(login));
  expect(onExpired).not.toHaveBeenCalled();
});

test('what the server does not have is refused when the screens are built', () => {
  const { client } = answering(200, {});
  const never = () => {
    // @ts-expect-error no such address
    void client.get('/api/nowhere');
    // @ts-expect-error the query lacks the site
    void client.get('/api/visits', { query: {} });
    // @ts-expect-error the path lacks its id
    void client.get('/api/visits/{id}');
    // @ts-expect-error a visit cannot be put
    void client.put('/api/visits', {});
  };
  expect(never).toBeTypeOf('function');
});
