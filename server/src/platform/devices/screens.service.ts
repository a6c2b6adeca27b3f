import {
  defaultScreenSettings,
  PICTURE_BYTES,
  type PlaylistItem,
  type ScreenStatus,
  type ScreenView,
} from '@daozhen/protocol';
import { actorName, ApiError, requireSite, type Actor, type Placement } from '../http/index.ts';
import { deviceErrors } from './devices.errors.ts';
import type { DeviceRow } from './devices.repository.ts';
import type { ChangeBody, Device, Screen } from './devices.schemas.ts';
import { toDevice, type Devices } from './devices.service.ts';
import type { Instance } from './devices.tables.ts';
import type { PlaylistsRepository } from './playlists.repository.ts';
import { togetherOn, typeOf } from './screens.domain.ts';
import { nothingAsked, type ScreensRepository } from './screens.repository.ts';

/** Where a display hangs. */
export interface ScreenPlace {
  site: string;
  placement: Exclude<Placement, { kind: 'caller' | 'printer' }>;
}

export interface ScreenLog {
  info(facts: object, message: string): void;
}

export interface ScreensParts {
  screens: ScreensRepository;
  playlists: PlaylistsRepository;
  devices: Devices;
  /** The zone of a room, to find the playlist of a door display. */
  zoneOf(site: string, room: string): string | undefined;
  now(): number;
  log: ScreenLog;
}

interface Known {
  place: ScreenPlace;
  view: ScreenView;
  text: string;
}

/** While somebody looks at the list, a picture older than this is asked for again, ms. */
const PICTURE_OLD_MS = 60_000;

type Command = 'reload' | 'picture' | 'identify';

/** The displays as staff drive them: what is set for each, what each is told, what each says of itself. */
export class Screens {
  readonly #parts: ScreensParts;
  readonly #known = new Map<string, Known>();
  readonly #instances = new Map<string, Instance[]>();
  readonly #listeners = new Set<(id: string, place: ScreenPlace, moved: boolean) => void>();

  constructor(parts: ScreensParts) {
    this.#parts = parts;
  }

  /** What the display is told now; undefined for one that is not paired. */
  view(id: string): ScreenView | undefined {
    return this.#known.get(id)?.view;
  }

  /** Where the display hangs, as far as is known here. */
  place(id: string): ScreenPlace | undefined {
    return this.#known.get(id)?.place;
  }

  /** Calls `listener` for every display whose view or place has changed; @returns its own clean-up. */
  onChanged(listener: (id: string, place: ScreenPlace, moved: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in what has been set, here or at another node. */
  async refresh(): Promise<void> {
    const { screens, playlists } = this.#parts;
    const [rows, lists] = [await screens.displays(), await playlists.all()];
    const present = new Set(rows.map(({ id }) => id));
    for (const id of this.#known.keys()) if (!present.has(id)) this.#known.delete(id);
    for (const row of rows) {
      const place = placeOf(row);
      if (place) this.#learn(row.id, place, this.#viewOf(row, place, lists));
    }
  }

  /**
   * Changes what is set for a device.
   * @throws ApiError `device.unknown`, `device.stale` with the device as it is, `pairing.placement`, `device.name-taken`
   */
  async change(id: string, body: ChangeBody, actor: Actor): Promise<Device> {
    const { devices, screens, log } = this.#parts;
    const before = await devices.row(id);
    requireSite(actor, before.site);
    const { version, ...wanted } = body;
    const change = devices.fitting(before, wanted, actor);
    const after = await screens.change(id, version, change);
    if (!after) {
      const current = toDevice(await devices.row(id));
      throw new ApiError(deviceErrors, 'device.stale', { current });
    }
    devices.forget(after);
    log.info({ device: id, by: actorName(actor), change }, 'device changed');
    await this.refresh();
    return toDevice(after);
  }

  /**
   * Asks a display to do something.
   * @throws ApiError `device.unknown`, `device.no-screen`
   */
  async command(id: string, what: Command, actor: Actor): Promise<void> {
    const { devices, screens, now, log } = this.#parts;
    const row = await devices.row(id);
    requireSite(actor, row.site);
    if (row.kind !== 'display') throw new ApiError(deviceErrors, 'device.no-screen');
    await screens.ask([id], what, now());
    log.info({ device: id, by: actorName(actor), what }, 'display asked');
    await this.refresh();
  }

  /** A display says how it is. */
  async report(id: string, status: ScreenStatus): Promise<void> {
    const now = this.#parts.now();
    const instances = await this.#parts.screens.report(id, status, new Date(now));
    this.#instances.set(id, instances);
    const known = this.#known.get(id);
    const twice = togetherOn(instances, now).length > 1;
    if (known) this.#learn(id, known.place, { ...known.view, twice });
  }

  /**
   * A display sends a picture of its glass.
   * @throws ApiError `picture.type`
   */
  async keepPicture(id: string, bytes: Uint8Array): Promise<void> {
    const type = typeOf(bytes);
    if (!type?.startsWith('image/') || bytes.length > PICTURE_BYTES) {
      throw new ApiError(deviceErrors, 'picture.type');
    }
    const data = Buffer.from(bytes).toString('base64');
    await this.#parts.screens.keepPicture(id, type, data, new Date(this.#parts.now()));
  }

  /** @throws ApiError `device.unknown`, `picture.none` */
  async picture(id: string, actor: Actor): Promise<{ type: string; bytes: Buffer }> {
    const { devices, screens } = this.#parts;
    requireSite(actor, (await devices.row(id)).site);
    const found = await screens.picture(id);
    if (!found) throw new ApiError(deviceErrors, 'picture.none');
    return { type: found.type, bytes: Buffer.from(found.data, 'base64') };
  }

  /** All devices the actor may see, each display with how it is; asks for pictures that have grown old. */
  async list(actor: Actor): Promise<{ at: number; devices: (Device & { screen?: Screen })[] }> {
    const { devices, screens, now } = this.#parts;
    const rows = await devices.rows(actor);
    const reports = new Map((await screens.reports()).map((report) => [report.device_id, report]));
    const pictures = new Map(
      (await screens.picturesAt()).map((row) => [row.device_id, row.taken_at.getTime()]),
    );
    const at = now();
    const old = rows.filter(
      ({ id, kind, asked }) =>
        kind === 'display' &&
        at - (pictures.get(id) ?? 0) > PICTURE_OLD_MS &&
        at - (asked?.pictureAt ?? 0) > PICTURE_OLD_MS &&
        at - (reports.get(id)?.reported_at.getTime() ?? 0) < PICTURE_OLD_MS,
    );
    if (old.length > 0) {
      await screens.ask(
        old.map(({ id }) => id),
        'picture',
        at,
      );
      await this.refresh();
    }
    return {
      at,
      devices: rows.map((row) => {
        if (row.kind !== 'display') return toDevice(row);
        const report = reports.get(row.id);
        const pictureAt = pictures.get(row.id);
        const together = togetherOn(report?.instances ?? [], at);
        const screen: Screen = {
          settings: row.settings ?? defaultScreenSettings,
          ...(report && { status: report.status, statusAt: report.reported_at.getTime() }),
          ...(pictureAt !== undefined && { pictureAt }),
          together: together.map(({ width, height }) => ({ width, height })),
        };
        return { ...toDevice(row), screen };
      }),
    };
  }

  #viewOf(row: DeviceRow, place: ScreenPlace, lists: readonly Playlist[]): ScreenView {
    const { turn, inset, area, playlist } = row.settings ?? defaultScreenSettings;
    const { reload, picture, identify } = row.asked ?? nothingAsked;
    const zone =
      place.placement.kind === 'hall'
        ? place.placement.zone
        : this.#parts.zoneOf(row.site, place.placement.room);
    const here = lists.filter((list) => list.site === row.site);
    const shown =
      here.find((list) => list.id === playlist) ??
      here.find((list) => list.zone !== null && list.zone === zone);
    const together = togetherOn(this.#instances.get(row.id) ?? [], this.#parts.now());
    return {
      name: row.name,
      turn,
      inset,
      area,
      items: area === 'none' ? [] : (shown?.items ?? []),
      reload,
      picture,
      identify,
      twice: together.length > 1,
    };
  }

  #learn(id: string, place: ScreenPlace, view: ScreenView): void {
    const before = this.#known.get(id);
    const text = JSON.stringify(view);
    const moved = before !== undefined && JSON.stringify(before.place) !== JSON.stringify(place);
    if (before && !moved && before.text === text) return;
    this.#known.set(id, { place, view, text });
    for (const listener of this.#listeners) listener(id, place, moved);
  }
}

interface Playlist {
  id: string;
  site: string;
  zone: string | null;
  items: PlaylistItem[];
}

function placeOf({ site, placement }: DeviceRow): ScreenPlace | undefined {
  return placement.kind === 'hall' || placement.kind === 'door' ? { site, placement } : undefined;
}
