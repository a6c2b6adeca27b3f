import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { parseKeys, openSeals } from '../../../server/src/platform/crypto/index.ts';
import { startServerProcess } from '../../../scripts/lib/short-server.mjs';
import { fill, type Extent, type Known, type Template } from './fill.ts';
import { Desk } from './desk.ts';

/** A whole server in a process of its own, on a filled PostgreSQL database, and somebody logged in at it. */
export interface Centre {
  desk: Desk;
  known: Known;
  /** Visits registered here, the oldest first. */
  waiting: string[];
  stop(): Promise<void>;
}

/**
 * Lets the server make its tables and register one visit, fills the rest in by COPY in that visit's likeness,
 * and starts the server on it.
 */
export async function openCentre(url: string, extent: Extent): Promise<Centre> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-bench-centre-'));
  const key = () => randomBytes(32).toString('base64url');
  const keys = `index=${key()},k1=${key()}`;
  const settings = { DATABASE_URL: url, DATA_KEYS: keys };
  const first = await startServerProcess(dataDir, settings);
  const template = await withClient(url, (client) => registerOne(first.url, client));
  await first.stop();
  const known = await withClient(url, (client) =>
    fill(client, openSeals(parseKeys(keys)), extent, template, today()),
  );
  const server = await startServerProcess(dataDir, settings);
  return {
    desk: await Desk.logIn(server.url),
    known,
    waiting: [],
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The day at the campus. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function registerOne(url: string, client: pg.Client): Promise<Template> {
  const desk = await Desk.logIn(url);
  const { visit } = await desk.register({ name: '样板', sex: 'M', birthDate: '1980-01-01' });
  const { rows } = await client.query<{ items: string }>(
    'select items::text as items from visits where id = $1',
    [visit],
  );
  const lines = await client.query<Template['lines'][number]>(
    `select kind, ref, name, name_en, items::text as items, list_fen as fen
     from visit_lines where visit_id = $1 order by position`,
    [visit],
  );
  return { items: rows[0]?.items ?? '[]', lines: lines.rows };
}

async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
