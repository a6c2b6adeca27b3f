import type {
  FloorEvent,
  Patch,
  Room,
  SiteSettings,
  SiteState,
  Station,
  StationPatch,
  Visit,
  VisitPatch,
} from '@daozhen/protocol';
import { withTake, withoutTake } from './takes.ts';

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

function assign(target: object, patch: object): void {
  const fields = target as Record<string, unknown>;
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete fields[field];
    else fields[field] = value;
  }
}

const maps = ['items', 'places', 'passes', 'prep'] as const;

function patchVisit(visit: Visit | undefined, patch: VisitPatch): Visit {
  const { items, places, passes, prep, ...fields } = patch;
  const target = visit ?? ({ items: {}, places: {}, passes: {}, prep: {} } as unknown as Visit);
  assign(target, fields);
  const entries = { items, places, passes, prep };
  for (const map of maps) assign(target[map], entries[map] ?? {});
  return target;
}

function patchStation(station: Station | undefined, patch: StationPatch): Station {
  const { returned, taken, ...fields } = patch;
  const target = station ?? ({} as Station);
  assign(target, fields);
  for (const visit of returned ?? []) target.takes = withoutTake(target.takes, visit);
  for (const take of taken ?? []) target.takes = withTake(target.takes, take);
  return target;
}

function patchRoom(room: Room | undefined, patch: Patch<Room>): Room {
  const target = room ?? ({} as Room);
  assign(target, patch);
  return target;
}

function patchAll<T, P>(
  entities: Record<string, T>,
  patches: Record<string, P | null> | undefined,
  patched: (entity: T | undefined, patch: P) => T,
): void {
  for (const [id, patch] of Object.entries(patches ?? {})) {
    if (patch === null) delete entities[id];
    else entities[id] = patched(entities[id], patch);
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
  patchAll(state.visits, visits, patchVisit);
  patchAll(state.rooms, rooms, patchRoom);
  patchAll(state.stations, stations, patchStation);
  if (site?.settings !== undefined) state.settings = site.settings as SiteSettings;
  if (site?.day !== undefined) state.day = site.day;
  if (site?.guidedAt !== undefined) state.guidedAt = site.guidedAt;
  if (site?.closing !== undefined) state.closing = site.closing === true;
  state.seq = event.seq;
  state.at = event.at;
  return state;
}
