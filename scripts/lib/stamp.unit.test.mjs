import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashContents, hashTree, stampMatches, writeStamp } from './stamp.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'daozhen-stamp-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

describe('stamps', () => {
  it('match only the value they were written with', () => {
    const stamp = join(dir, 'deep', 'stamp');
    expect(stampMatches(stamp, 'a')).toBe(false);
    writeStamp(stamp, 'a');
    expect(stampMatches(stamp, 'a')).toBe(true);
    expect(stampMatches(stamp, 'b')).toBe(false);
  });

  it('follow contents, missing files and circumstances', () => {
    const file = join(dir, 'lock');
    const missing = hashContents([file]);
    writeFileSync(file, '1');
    const one = hashContents([file]);
    expect(one).not.toBe(missing);
    expect(hashContents([file], ['arm64'])).not.toBe(one);
  });

  it('notice a changed file in a folder but not what a build leaves there', () => {
    const file = join(dir, 'a.ts');
    writeFileSync(file, '1');
    const before = hashTree([dir]);
    mkdirSync(join(dir, 'dist'));
    writeFileSync(join(dir, 'dist', 'b.js'), '1');
    expect(hashTree([dir])).toBe(before);
    utimesSync(file, 1, 1);
    expect(hashTree([dir])).not.toBe(before);
  });
});
