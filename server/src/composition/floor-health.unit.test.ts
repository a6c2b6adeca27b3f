import { describe, expect, it } from 'vitest';
import { EngineUnavailable, type Head } from '../queue/engine/index.ts';
import type { JournalLag } from '../queue/journal/index.ts';
import { journalState, redisState } from './floor-health.ts';

const durable = { appendonly: 'yes', appendfsync: 'always', ok: true };
const lazy = { appendonly: 'yes', appendfsync: 'everysec', ok: false };
const head: Head = { epoch: 'a', seq: 1, day: '2026-11-23', at: 1, since: undefined };

/** An engine of which each campus is durable, lazy, away or absent. */
function engine(campuses: Record<string, typeof durable | 'away' | 'absent'>) {
  return {
    durability: async (site: string) => {
      const campus = campuses[site];
      if (campus === 'away') throw new EngineUnavailable('cut off');
      return campus === 'absent' || !campus ? durable : campus;
    },
    head: async (site: string) => (campuses[site] === 'absent' ? undefined : head),
  };
}

describe('/readyz of the floor’s stores', () => {
  it('shows what stands behind an acknowledgement', async () => {
    expect(await redisState(engine({ east: durable }), ['east'])).toEqual(durable);
    expect(await redisState(engine({ east: durable, west: lazy }), ['east', 'west'])).toEqual(lazy);
  });

  it.each(['away', 'absent'] as const)(
    'a campus that is %s keeps no other from being served',
    async (how) => {
      const state = await redisState(engine({ east: how, west: durable }), ['east', 'west']);
      expect(state).toMatchObject({ ok: true, away: 'east' });
      expect(state.warn).toContain('east');
    },
  );

  it('is not ready when no campus can be served', async () => {
    const state = await redisState(engine({ east: 'away', west: 'absent' }), ['east', 'west']);
    expect(state).toEqual({ ok: false, away: 'east,west', error: 'cut off' });
  });
});

describe('/readyz of the journal', () => {
  const journal = (lags: Record<string, Partial<JournalLag>>) => ({
    sites: Object.keys(lags),
    lag: (site: string) => ({ stored: 1, behind: 0, waitingMs: 0, ...lags[site] }),
  });

  it('has the figures of all campuses', () => {
    const lags = { east: { behind: 2, waitingMs: 40 }, west: { behind: 1, waitingMs: 90 } };
    expect(journalState(journal(lags))).toEqual({ ok: true, behind: 3, waitingMs: 90 });
  });

  it('warns from a minute on, and keeps nobody out', () => {
    expect(journalState(journal({ east: { waitingMs: 59_999 } })).warn).toBeUndefined();
    const late = journalState(journal({ east: { behind: 7, waitingMs: 60_000 } }));
    expect(late).toMatchObject({ ok: true, behind: 7 });
    expect(late.warn).toMatch(/落后 7 条、60 秒.*7 events, 60 s behind/);
  });
});
