import { randomUUID } from 'node:crypto';
import { actorName, ApiError, requireSite, type Actor, type Placement } from '../http/index.ts';
import { deviceErrors } from './devices.errors.ts';
import type { MediaFile, NewPlaylist, Playlist, PlaylistChange } from './devices.schemas.ts';
import type { MediaStore } from './media-store.ts';
import type { PlaylistContent, PlaylistRow, PlaylistsRepository } from './playlists.repository.ts';
import type { ScreenLog } from './screens.service.ts';

export interface PlaylistsParts {
  repository: PlaylistsRepository;
  store: MediaStore;
  placeExists(site: string, placement: Placement): boolean;
  /** Tells the displays. */
  changed(): Promise<void>;
  log: ScreenLog;
}

/** What displays show beside their board: playlists, and the pictures and videos in them. */
export class Playlists {
  readonly #parts: PlaylistsParts;

  constructor(parts: PlaylistsParts) {
    this.#parts = parts;
  }

  get folder(): string {
    return this.#parts.store.folder;
  }

  async list(site: string, actor: Actor): Promise<Playlist[]> {
    requireSite(actor, site);
    const all = await this.#parts.repository.all();
    return all.filter((row) => row.site === site).map(toPlaylist);
  }

  /** @throws ApiError `playlist.zone`, `playlist.file` */
  async add({ site, ...body }: NewPlaylist, actor: Actor): Promise<Playlist> {
    requireSite(actor, site);
    const content = await this.#checked(site, body);
    const row = await this.#parts.repository.add(randomUUID(), site, content);
    await this.#done(row, actor, 'playlist added');
    return toPlaylist(row);
  }

  /** @throws ApiError `playlist.unknown`, `playlist.stale` with it as it is, `playlist.zone`, `playlist.file` */
  async change(id: string, body: PlaylistChange, actor: Actor): Promise<Playlist> {
    const { repository } = this.#parts;
    const before = await this.#playlist(id, actor);
    const row = await repository.change(id, body.version, await this.#checked(before.site, body));
    if (!row) {
      const current = toPlaylist(await this.#playlist(id, actor));
      throw new ApiError(deviceErrors, 'playlist.stale', { current });
    }
    await this.#done(row, actor, 'playlist changed');
    return toPlaylist(row);
  }

  /** @throws ApiError `playlist.unknown` */
  async remove(id: string, actor: Actor): Promise<void> {
    const row = await this.#playlist(id, actor);
    await this.#parts.repository.remove(id);
    await this.#done(row, actor, 'playlist removed');
  }

  async media(site: string, actor: Actor): Promise<MediaFile[]> {
    requireSite(actor, site);
    const rows = await this.#parts.repository.media(site);
    return rows.map((row) => ({
      file: row.file,
      name: row.name,
      kind: /\.(mp4|webm)$/.test(row.file) ? 'video' : 'picture',
      bytes: row.bytes,
      addedAt: row.added_at.getTime(),
    }));
  }

  /**
   * Takes a picture or video in.
   * @throws ApiError `media.type`, `media.too-large`, `media.full`
   */
  async upload(
    site: string,
    name: string,
    arriving: AsyncIterable<Buffer>,
    actor: Actor,
  ): Promise<MediaFile> {
    requireSite(actor, site);
    const { repository, store, log } = this.#parts;
    const { file, bytes } = await store.keep(arriving);
    await repository.addMedia({ file, site, name, bytes, added_by: actorName(actor) });
    log.info({ file, site, bytes, by: actorName(actor) }, 'media added');
    const kept = await this.media(site, actor);
    return kept.find((each) => each.file === file)!;
  }

  /** @throws ApiError `media.unknown`, `media.in-use` */
  async removeMedia(site: string, file: string, actor: Actor): Promise<void> {
    requireSite(actor, site);
    const { repository, store, log } = this.#parts;
    const rows = await repository.media(site);
    if (!rows.some((row) => row.file === file)) throw new ApiError(deviceErrors, 'media.unknown');
    const lists = (await repository.all()).filter((row) => row.site === site);
    if (lists.some(({ items }) => items.some((item) => 'file' in item && item.file === file))) {
      throw new ApiError(deviceErrors, 'media.in-use');
    }
    await repository.removeMedia(site, file);
    if (!(await repository.hasMedia(file))) await store.remove(file);
    log.info({ file, site, by: actorName(actor) }, 'media removed');
  }

  async #playlist(id: string, actor: Actor): Promise<PlaylistRow> {
    const row = await this.#parts.repository.playlist(id);
    if (!row) throw new ApiError(deviceErrors, 'playlist.unknown');
    requireSite(actor, row.site);
    return row;
  }

  async #checked(
    site: string,
    { name, zone, items }: Pick<PlaylistChange, 'name' | 'zone' | 'items'>,
  ): Promise<PlaylistContent> {
    const { placeExists, repository } = this.#parts;
    if (zone !== undefined && !placeExists(site, { kind: 'hall', zone })) {
      throw new ApiError(deviceErrors, 'playlist.zone');
    }
    const files = new Set((await repository.media(site)).map(({ file }) => file));
    if (items.some((item) => 'file' in item && !files.has(item.file))) {
      throw new ApiError(deviceErrors, 'playlist.file');
    }
    return { name: name.trim(), zone: zone ?? null, items };
  }

  async #done(row: PlaylistRow, actor: Actor, what: string): Promise<void> {
    this.#parts.log.info({ playlist: row.id, site: row.site, by: actorName(actor) }, what);
    await this.#parts.changed();
  }
}

function toPlaylist({ id, site, name, zone, items, version }: PlaylistRow): Playlist {
  return { id, site, name, items, version, ...(zone !== null && { zone }) };
}
