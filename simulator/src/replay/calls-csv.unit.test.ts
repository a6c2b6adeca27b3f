import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CsvError, readCalls } from './calls-csv.ts';
import { eventsOfCalls } from './calls-to-events.ts';
import { madeCalls } from './made-calls.ts';
import { Problems } from './problems.ts';
import { instantOf } from './times.ts';

const folder = mkdtempSync(join(tmpdir(), 'daozhen-calls-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string, columns = {}) {
  const path = join(folder, 'calls.csv');
  writeFileSync(path, text);
  const told: string[] = [];
  const problems = new Problems('calls.csv', false, (sentence) => void told.push(sentence));
  const calls = await readCalls(path, { columns, headStartMs: {}, utcOffsetMs: 0 }, problems);
  return { calls, told };
}

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

describe('a log of calls', () => {
  it('is read with the usual headings, in the order of arrival', async () => {
    const { calls, told } = await read(
      [
        'Arrival,Service_Start,Service_End,Agent,Left,Outcome',
        '2026-11-23 09:05:00,,,,2026-11-23 09:06:30,HANG',
        '2026-11-23 09:00:00,2026-11-23T09:01:00Z,2026-11-23 09:04:00,"Ma, Li",,AGENT',
      ].join('\n'),
    );
    expect(told).toEqual([]);
    const [served, gone] = calls;
    expect(served).toMatchObject({
      arrival: at('09:00:00'),
      service: { start: at('09:01:00'), end: at('09:04:00'), server: 'Ma, Li' },
    });
    expect(gone).toMatchObject({ arrival: at('09:05:00'), left: at('09:06:30') });
  });

  it('may have times of day beside a date, in columns of its own, separated by tabs', async () => {
    const { calls, told } = await read(
      [
        'vru_exit\tq_exit\tser_start\tser_exit\tserver\toutcome\tdate\tpriority',
        '9:00:05\t9:00:40\t9:00:40\t9:03:00\tTOVA\tAGENT\t261123\t2',
        '9:01:00\t9:02:00\t0:00:00\t0:00:00\tNO_SERVER\tHANG\t261123\t0',
        '9:01:30\t9:01:30\t0:00:00\t0:00:00\tNO_SERVER\tPHANTOM\t261123\t0',
      ].join('\n'),
    );
    expect(told).toEqual([]);
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatchObject({ class: '2', service: { start: at('09:00:40') } });
    expect(calls[1]).toMatchObject({ service: undefined, left: at('09:02:00') });
  });

  it('may go on past midnight', async () => {
    const { calls, told } = await read(
      [
        'date,arrival,start,end,left,server',
        '2026-11-22,23:58:00,0:01:00,0:09:00,,a',
        '2026-11-22,23:59:00,,,00:02:00,',
      ].join('\n'),
    );
    expect(told).toEqual([]);
    expect(calls[0]?.service).toMatchObject({ start: at('00:01:00'), end: at('00:09:00') });
    expect(calls[1]?.left).toBe(at('00:02:00'));
  });

  it('takes midnight where nothing happened, and times hours back, for no night that went on', async () => {
    const { calls, told } = await read(
      [
        'date,arrival,start,end,left,server',
        '2026-11-22,23:40:00,,,0:00:00,',
        '2026-11-22,14:10:00,,,0:30:00,',
        '2026-11-22,14:20:00,,,14:25:00,',
      ].join('\n'),
    );
    expect(told).toEqual([
      expect.stringMatching(/:2: left before the arrival/),
      expect.stringMatching(/:3: left before the arrival/),
    ]);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['x,1795392000,1795392060,a', /arrival: x: no instant/],
    ['1795392000,1795391000,1795392060,a', /service starts before the arrival/],
    ['1795392000,1795392060,1795392000,a', /service ends before it starts/],
    ['1795392000,1795392060,1795492100,a', /service ends more than a day after the arrival/],
    ['1795392000,1795392060,1795392100,\uFFFD', /not UTF-8/],
    ['1795392000,1795392060,1795392100', /3 cells, not 4/],
    ['1795392000,,,', /left: missing, and nobody served the call/],
  ])('leaves out the row %s and says why', async (row, reason) => {
    const right = '1795392000,1795392060,1795392100,a';
    const { calls, told } = await read(`arrival,start,end,server\n${row}\n${right}`);
    expect(told).toEqual([expect.stringMatching(reason)]);
    expect(told[0]).toMatch(/^calls.csv:2: /);
    expect(calls).toHaveLength(1);
  });

  it('leaves out a row that is there again', async () => {
    const row = '1795392000,1795392060,1795392100,a';
    const { calls, told } = await read(`arrival,start,end,server\n${row}\n${row}`);
    expect(calls).toHaveLength(1);
    expect(told).toEqual(['calls.csv:3: the same row as line 2']);
  });

  it('says which column it misses, and takes the name it has', async () => {
    await expect(read('came,start,end\n')).rejects.toThrow(CsvError);
    const { calls } = await read('came,start,end\n1795392000,1795392060,1795392100', {
      arrival: 'came',
    });
    expect(calls).toHaveLength(1);
  });
});

it('a call becomes events that are told no earlier than they are known', () => {
  const call = (arrival: number, start: number, end: number) => ({
    id: `c${arrival}`,
    queue: 'calls',
    class: '2',
    arrival,
    service: { start, end, server: 'ma' },
    left: undefined,
  });
  const minute = 60_000;
  const calls = [call(0, minute, 2 * minute), call(30 * minute, 31 * minute, 32 * minute)];
  const events = [...eventsOfCalls(calls, { 2: 90_000 })];
  const instants = events.map((event) => event.at);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  const said = events.map((event) => `${event.at / minute} ${event.type}`);
  // Somebody waits and is not answered: the server must be away, until the next call taken.
  expect(said).toEqual([
    '0 arrive',
    '1 open',
    '1 start',
    '2 end',
    '30 arrive',
    `${30 + 1 / 3} close`,
    '31 open',
    '31 start',
    '32 end',
    '92 close',
  ]);
  expect(events[0]).toMatchObject({ class: '2', key: -90_000 });
});

it('whoever is on a call is not away, however long others wait', () => {
  const served = (arrival: number, start: number, end: number) => ({
    id: `c${arrival}`,
    queue: 'calls',
    class: undefined,
    arrival,
    service: { start, end, server: 'ma' },
    left: undefined,
  });
  const hour = 3_600_000;
  const calls = [served(0, 0, 1000), served(2000, 2000, hour), served(3000, hour, hour + 1)];
  const closings = [...eventsOfCalls(calls)].filter(({ type }) => type === 'close');
  expect(closings.map(({ at }) => at)).toEqual([2 * hour + 1]);
});

it('a head start that is given puts a class before the others; without one nobody is ranked', () => {
  const keysOf = (headStartMs: Record<string, number>) =>
    [...eventsOfCalls(madeCalls(1, 5, 0), headStartMs)].flatMap((event) =>
      event.type === 'arrive' ? [{ ...event }] : [],
    );
  for (const { at: came, class: name, key } of keysOf({ 2: 90_000 }))
    expect(key).toBe(name === '2' ? came - 90_000 : came);
  expect(keysOf({}).every(({ key }) => key === undefined)).toBe(true);
});

it.each([
  ['1795392000', at('00:00:00')],
  ['1795392000123', at('00:00:00') + 123],
  ['2026-11-23 08:00', at('00:00:00')],
  ['2026-11-23T08:00:00+08:00', at('00:00:00')],
  ['25:10:00', at('00:00:00') + (17 * 60 + 10) * 60_000],
  ['8:61:00', '8:61:00: no time of day'],
  ['2026-13-45 08:00', '2026-13-45 08:00: no instant'],
  ['soon', 'soon: no instant'],
])('the instant %s', (text, expected) => {
  expect(instantOf(text, '2026-11-23', 8 * 3_600_000)).toBe(expected);
});
