import type { FloorEvent, SiteSettings, SiteState, Visit, VisitPatch } from '@daozhen/protocol';

/** A campus before its first event. */
export function emptySite(site: string, epoch: string): SiteState {
  return {
    site,
    epoch,
    seq: 0,
    at: 0,
    day: '1970-01-01',
    closing: false,
    settings: {
      policy: {} as SiteSettings['policy'],
      classes: {},
      stations: {},
      rooms: {},
    },
    visits: {},
    rooms: {},
    stations: {},
  };
}

type Fields = Record<string, unknown>;

function assign(target: Fields, patch: Fields): void {
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete target[field];
    else target[field] = value;
  }
}

const maps = ['items', 'places', 'passes', 'prep'] as const;

function patchVisit(visit: Visit | undefined, patch: VisitPatch): Visit {
  const { items, places, passes, prep, ...fields } = patch;
  const target = visit ?? ({ items: {}, places: {}, passes: {}, prep: {} } as unknown as Visit);
  assign(target as unknown as Fields, fields as Fields);
  const entries = { items, places, passes, prep };
  for (const map of maps) assign(target[map] as Fields, (entries[map] ?? {}) as Fields);
  return target;
}

function patchEntities<T extends object>(
  entities: Record<string, T>,
  patches: Record<string, object | null> | undefined,
): void {
  for (const [id, patch] of Object.entries(patches ?? {})) {
    if (patch === null) delete entities[id];
    else assign((entities[id] ??= {} as T) as unknown as Fields, patch as Fields);
  }
}

/**
 * Applies an event's changes to a campus's state, in place: the server keeps one live picture per campus
 * and nobody holds on to a part of it. Values are taken over from the event without copying.
 * @returns the same state
 * @throws RangeError when the event is not the next one: the picture has a gap and must be fetched again
 */
export function evolve(state: SiteState, event: FloorEvent): SiteState {
  if (event.seq !== state.seq + 1) {
    throw new RangeError(`event ${event.seq} does not follow ${state.seq} of ${state.site}`);
  }
  const { visits, rooms, stations, site } = event.changes;
  for (const [id, patch] of Object.entries(visits ?? {})) {
    if (patch === null) delete state.visits[id];
    else state.visits[id] = patchVisit(state.visits[id], patch);
  }
  patchEntities(state.rooms, rooms);
  patchEntities(state.stations, stations);
  if (site?.settings !== undefined) state.settings = site.settings as SiteSettings;
  if (site?.day !== undefined) state.day = site.day;
  if (site?.closing !== undefined) state.closing = site.closing === true;
  state.seq = event.seq;
  state.at = event.at;
  return state;
}
