import type { SiteSettings, SiteState } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import { openFloor } from '../../../test-support/floor.ts';
import { stranded } from './stranded.domain.ts';

async function waiting(): Promise<{ state: SiteState; settings: SiteSettings }> {
  const floor = await openFloor();
  await floor.arrive('v1');
  const state = await floor.state();
  return { state, settings: structuredClone(state.settings) };
}

const first = (record: object): string => Object.keys(record)[0] ?? '';

describe('whom new settings would strand', () => {
  it('is nobody while nothing is taken away', async () => {
    const { state, settings } = await waiting();
    expect(stranded(state, settings)).toEqual([]);
  });

  it('names who still has to go to a station that is gone', async () => {
    const { state, settings } = await waiting();
    const station = Object.values(state.visits['v1']?.items ?? {})[0]?.station ?? '';
    delete settings.stations[station];
    expect(stranded(state, settings)).toContainEqual({
      what: 'visit',
      id: 'v1',
      why: 'station',
      station,
    });
  });

  it('names who has no room left that could take him, not who never had one', async () => {
    const { state, settings } = await waiting();
    const station = Object.values(state.visits['v1']?.items ?? {})[0]?.station ?? '';
    for (const [id, room] of Object.entries(settings.rooms)) {
      if (room.station === station) delete settings.rooms[id];
    }
    for (const room of Object.values(state.rooms)) room.state = 'closed';
    expect(stranded(state, settings)).toMatchObject([{ what: 'visit', id: 'v1', why: 'room' }]);
    state.settings = settings;
    expect(stranded(state, settings)).toEqual([]);
  });

  it('names who is of a class that is gone', async () => {
    const { state, settings } = await waiting();
    delete settings.classes[state.visits['v1']?.class ?? ''];
    expect(stranded(state, settings)).toMatchObject([{ what: 'visit', id: 'v1', why: 'class' }]);
  });

  it('names rooms that are open, and leaves closed ones alone', async () => {
    const { state, settings } = await waiting();
    const id = first(state.rooms);
    delete settings.rooms[id];
    for (const visit of Object.values(state.visits)) visit.items = {};
    state.rooms[id]!.state = 'closed';
    expect(stranded(state, settings)).toEqual([]);
    state.rooms[id]!.state = 'open';
    expect(stranded(state, settings)).toEqual([{ what: 'room', id, why: 'gone' }]);
  });
});
