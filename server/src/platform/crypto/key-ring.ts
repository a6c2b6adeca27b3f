import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The keys personal data is sealed with and found by. */
export interface KeyRing {
  /** What blind indexes are made from; it stays when data keys change. */
  index: Buffer;
  /** Data keys by name, the one to seal with first; the others only open what is older. */
  data: ReadonlyMap<string, Buffer>;
}

const keyBytes = 32;
const indexName = 'index';
const namePattern = /^[a-z0-9-]{1,24}$/;

/**
 * Reads keys as `name=<32 bytes, base64url>`, separated by commas or lines: `index` once, and data keys,
 * the current one first.
 * @throws Error naming what is wrong, never a key
 */
export function parseKeys(text: string): KeyRing {
  const entries = text.split(/[,\s]+/).filter((part) => part !== '');
  const keys = new Map(entries.map(parseKey));
  if (keys.size !== entries.length) throw new Error('数据密钥重名 · two data keys have one name');
  const index = keys.get(indexName);
  if (!index) throw new Error('数据密钥缺少 index · the data keys have no index key');
  keys.delete(indexName);
  if (keys.size === 0) throw new Error('没有数据密钥 · there is no data key');
  return { index, data: keys };
}

function parseKey(entry: string): [string, Buffer] {
  const [name = '', ...rest] = entry.split('=');
  const key = Buffer.from(rest.join('='), 'base64url');
  if (!namePattern.test(name) || key.length !== keyBytes) {
    const known = namePattern.test(name) ? ` ${name}` : '';
    throw new Error(
      `数据密钥${known}格式不正确 · data key${known} is not name=<32 bytes, base64url>`,
    );
  }
  return [name, key];
}

export function writeKeys({ index, data }: KeyRing): string {
  const lines = [[indexName, index] as const, ...data].map(
    ([name, key]) => `${name}=${key.toString('base64url')}`,
  );
  return `${lines.join('\n')}\n`;
}

/** A ring with a new data key in front. */
export function withNewKey(ring: KeyRing, name: string): KeyRing {
  return { index: ring.index, data: new Map([[name, randomBytes(keyBytes)], ...ring.data]) };
}

/** A ring of the first data key alone. */
export function withoutOldKeys({ index, data }: KeyRing): KeyRing {
  return { index, data: new Map([...data].slice(0, 1)) };
}

export const keysFile = (dataDir: string): string => join(dataDir, 'data-keys');

/**
 * The given keys, else those made at the first start and kept in the data folder, readable by its owner
 * alone. Without them no personal data can be read again: they belong into the backup, apart from it.
 */
export function loadKeys(dataDir: string, given?: string): KeyRing {
  if (given !== undefined) return parseKeys(given);
  const path = keysFile(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const made = { index: randomBytes(keyBytes), data: new Map([['k1', randomBytes(keyBytes)]]) };
  try {
    writeDurably(path, writeKeys(made), 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parseKeys(readFileSync(path, 'utf8'));
}

/** Replaces the keys in the data folder: either all of the old or all of the new are there. */
export function saveKeys(dataDir: string, ring: KeyRing): void {
  const path = keysFile(dataDir);
  writeDurably(`${path}.new`, writeKeys(ring), 'w');
  renameSync(`${path}.new`, path);
  const folder = openSync(dataDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function writeDurably(path: string, text: string, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag, 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
