import type { DeskView } from '@daozhen/protocol';
import type { Catalogue, CatalogueRoom, CatalogueStation } from '../api/types.ts';
import type { FloorPort } from '../app/link.svelte.ts';
import { remember, remembered } from '../app/memory.ts';

type LiveRoom = DeskView['rooms'][string];

export interface StationGroup {
  station: CatalogueStation;
  /** How many wait, where the live figures are known. */
  waiting: number | undefined;
  rooms: { room: CatalogueRoom; live: LiveRoom | undefined }[];
}

interface Sources {
  readonly link: FloorPort;
  readonly catalogue: Catalogue | undefined;
  readonly session: { readonly site: string; readonly user: { name: string } | undefined };
}

const lastRoomKey = 'daozhen.room';

/** Every room of the campus, by station, to choose one to work in. */
export class RoomsScreen {
  #desk = $state.raw<DeskView>();
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Follows the campus; a doctor without the right to its figures still gets the list. */
  start(): () => void {
    return this.#sources.link.watch<DeskView>(
      `desk:${this.#sources.session.site}`,
      (view) => {
        this.#desk = view;
      },
      () => {},
    );
  }

  get groups(): StationGroup[] {
    const catalogue = this.#sources.catalogue;
    if (!catalogue) return [];
    return catalogue.stations
      .map((station) => ({
        station,
        waiting: this.#desk?.stations[station.id]?.waiting,
        rooms: catalogue.rooms
          .filter((room) => room.station === station.id)
          .map((room) => ({ room, live: this.#desk?.rooms[room.id] })),
      }))
      .filter((group) => group.rooms.length > 0);
  }

  /** Whether this person is on duty there, or worked there last on this computer. */
  isMine(room: string): boolean {
    const live = this.#desk?.rooms[room];
    if (live?.staff !== undefined) return live.staff === this.#sources.session.user?.name;
    return remembered(lastRoomKey) === room;
  }
}

export function rememberRoom(room: string): void {
  remember(lastRoomKey, room);
}
