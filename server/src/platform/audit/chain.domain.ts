import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What happened, as it is stored and chained. */
export interface AuditRecord {
  seq: number;
  at: Date;
  actor: string;
  action: string;
  record: string;
  site: string | null;
  details: Record<string, unknown>;
}

/** What the first entry follows. */
export const chainStart = '0'.repeat(64);

/** The hash of an entry: SHA-256 over all it says and the hash before it, in a form with one spelling. */
export function entryHash(previous: string, entry: AuditRecord): string {
  const { seq, at, actor, action, record, site, details } = entry;
  const said = [previous, seq, at.toISOString(), actor, action, record, site, sorted(details)];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Where the chain ends; signed, so that nobody can move it who has the database alone. */
export interface ChainHead {
  seq: number;
  hash: string;
  signature: string;
}

/** The head of a chain, signed with the server's key. */
export function signHead(key: string, seq: number, hash: string): ChainHead {
  return { seq, hash, signature: signature(key, seq, hash).toString('hex') };
}

/** Whether a head was signed with the key. */
export function isSigned(key: string, head: ChainHead): boolean {
  const given = Buffer.from(head.signature, 'hex');
  const right = signature(key, head.seq, head.hash);
  return given.length === right.length && timingSafeEqual(given, right);
}

function signature(key: string, seq: number, hash: string): Buffer {
  return createHmac('sha256', key).update(`audit head\0${seq}\0${hash}`).digest();
}

/** The same value with its keys in order: a database does not keep the order they were given in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
