import type { CommandOf, Room, SiteSettings, Station } from '@daozhen/protocol';
import { copy } from '../copy.ts';
import { refuse, type Step, type Verb } from '../step.ts';

/** Replaces the settings, stations and rooms of a campus; the first one puts it in service. */
export const configure: Verb<CommandOf<'configure'>> = (step, { settings }) => {
  checkNothingInUse(step, settings);
  const { state } = step;
  for (const id of Object.keys(state.stations)) if (!settings.stations[id]) step.removeStation(id);
  for (const [id, given] of Object.entries(settings.stations)) {
    const station: Station = state.stations[id] ?? { id, takes: [], ...given };
    step.putStation({ ...station, ...given });
  }
  for (const id of Object.keys(state.rooms)) {
    if (settings.rooms[id]) continue;
    delete step.site.undo[id];
    step.removeRoom(id);
  }
  for (const [id, given] of Object.entries(settings.rooms)) {
    const fields = { ...given, tags: asMap(given.tags) };
    step.putRoom({ ...(state.rooms[id] ?? newRoom(id)), ...fields });
  }
  state.settings = copy(settings);
  return { type: 'configured', facts: {} };
};

function asMap(tags: readonly string[]): Record<string, true> {
  return Object.fromEntries(tags.map((tag) => [tag, true]));
}

function newRoom(id: string): Omit<Room, 'station' | 'capacity' | 'doorSlots' | 'tags'> {
  return { id, state: 'closed', version: 0, called: {}, serving: {} };
}

function checkNothingInUse(step: Step, settings: SiteSettings): void {
  const { state } = step;
  const visits = Object.values(state.visits);
  const needed = new Set(Object.values(settings.rooms).map((room) => room.station));
  for (const visit of visits) {
    for (const item of Object.values(visit.items)) {
      if (item.state === 'todo') needed.add(item.station);
    }
  }
  const inUse =
    [...needed].some((id) => !settings.stations[id]) ||
    visits.some((visit) => !settings.classes[visit.class]) ||
    Object.values(state.rooms).some(
      (room) => room.state !== 'closed' && settings.rooms[room.id]?.station !== room.station,
    ) ||
    (visits.length > 0 && settings.policy.binding !== state.settings.policy.binding);
  if (inUse) refuse('config.in-use');
}
