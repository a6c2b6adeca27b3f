import type { ScreenSettings } from '@daozhen/protocol';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { Catalogue, Named } from '../api/types.ts';
import { codeOf } from './devicesScreen.svelte.ts';
import type { DeviceWithScreen, Playlist } from './types.ts';

interface Fields {
  name: string;
  site: string;
  kind: 'hall' | 'door';
  where: string;
  turn: ScreenSettings['turn'];
  inset: number;
  area: ScreenSettings['area'];
  /** Empty = that of its zone. */
  playlist: string;
}

export type FormProblem = { field: 'name' | 'where' } | { code: string; message: string };

function fieldsOf({ name, site, placement, screen }: DeviceWithScreen): Fields {
  const settings = screen?.settings ?? { turn: 0, inset: 0, area: 'none' };
  return {
    name,
    site,
    kind: 'zone' in placement ? 'hall' : 'door',
    where: 'zone' in placement ? placement.zone : 'room' in placement ? placement.room : '',
    turn: settings.turn,
    inset: settings.inset,
    area: settings.area,
    playlist: settings.playlist ?? '',
  };
}

/** What is set for one display, while somebody changes it. */
export class ScreenForm {
  readonly fields: Fields = $state({
    name: '',
    site: '',
    kind: 'hall',
    where: '',
    turn: 0,
    inset: 0,
    area: 'none',
    playlist: '',
  });
  #places = $state.raw<Catalogue>();
  #sites = $state.raw<Named[]>([]);
  #playlists = $state.raw<Playlist[]>([]);
  #problem = $state.raw<FormProblem>();
  #busy = $state(false);
  #version: number;
  readonly #id: string;
  readonly #client: Client;

  constructor(client: Client, device: DeviceWithScreen) {
    this.#client = client;
    this.#id = device.id;
    this.#version = device.version;
    Object.assign(this.fields, fieldsOf(device));
  }

  /** Places of the campus chosen. */
  get places(): Catalogue | undefined {
    return this.#places;
  }

  get playlists(): Playlist[] {
    return this.#playlists;
  }

  get problem(): FormProblem | undefined {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** The campuses a display may be moved to, by name. */
  get sites(): Named[] {
    return this.#sites;
  }

  /** Loads what can be chosen. @param sites ids of the campuses one works at */
  async begin(sites: readonly string[]): Promise<void> {
    await this.load();
    if (sites.length < 2) return;
    const named = sites.map((id) =>
      this.#client.get('/api/catalogue/{site}', { path: { site: id } }).then(
        ({ site }) => site,
        () => ({ id, name: id }),
      ),
    );
    this.#sites = await Promise.all(named);
  }

  /** Loads the places and playlists of the campus chosen. */
  async load(): Promise<void> {
    const { site } = this.fields;
    const [places, lists] = await Promise.all([
      this.#client.get('/api/catalogue/{site}', { path: { site } }).catch(() => undefined),
      this.#client.get('/api/playlists', { query: { site } }).catch(() => ({ playlists: [] })),
    ]);
    this.#places = places;
    this.#playlists = lists.playlists;
  }

  /** Another campus or kind: the place has to be chosen anew. */
  placeChanged(): void {
    this.fields.where = '';
    this.fields.playlist = '';
    void this.load();
  }

  /** @returns whether the display has the change */
  async save(): Promise<boolean> {
    const { name, site, kind, where, turn, inset, area, playlist } = this.fields;
    this.#problem =
      name.trim() === '' ? { field: 'name' } : where === '' ? { field: 'where' } : undefined;
    if (this.#problem || this.#busy) return false;
    this.#busy = true;
    try {
      const { device } = await this.#client.patch('/api/devices/{id}', {
        path: { id: this.#id },
        body: {
          version: this.#version,
          name: name.trim(),
          site,
          placement: kind === 'hall' ? { kind, zone: where } : { kind, room: where },
          settings: { turn, inset, area, ...(playlist !== '' && { playlist }) },
        },
      });
      this.#version = device.version;
      return true;
    } catch (error) {
      this.#refused(error);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /** Somebody else was faster: what he set is shown, and the next save builds on it. */
  #refused(error: unknown): void {
    const message = error instanceof ApiError ? error.message : '';
    this.#problem = { code: codeOf(error), message };
    const current = error instanceof ApiError && (error.current as unknown as DeviceWithScreen);
    if (!current || codeOf(error) !== 'device.stale') return;
    this.#version = current.version;
    const { name, site, kind, where } = fieldsOf(current);
    Object.assign(this.fields, { name, site, kind, where });
    void this.load();
  }
}
