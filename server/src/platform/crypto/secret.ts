import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomToken } from './tokens.ts';

/**
 * The secret tokens are made from: the given one, else one made at the first start and kept in the data
 * folder, readable by its owner alone. Losing it makes every phone link and device pairing invalid.
 */
export function loadSecret(dataDir: string, given?: string): string {
  if (given !== undefined) return given;
  const path = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, randomToken());
    fsyncSync(file);
    closeSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32) throw new Error(`密钥文件已损坏 · the secret is damaged: ${path}`);
  return secret;
}
