import { refusalOf, type Refusal } from './entryForm.svelte.ts';
import type { Floor } from './book.svelte.ts';
import type { Change, Entry, SettingsApi, SettingsRecord } from './settingsApi.ts';

/** A room on the plan; its place may not be saved yet. */
export interface Placed {
  id: string;
  name: string;
  station: string;
  zone: string;
  floor: string;
  /** Metres from the plan's origin. */
  x: number;
  y: number;
}

/** Half a metre is as exact as anybody measures. */
const STEP = 0.5;
/** Space around what stands on a plan, metres. */
const MARGIN = 6;

/** Metres between two rooms that are drawn side by side. */
const GAP = 0.3;
/** How a room is drawn, metres. */
export const BOX = { width: 4.6, least: 1.6, height: 3.4 };

const toStep = (metres: number) => Math.round(metres / STEP) * STEP;
const within = (metres: number) => Math.max(-1000, Math.min(1000, toStep(metres)));

/** Where the rooms of a campus are, as somebody moves them about. */
export class Plan {
  #records = $state.raw<SettingsRecord[]>();
  #placed = $state<Placed[]>([]);
  #undo = $state.raw<Placed[][]>([]);
  #saving = $state(false);
  #refusal = $state.raw<Refusal>();
  readonly #api: SettingsApi;
  readonly #site: string;

  constructor(api: SettingsApi, site: string) {
    this.#api = api;
    this.#site = site;
  }

  /** Undefined until they are known. */
  get known(): boolean {
    return this.#records !== undefined;
  }

  get saving(): boolean {
    return this.#saving;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  /** The rooms that stand elsewhere than they are saved. */
  get moved(): Placed[] {
    return this.#placed.filter((room) => {
      const saved = entryOf(this.#records?.find(({ id }) => id === room.id));
      return (
        saved && (saved['x'] !== room.x || saved['y'] !== room.y || saved['floor'] !== room.floor)
      );
    });
  }

  on(floor: string): Placed[] {
    return this.#placed.filter((room) => room.floor === floor);
  }

  room(id: string | undefined): Placed | undefined {
    return this.#placed.find((room) => room.id === id);
  }

  record(id: string): SettingsRecord | undefined {
    return this.#records?.find((record) => record.id === id);
  }

  async load(): Promise<void> {
    this.#records = await this.#api.all('room', this.#site);
    this.#placed = this.#records.flatMap((record) => {
      const entry = entryOf(record);
      return entry ? [entry as unknown as Placed].map(pick) : [];
    });
    this.#undo = [];
  }

  /** How wide a room is drawn, metres: narrower where its neighbour is near. */
  widthOf(room: Placed): number {
    const gaps = this.on(room.floor)
      .filter(({ id, y }) => id !== room.id && Math.abs(y - room.y) < BOX.height)
      .map(({ x }) => Math.abs(x - room.x) - GAP);
    return Math.max(BOX.least, Math.min(BOX.width, ...gaps));
  }

  /** The part of the plane a floor's plan shows, metres. */
  extent(floor: Floor | undefined): { x: number; y: number; width: number; height: number } {
    const rooms = floor ? this.on(floor.id) : [];
    const xs = [...rooms.map(({ x }) => x), floor?.entry.x ?? 0];
    const ys = [...rooms.map(({ y }) => y), floor?.entry.y ?? 0];
    const [left, top] = [Math.min(0, ...xs) - MARGIN, Math.min(0, ...ys) - MARGIN];
    const right = Math.max(floor?.size?.width ?? 40, ...xs) + MARGIN;
    const bottom = Math.max(floor?.size?.depth ?? 20, ...ys) + MARGIN;
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  /** Remembers how it is now, so that what follows can be taken back. */
  begin(): void {
    this.#undo = [...this.#undo.slice(-49), $state.snapshot(this.#placed)];
  }

  undo(): void {
    const last = this.#undo.at(-1);
    if (!last) return;
    this.#placed = last;
    this.#undo = this.#undo.slice(0, -1);
  }

  /** Puts a room somewhere, on the nearest half metre. */
  place(id: string, x: number, y: number): void {
    const room = this.room(id);
    if (!room || Number.isNaN(x) || Number.isNaN(y)) return;
    room.x = within(x);
    room.y = within(y);
  }

  /** Moves a room by some steps of half a metre. */
  nudge(id: string, right: number, down: number): void {
    const room = this.room(id);
    if (!room) return;
    this.begin();
    this.place(id, room.x + right * STEP, room.y + down * STEP);
  }

  /** @returns whether all that was moved is saved */
  async save(): Promise<boolean> {
    const changes = this.moved.flatMap((room): Change[] => {
      const record = this.record(room.id);
      const entry = entryOf(record);
      if (!record || !entry) return [];
      const { x, y, floor } = room;
      return [
        { kind: 'room', id: room.id, version: record.version, entry: { ...entry, x, y, floor } },
      ];
    });
    this.#saving = true;
    this.#refusal = undefined;
    try {
      await this.#api.change(changes);
      await this.load();
      return true;
    } catch (error) {
      this.#refusal = refusalOf(error);
      return false;
    } finally {
      this.#saving = false;
    }
  }
}

const entryOf = (record: SettingsRecord | undefined): Entry | undefined =>
  record?.next?.entry ?? record?.entry ?? undefined;

const pick = ({ id, name, station, zone, floor, x, y }: Placed): Placed => ({
  id,
  name,
  station,
  zone,
  floor,
  x,
  y,
});
