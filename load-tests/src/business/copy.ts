import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

/** Text of this many characters goes to the server at a time. */
const CHUNK = 1 << 18;

/** Fills a table by COPY; @returns how many rows. */
export async function copyInto(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<Row>,
): Promise<number> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const stream = client.query(copyFrom(`copy ${table} (${names}) from stdin`));
  let text = '';
  let count = 0;
  for (const row of rows) {
    text += `${row.map(cell).join('\t')}\n`;
    count += 1;
    if (text.length < CHUNK) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text);
  await finished(stream);
  return count;
}

function cell(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return value.replaceAll(/[\\\t\n\r]/g, (sign) => `\\${escapes[sign] ?? sign}`);
}

const escapes: Record<string, string> = { '\t': 't', '\n': 'n', '\r': 'r' };

/** Takes the tables' indexes away while they are filled, puts them back and gathers statistics. */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = any ($1::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await fill();
  for (const { definition } of rows) await client.query(definition);
  for (const table of tables) await client.query(`vacuum analyze ${table}`);
}
