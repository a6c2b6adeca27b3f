import { sql, type RawBuilder } from 'kysely';

/** PostgreSQL type numbers whose text both adapters must read alike. */
const int8 = 20;
const date = 1082;

/**
 * How values come out of either database: `bigint` as a number (ours stay below 2^53), `date` as
 * `YYYY-MM-DD`. Everything else keeps the adapter's default: `timestamptz` a Date, `jsonb` parsed.
 */
export const readers: Record<number, (text: string) => unknown> = {
  [int8]: Number,
  [date]: (text) => text,
};

/** A value for a `jsonb` column. */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}
