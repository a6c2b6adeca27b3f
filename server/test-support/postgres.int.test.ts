import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from './postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

it('a throwaway PostgreSQL is a real one', async () => {
  const client = new pg.Client({ connectionString: await postgres.createDatabase() });
  await client.connect();
  const { rows } = await client.query("SELECT version(), '张' || '三' AS name");
  await client.end();
  expect(rows[0].version).toMatch(/^PostgreSQL 18\./);
  expect(rows[0].name).toBe('张三');
});

it('its databases stand apart', async () => {
  const [one, two] = [await postgres.createDatabase(), await postgres.createDatabase()];
  expect(one).not.toBe(two);
});
