import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LineEvent } from '@daozhen/server/simulation';
import { afterAll, describe, expect, it } from 'vitest';
import { DayRecording } from '../exam-day/day-recording.ts';
import { runDay } from '../exam-day/day-runner.ts';
import { policies } from '../exam-day/policies.ts';
import { readScenario } from '../exam-day/scenario-file.ts';
import { callsAsCsv, madeCalls } from './made-calls.ts';
import { readOptions } from './options.ts';
import { Replay } from './replay.ts';
import { EmptyRecord, runReplay } from './run-replay.ts';
import { jsonLines, textTable } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'daozhen-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));
const silent = () => undefined;
const run = (...args: string[]) => runReplay(readOptions(args), silent);

const MINUTE = 60_000;
const us = { station: 'us' };

/** One room, ten minutes each: what every predictor says can be worked out by hand. */
function steadyLine(people: number): LineEvent[] {
  const events: LineEvent[] = [{ ...us, type: 'open', at: 0, room: 'us-1' }];
  for (let n = 0; n < people; n += 1)
    events.push({ ...us, type: 'arrive', at: n, id: `v${n}`, key: n });
  for (let n = 0; n < people; n += 1) {
    const at = 10 * MINUTE * n + people;
    events.push({ ...us, type: 'call', at, id: `v${n}`, room: 'us-1' });
    events.push({ ...us, type: 'start', at, id: `v${n}`, room: 'us-1' });
    events.push({ ...us, type: 'end', at: at + 10 * MINUTE, id: `v${n}` });
  }
  return events;
}

function replayed(events: readonly LineEvent[]) {
  const replay = new Replay(10);
  for (const event of events) replay.take(event);
  return replay.result();
}

describe('a replay', () => {
  it('judges every predictor by the same waits', () => {
    const { all, uncounted } = replayed(steadyLine(5));
    const { naive, LES, forecast } = all.scores;
    for (const { waits } of Object.values(all.scores)) expect(waits).toBe(5);
    // The mean is known and everybody comes before the first call: ahead × mean is right.
    expect(naive.mae).toBeLessThan(0.1);
    // Nobody had been called yet: the last one's wait says nothing.
    expect(LES.mae).toBeCloseTo(20 * 60, -1);
    expect(LES.bias).toBeCloseTo(-20 * 60, -1);
    expect(forecast.coverage90).toBeDefined();
    expect(uncounted).toEqual({
      left: 0,
      interrupted: 0,
      severalLines: 0,
      noForecast: 0,
      unended: 0,
    });
  });

  it('does not count waits that did not end in a call, or not for one line alone', () => {
    const { all, uncounted } = replayed([
      { ...us, type: 'open', at: 0, room: 'us-1' },
      { ...us, type: 'arrive', at: 1, id: 'gone' },
      { ...us, type: 'leave', at: 2, id: 'gone' },
      { ...us, type: 'arrive', at: 3, id: 'away' },
      { ...us, type: 'elsewhere', at: 4, id: 'away' },
      { ...us, type: 'arrive', at: 5, id: 'two' },
      { type: 'arrive', at: 5, station: 'ecg', id: 'two' },
      { ...us, type: 'call', at: 6, id: 'two' },
      { ...us, type: 'arrive', at: 7, id: 'late' },
      { type: 'arrive', at: 7, station: 'mri', id: 'nobody-there' },
      { type: 'call', at: 8, station: 'mri', id: 'nobody-there', room: 'mri-1' },
    ]);
    expect(all.scores.forecast.waits).toBe(0);
    expect(uncounted).toEqual({
      left: 1,
      interrupted: 1,
      severalLines: 1,
      noForecast: 1,
      unended: 2,
    });
    expect(textTable(replayed([])).join('\n')).toContain('no waits that could be judged');
  });

  it('takes a start for the end of the wait where a record has no calls', () => {
    const { all } = replayed(steadyLine(5).filter(({ type }) => type !== 'call'));
    expect(all.scores.forecast.waits).toBe(5);
  });
});

describe('npm run replay', () => {
  it('reads what a virtual day wrote down, without a problem', async () => {
    const file = fileURLToPath(new URL('../../scenarios/ordinary.json', import.meta.url));
    const scenario = { ...readScenario(file), people: 12 };
    const path = join(folder, 'day.ndjson');
    const recording = new DayRecording(path, scenario);
    await runDay(scenario, 1, policies.get('shortest')!(), { watch: (f) => recording.watch(f) });
    await recording.close();
    const { result, problems } = await run('--events', path, '--strict');
    expect(problems).toBe(0);
    expect(result.all.scores.forecast.waits).toBeGreaterThan(80);
    expect(result.stations.map(({ station }) => station)).toContain('blood');
    const lines = jsonLines(result, problems);
    expect(lines).toHaveLength((result.stations.length + 1) * 5 + 1);
    expect(lines.at(-1)).toMatchObject({ problems: 0, events: result.events });
    expect(textTable(result).join('\n')).toContain('blood');
  });

  it('beats the simple predictors on a call centre, and converts its log on the way', async () => {
    const calls = madeCalls(1, 2, Date.UTC(2026, 2, 2));
    const csv = join(folder, 'calls.csv');
    writeFileSync(csv, callsAsCsv(calls, 0));
    const converted = join(folder, 'calls.ndjson');
    const log = await run('--csv', csv, '--utc-offset', '0', '--write', converted);
    const { forecast, LES, '(n+1)m/s': queueLength } = log.result.all.scores;
    expect(forecast.waits).toBeGreaterThan(1500);
    expect(forecast.rmse).toBeLessThan(0.8 * LES.rmse);
    expect(forecast.mae).toBeLessThan(queueLength.mae);
    expect(forecast.rmse).toBeLessThan(queueLength.rmse);
    const again = await run('--events', converted, '--strict');
    expect(again.result.all).toEqual(log.result.all);
  });

  it('says that there is nothing in a file', async () => {
    const path = join(folder, 'empty.ndjson');
    writeFileSync(path, '\n');
    await expect(run('--events', path)).rejects.toThrow(EmptyRecord);
  });

  it.each([
    [[], '--events'],
    [['--events', 'a', '--csv', 'b'], '--events'],
    [['--events', 'a', '--nominal', '0'], '--nominal 0'],
    [['--made-up', '0'], '--made-up 0'],
    [['--events', 'a', '--write', 'b'], '--write'],
    [['--csv', 'a', '--columns', 'who=x'], 'who'],
    [['--csv', 'a', '--head-start', '2=soon'], '--head-start soon'],
    [['--csv', 'a', '--utc-offset', '99'], '--utc-offset 99'],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence);
  });
});
