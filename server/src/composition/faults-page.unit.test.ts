import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/faults.md'), 'utf8');

it('docs/faults.md names a proof for every fault, and every proof is there', () => {
  const rows = page.split('\n').filter((line) => /^\| (?!fault |-)/.test(line));
  expect(rows.length).toBeGreaterThan(25);
  for (const row of rows) {
    const proofs = row.split('|').at(-2) ?? '';
    const named = [...proofs.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    expect(named, row).not.toEqual([]);
    for (const name of named) {
      const path = name.includes('/') ? name : `server/src/composition/${name}`;
      const found = name.includes('*') ? globSync(path, { cwd: root }) : [path];
      expect(
        found.filter((each) => existsSync(join(root, each))),
        row,
      ).not.toEqual([]);
    }
  }
});
