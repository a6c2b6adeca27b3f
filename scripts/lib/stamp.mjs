import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A fingerprint of files by content.
 * @param {string[]} files paths that may be missing
 * @param {string[]} [extra] anything else the outcome depends on
 * @returns {string} hex
 */
export function hashContents(files, extra = []) {
  const hash = createHash('sha256').update(extra.join('\0'));
  for (const file of files) hash.update(`\0${file}\0`).update(readIfThere(file));
  return hash.digest('hex');
}

/**
 * A fingerprint of whole folders by path, size and time of change; cheap enough for every start.
 * @param {string[]} paths files or folders that may be missing
 * @returns {string} hex
 */
export function hashTree(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of walk(path)) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} file the stamp
 * @param {string} value
 * @returns {boolean} whether the stamp was written with this value
 */
export const stampMatches = (file, value) => readIfThere(file) === value;

/**
 * @param {string} file the stamp
 * @param {string} value
 */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}

/** @param {string} file */
export const clearStamp = (file) => rmSync(file, { force: true });

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {string} path
 * @returns {string[]} files below it in a stable order
 */
function walk(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .toSorted()
    .flatMap((name) => walk(join(path, name)));
}
