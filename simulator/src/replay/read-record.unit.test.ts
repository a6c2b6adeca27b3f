import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Problems, RecordError } from './problems.ts';
import { readRecord, type RecordPart } from './read-record.ts';
import { WrongEncoding } from './text-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'daozhen-record-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'day.ndjson');
const open = { type: 'open', at: 0, station: 'us', room: 'us-1' };
const arrive = (id: string, at: number) => ({ type: 'arrive', at, station: 'us', id });
const step = (type: string, id: string, at: number) => ({ type, at, station: 'us', id });
const header = { record: 'daozhen-day', version: 1, stations: { us: { nominalMinutes: 5 } } };

/** Reads lines given as objects or raw text; @returns what was told and what came through. */
async function read(lines: readonly (object | string)[], strict = false) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(path, text.join('\n'));
  const told: string[] = [];
  const problems = new Problems('day.ndjson', strict, (sentence) => void told.push(sentence));
  const parts: RecordPart[] = [];
  for await (const part of readRecord(path, problems)) parts.push(part);
  return { told, parts, count: problems.count };
}

const HOUR = 3_600_000;

describe('an instant that is wrong', () => {
  const day = [arrive('a', 10), step('call', 'a', 20), arrive('b', 30), step('call', 'b', 40)];
  const kept = (parts: RecordPart[]) => parts.map(({ event }) => event?.at);

  it.each([
    ['in the middle', 2],
    ['at the beginning', 0],
    ['at the end but one', 3],
  ])('%s, far ahead, costs its own line and not the rest of the day', async (_where, at) => {
    const lines = day.toSpliced(at, 0, arrive('late', 40 * 365 * 24 * HOUR));
    const { told, parts } = await read(lines);
    expect(kept(parts)).toEqual([10, 20, 30, 40]);
    expect(told).toEqual([
      expect.stringMatching(`:${at + 1}: out of order: .* after the event below`),
    ]);
  });

  it('is not seen in the night between two days, nor in the last line', async () => {
    const next = [arrive('c', 20 * HOUR), step('call', 'c', 20 * HOUR + 5), arrive('d', 60 * HOUR)];
    const { told, parts } = await read([...day, ...next]);
    expect(told).toEqual([]);
    expect(kept(parts)).toEqual([10, 20, 30, 40, 20 * HOUR, 20 * HOUR + 5, 60 * HOUR]);
  });
});

describe('a record of events', () => {
  it('is read line by line, its header first', async () => {
    const { told, parts } = await read([
      header,
      open,
      arrive('a', 1),
      '',
      step('call', 'a', 2),
      step('start', 'a', 3),
      step('end', 'a', 9),
    ]);
    expect(told).toEqual([]);
    expect(parts[0]).toEqual({ header });
    expect(parts.slice(1).map(({ event }) => event?.type)).toEqual([
      'open',
      'arrive',
      'call',
      'start',
      'end',
    ]);
  });

  it.each([
    ['no JSON', '{"type":"open"', /^day.ndjson:3: not JSON/],
    ['no object', '[1]', /:3: not an object/],
    ['another type', { ...open, type: 'opens' }, /:3: \/type: "opens" is not one of open, close/],
    ['a missing field', { type: 'arrive', at: 1, station: 'us' }, /:3: \/ .*id/],
    ['a wrong field', { ...arrive('b', 1), key: 'x' }, /:3: \/key /],
    ['a name every object has', { ...arrive('b', 1), class: 'constructor' }, /cannot be a name/],
    ['text that is no UTF-8', JSON.stringify(arrive('\uFFFD', 1)), /:3: not UTF-8/],
    ['another station', { ...arrive('b', 1), station: 'mri' }, /:3: unknown station mri/],
    ['somebody twice', arrive('a', 2), /:3: a at us: arrives, but is in the line already/],
    ['the same again', arrive('a', 1), /:3: the same event again/],
    ['an earlier instant', step('call', 'a', 0), /:3: out of order: 0 is 1 ms before/],
    ['an end without a start', step('end', 'a', 2), /:3: a at us: end without a start/],
    ['nobody', step('call', 'x', 2), /:3: x at us: call without having arrived/],
  ])('leaves out %s, says where and why, and goes on', async (_what, line, reason) => {
    const lines = [header, arrive('a', 1), line, step('call', 'a', 5)];
    const { told, parts } = await read(lines);
    expect(told).toEqual([expect.stringMatching(reason)]);
    expect(parts.map(({ event }) => event?.type)).toEqual([undefined, 'arrive', 'call']);
  });

  it('stops at the first such line where that is wanted', async () => {
    await expect(read([open, 'x', arrive('a', 1)], true)).rejects.toThrow(RecordError);
  });

  it('counts what it does not tell', async () => {
    const { told, count } = await read(Array.from({ length: 50 }, () => 'x'));
    expect([told.length, count]).toEqual([21, 50]);
  });

  it('takes stations as they come where no header names them', async () => {
    const { told } = await read([{ ...open, station: 'mri', room: 'mri-1' }]);
    expect(told).toEqual([]);
  });

  it('may hold several days, each with its header', async () => {
    const { told, parts } = await read([header, arrive('a', 9), header, arrive('a', 1)]);
    expect(told).toEqual([]);
    expect(parts).toHaveLength(4);
  });

  it('says that a file is not there', async () => {
    const problems = new Problems('nowhere', false, () => undefined);
    const parts = readRecord(join(folder, 'nowhere'), problems);
    await expect(parts.next()).rejects.toThrow(/ENOENT/);
  });
});

it('in UTF-16 is told as that, not line by line', async () => {
  writeFileSync(path, Buffer.from(`\uFEFF${JSON.stringify(header)}\n`, 'utf16le'));
  const problems = new Problems('day.ndjson', false, () => undefined);
  await expect(readRecord(path, problems).next()).rejects.toThrow(WrongEncoding);
});
