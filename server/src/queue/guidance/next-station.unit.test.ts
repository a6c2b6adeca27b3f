import { describe, expect, it } from 'vitest';
import { rankStations, withinTimedTasks, type Candidate } from './next-station.ts';
import { walkMs } from './walk.ts';

const MINUTE = 60_000;

const candidate = (station: string, wait: number, walk = 0): Candidate => ({
  station,
  wait: { p50: wait * MINUTE, p90: wait * MINUTE * 1.5 },
  walkMs: walk * MINUTE,
  serviceMs: 4 * MINUTE,
  serviceP90Ms: 5 * MINUTE,
  reliefMs: 0,
  readinessMs: 0,
});

const stations = (list: Candidate[]) => list.map((c) => c.station);

describe('G2 next station', () => {
  it('is the one with the earliest expected call', () => {
    const ranked = rankStations([candidate('us', 20), candidate('ecg', 4), candidate('ent', 9)]);
    expect(stations(ranked)).toEqual(['ecg', 'ent', 'us']);
  });

  it('counts a long walk when it is longer than the wait', () => {
    const ranked = rankStations([candidate('far', 1, 6), candidate('near', 4, 1)]);
    expect(stations(ranked)).toEqual(['near', 'far']);
  });

  it('is worth a longer wait for whoever has prepared for it', () => {
    const us = { ...candidate('us', 20), readinessMs: 40 * MINUTE };
    expect(stations(rankStations([candidate('ecg', 4), us]))).toEqual(['us', 'ecg']);
  });

  it('breaks ties by the shorter walk', () => {
    const ranked = rankStations([candidate('a', 5, 3), candidate('b', 5, 1)]);
    expect(stations(ranked)).toEqual(['b', 'a']);
  });
});

describe('G4 timed tasks', () => {
  const due = 30 * MINUTE;
  const task = { station: 'breath', due, latest: due + 4 * MINUTE, walkFromMs: () => 2 * MINUTE };

  it('leave out a station expected to end after the task is due', () => {
    const kept = withinTimedTasks([candidate('us', 25), candidate('ecg', 4)], [task], 0);
    expect(stations(kept)).toEqual(['ecg']);
  });

  it('leave out a station that might well end after the last instant', () => {
    const kept = withinTimedTasks([candidate('us', 15), candidate('ecg', 6)], [task], 0);
    expect(stations(kept)).toEqual(['ecg']);
  });

  it('never leave out their own station', () => {
    const kept = withinTimedTasks([candidate('breath', 90)], [task], 0);
    expect(stations(kept)).toEqual(['breath']);
  });
});

describe('walking', () => {
  it('takes longer to another floor', () => {
    const here = { floor: 2, x: 0, y: 0 };
    expect(walkMs(here, { floor: 2, x: 30, y: 40 })).toBe(65_000);
    expect(walkMs(here, { floor: 3, x: 30, y: 40 })).toBe(110_000);
  });
});
