import { pino } from 'pino';
import Type from 'typebox';
import { expect, it } from 'vitest';
import { createHttp } from './index.ts';

it('the description lets a request leave out what has a default', async () => {
  const logger = pino({ level: 'silent' });
  const { app } = await createHttp({ logger, publicUrl: undefined, trustProxy: false });
  const querystring = Type.Object({
    site: Type.String(),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  });
  app.get(
    '/api/things',
    { schema: { querystring, tags: ['things'] }, config: { access: 'public' } },
    () => [],
  );
  const { paths } = (await app.inject('/api/openapi.json')).json<{
    paths: Record<string, { get: { parameters: { name: string; required?: boolean }[] } }>;
  }>();
  const required = paths['/api/things']?.get.parameters.map((each) => [each.name, each.required]);
  expect(required).toEqual([
    ['site', true],
    ['limit', false],
  ]);
  expect((await app.inject('/api/things?site=a')).statusCode).toBe(200);
  await app.close();
});
