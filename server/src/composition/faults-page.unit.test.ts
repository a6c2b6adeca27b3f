import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/faults.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!fault |-)/.test(line));

/** The tests a row names, as paths or patterns from the root. */
function proofs(row: string): string[] {
  const named = [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)];
  return named.map(([, name = '']) =>
    name.includes('/') ? name : `server/src/composition/${name}`,
  );
}

const isThere = (path: string) =>
  path.includes('*') ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));

it('docs/faults.md names a proof for every fault, and every proof is there', () => {
  expect(rows.length).toBeGreaterThan(25);
  expect(rows.filter((row) => proofs(row).length === 0)).toEqual([]);
  expect(rows.flatMap(proofs).filter((path) => !isThere(path))).toEqual([]);
});
