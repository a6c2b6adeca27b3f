import type { PlaylistItem } from '@daozhen/protocol';
import type { Toasts } from '@daozhen/ui/components';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import { i18n } from '../app/i18n.svelte.ts';
import { codeOf } from './devicesScreen.svelte.ts';
import { d } from './text.ts';
import type { MediaFile, Playlist } from './types.ts';

/** A playlist while somebody writes it; without an id it is not stored yet. */
export interface Draft {
  id?: string;
  version: number;
  name: string;
  /** Empty = no waiting area shows it by itself. */
  zone: string;
  items: PlaylistItem[];
}

const NOTICE_SECONDS = 15;
const PICTURE_SECONDS = 10;
/** A video ends with its end; this only bounds it. */
const VIDEO_SECONDS = 600;

const draftOf = ({ id, version, name, zone = '', items }: Playlist): Draft => ({
  id,
  version,
  name,
  zone,
  items: items.map((item) => ({ ...item })),
});

/** The playlists of a campus and the files they show. */
export class PlaylistsScreen {
  #playlists = $state.raw<Playlist[]>();
  #media = $state.raw<MediaFile[]>();
  #failed = $state<string>();
  #problem = $state<string>();
  #busy = $state(false);
  #uploading = $state(false);
  draft = $state<Draft>();
  readonly #client: Client;
  readonly #site: string;
  readonly #toasts: Toasts;

  constructor(client: Client, site: string, toasts: Toasts) {
    this.#client = client;
    this.#site = site;
    this.#toasts = toasts;
  }

  get playlists(): Playlist[] | undefined {
    return this.#playlists;
  }

  get media(): MediaFile[] | undefined {
    return this.#media;
  }

  get failed(): string | undefined {
    return this.#failed;
  }

  /** Why the draft could not be saved, as a sentence. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get uploading(): boolean {
    return this.#uploading;
  }

  async load(): Promise<void> {
    try {
      const [{ playlists }, { media }] = await Promise.all([
        this.#client.get('/api/playlists', { query: { site: this.#site } }),
        this.#client.get('/api/media', { query: { site: this.#site } }),
      ]);
      this.#playlists = playlists;
      this.#media = media;
      this.#failed = undefined;
      if (!this.draft && playlists[0]) this.open(playlists[0]);
    } catch (error) {
      this.#failed = codeOf(error);
    }
  }

  open(playlist: Playlist): void {
    this.#problem = undefined;
    this.draft = draftOf(playlist);
  }

  begin(): void {
    this.#problem = undefined;
    this.draft = { version: 0, name: d('list.untitled'), zone: '', items: [] };
  }

  addNotice(): void {
    const id = newId();
    this.draft?.items.push({ id, kind: 'notice', title: '', text: '', seconds: NOTICE_SECONDS });
  }

  addMedia({ file, kind }: MediaFile): void {
    const seconds = kind === 'video' ? VIDEO_SECONDS : PICTURE_SECONDS;
    this.draft?.items.push({ id: newId(), kind, file, seconds });
  }

  /** Moves an item up (-1) or down (+1). */
  move(index: number, by: -1 | 1): void {
    const items = this.draft?.items;
    const [item] = items?.[index + by] ? items.splice(index, 1) : [];
    if (item) items?.splice(index + by, 0, item);
  }

  drop(index: number): void {
    this.draft?.items.splice(index, 1);
  }

  /** What the file is called that an item shows; undefined when it is gone. */
  nameOf(file: string): string | undefined {
    return this.#media?.find((one) => one.file === file)?.name;
  }

  async save(): Promise<void> {
    const { draft } = this;
    if (!draft || this.#busy) return;
    const untitled = draft.items.some((item) => item.kind === 'notice' && item.title.trim() === '');
    this.#problem = draft.name.trim() === '' ? d('form.name-missing') : undefined;
    if (untitled) this.#problem = d('item.title-missing');
    if (this.#problem !== undefined) return;
    await this.#work(async () => {
      const saved = await this.#send(draft);
      this.draft = draftOf(saved);
      this.#toasts.show({ text: d('done.list'), tone: 'good' });
    });
    await this.load();
  }

  async remove(): Promise<void> {
    const { draft } = this;
    this.draft = undefined;
    const id = draft?.id;
    if (id === undefined) return;
    await this.#work(async () => {
      await this.#client.delete('/api/playlists/{id}', { path: { id } });
      this.#toasts.show({ text: d('done.list-gone'), tone: 'good' });
    });
    await this.load();
  }

  async upload(files: readonly File[]): Promise<void> {
    this.#uploading = true;
    for (const file of files) {
      await this.#work(async () => {
        const query = { site: this.#site, name: file.name.slice(0, 120) };
        await this.#client.upload('/api/media', file, { query });
        this.#toasts.show({ text: d('done.uploaded', { name: file.name }), tone: 'good' });
      }, 'toast');
    }
    this.#uploading = false;
    await this.load();
  }

  async removeMedia({ file }: MediaFile): Promise<void> {
    await this.#work(async () => {
      await this.#client.delete('/api/media/{file}', {
        path: { file },
        query: { site: this.#site },
      });
    }, 'toast');
    await this.load();
  }

  #send({ id, version, name, zone, items }: Draft): Promise<Playlist> {
    const content = { name: name.trim(), ...(zone !== '' && { zone }), items: items.map(clean) };
    return id === undefined
      ? this.#client.post('/api/playlists', { body: { site: this.#site, ...content } })
      : this.#client.put('/api/playlists/{id}', { path: { id }, body: { version, ...content } });
  }

  async #work(work: () => Promise<void>, where: 'draft' | 'toast' = 'draft'): Promise<void> {
    this.#busy = true;
    try {
      await work();
    } catch (error) {
      const text = i18n.problem(codeOf(error), error instanceof ApiError ? error.message : '');
      if (where === 'toast') this.#toasts.show({ text, tone: 'bad' });
      else this.#problem = text;
      const current = error instanceof ApiError && (error.current as unknown as Playlist);
      if (current && codeOf(error) === 'playlist.stale') this.draft = draftOf(current);
    } finally {
      this.#busy = false;
    }
  }
}

/** Empty hours are none. */
function clean(item: PlaylistItem): PlaylistItem {
  const { from, to, ...rest } = item;
  return { ...rest, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

const newId = () => `i${crypto.randomUUID().slice(0, 12)}`;
