import { refusalOf, type Refusal } from './entryForm.svelte.ts';
import type { Book, Site } from './book.svelte.ts';
import type { Change, Entry, SettingsApi } from './settingsApi.ts';
import { s } from './text.ts';

const idForm = /^[a-z][a-z0-9-]{1,20}$/;

/** A campus that is to be: its own names, and the rooms of another one to begin with. */
export class Founding {
  id = $state('');
  name = $state('');
  nameEn = $state('');
  /** The campus it is made after. */
  like = $state('');
  stations = $state<string[]>([]);
  withRooms = $state(true);
  #tried = $state(false);
  #saving = $state(false);
  #refusal = $state.raw<Refusal>();
  readonly #api: SettingsApi;
  readonly #book: Book;

  constructor(api: SettingsApi, book: Book) {
    this.#api = api;
    this.#book = book;
    this.like = book.siteId;
    this.chooseModel(book.siteId);
  }

  get saving(): boolean {
    return this.#saving;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  get model(): Site | undefined {
    const record = this.#book.sites?.find(({ id }) => id === this.like);
    return (record?.entry ?? undefined) as Site | undefined;
  }

  chooseModel(id: string): void {
    this.like = id;
    const there = new Set(Object.keys(this.model?.stations ?? {}));
    this.stations = this.#book
      .options('station')
      .flatMap((station) => (there.has(station.id) ? [station.id] : []));
  }

  error(field: 'id' | 'name' | 'nameEn' | 'stations'): string {
    if (!this.#tried) return '';
    if (field === 'id') {
      if (!idForm.test(this.id)) return s('campus.idForm');
      return this.#book.sites?.some(({ id }) => id === this.id) ? s('campus.idTaken') : '';
    }
    const value = this[field];
    return value.length === 0 ? s('error.missing') : '';
  }

  /** @returns whether the campus is there */
  async found(): Promise<boolean> {
    this.#tried = true;
    const fields = ['id', 'name', 'nameEn', 'stations'] as const;
    if (fields.some((field) => this.error(field) !== '')) return false;
    this.#saving = true;
    this.#refusal = undefined;
    try {
      await this.#api.change(await this.#changes(), {
        note: s('campus.note', { name: this.name }),
      });
      return true;
    } catch (error) {
      this.#refusal = refusalOf(error);
      return false;
    } finally {
      this.#saving = false;
    }
  }

  async #changes(): Promise<Change[]> {
    const model = $state.snapshot(this.model) as Site;
    const own = (id: string) => `${this.id}-${id.replace(`${model.id}-`, '')}`;
    const placed = Object.entries(model.stations).filter(([id]) => this.stations.includes(id));
    const site: Site = {
      ...model,
      id: this.id,
      name: this.name,
      nameEn: this.nameEn,
      zones: model.zones.map((zone) => ({ ...zone, id: own(zone.id) })),
      stations: Object.fromEntries(
        placed.map(([id, place]) => [id, { ...place, zone: own(place.zone) }]),
      ),
    };
    const rooms = this.withRooms ? await this.#api.all('room', model.id) : [];
    const schedules = await this.#api.all('schedule', model.id);
    const copies = [...rooms, ...schedules].flatMap(({ entry }) => entry ?? []);
    const changes = copies
      .filter(({ station }) => typeof station !== 'string' || this.stations.includes(station))
      .map((entry): Change => this.#copy(entry, own));
    return [{ kind: 'site', id: this.id, version: 0, entry: site }, ...changes];
  }

  #copy(entry: Entry, own: (id: string) => string): Change {
    const isRoom = entry['station'] !== undefined;
    const id = isRoom ? own(entry.id) : this.id;
    const zone = isRoom ? { zone: own(String(entry['zone'])) } : {};
    return {
      kind: isRoom ? 'room' : 'schedule',
      id,
      version: 0,
      entry: { ...entry, id, site: this.id, ...zone },
    };
  }
}
