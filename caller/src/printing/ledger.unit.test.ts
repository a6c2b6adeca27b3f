import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Ledger } from './ledger.ts';

let folder: string;
let now = 1_000;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => new Ledger(folder, () => now);
const handing = { step: 'handing', queue: 'cups:desk', title: '导检单 A012' } as const;
const done = { step: 'done', title: '导检单 A012', outcome: { state: 'printed' } } as const;

it('knows after a crash how far every attempt had come', () => {
  const before = open();
  before.note('j1', 1, handing);
  before.note('j1', 2, done);
  const after = open();
  expect(after.get('j1', 1)).toEqual(handing);
  expect(after.get('j1', 2)).toEqual(done);
  expect(after.get('j1', 3)).toBeUndefined();
  expect(after.taker).toBe(before.taker);
});

it('reads past a line a power cut has torn', () => {
  open().note('j1', 1, done);
  appendFileSync(join(folder, 'printed.jsonl'), '{"job":"j2","att');
  const ledger = open();
  expect(ledger.get('j1', 1)).toEqual(done);
  ledger.note('j3', 1, handing);
  expect(open().get('j3', 1)).toEqual(handing);
});

it('is another taker in another folder, and forgets what is two weeks old', () => {
  const first = open();
  first.note('j1', 1, done);
  const other = mkdtempSync(join(tmpdir(), 'daozhen-ledger-'));
  expect(new Ledger(other, () => now).taker).not.toBe(first.taker);
  rmSync(other, { recursive: true });
  now += 15 * 86_400_000;
  expect(open().get('j1', 1)).toBeUndefined();
  expect(readFileSync(join(folder, 'printed.jsonl'), 'utf8').split('\n')).toHaveLength(2);
});
