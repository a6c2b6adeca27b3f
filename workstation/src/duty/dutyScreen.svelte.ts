import type { DutyRoom, DutyStation, DutyView } from '@daozhen/protocol';
import type { FloorPort } from '../app/link.svelte.ts';
import { LiveScreen } from '../app/liveScreen.svelte.ts';

/** A room with its id, and a station likewise. */
export type NamedRoom = DutyRoom & { id: string };
export type NamedStation = DutyStation & { id: string };

/** Who is on duty where, live. */
export class DutyScreen extends LiveScreen<DutyView> {
  constructor(floor: FloorPort, site: string) {
    super(floor, `duty:${site}`);
  }

  get rooms(): NamedRoom[] {
    return Object.entries(this.view?.rooms ?? {}).map(([id, room]) => ({ ...room, id }));
  }

  get stations(): NamedStation[] {
    return Object.entries(this.view?.stations ?? {}).map(([id, station]) => ({ ...station, id }));
  }

  /** Rooms that seem to be left, the longest first. */
  get left(): NamedRoom[] {
    return this.rooms
      .filter(({ leaving }) => leaving !== undefined)
      .toSorted((a, b) => (a.leaving?.since ?? 0) - (b.leaving?.since ?? 0));
  }

  /** Stations where something is to be done or somebody is on duty, those that need help most first. */
  get byNeed(): NamedStation[] {
    return this.stations
      .filter(({ waiting, coming, open, inRooms }) => waiting + coming + open + inRooms > 0)
      .toSorted(
        (a, b) =>
          (b.support?.savedMin ?? 0) - (a.support?.savedMin ?? 0) ||
          (b.clearMin ?? 0) - (a.clearMin ?? 0) ||
          b.waiting - a.waiting,
      );
  }
}
