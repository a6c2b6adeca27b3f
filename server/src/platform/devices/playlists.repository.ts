import type { Selectable } from 'kysely';
import type { PlaylistItem } from '@daozhen/protocol';
import { json, type Db } from '../db/index.ts';
import type { DeviceTables } from './devices.tables.ts';

export type PlaylistRow = Selectable<DeviceTables['playlists']>;
export type MediaRow = Selectable<DeviceTables['media']>;

export interface PlaylistContent {
  name: string;
  zone: string | null;
  items: PlaylistItem[];
}

/** Playlists, and the names and sizes of the files they show. */
export class PlaylistsRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<DeviceTables>();
  }

  all(): Promise<PlaylistRow[]> {
    return this.#db.selectFrom('playlists').selectAll().orderBy('name').execute();
  }

  playlist(id: string): Promise<PlaylistRow | undefined> {
    return this.#db.selectFrom('playlists').selectAll().where('id', '=', id).executeTakeFirst();
  }

  add(id: string, site: string, { items, ...content }: PlaylistContent): Promise<PlaylistRow> {
    return this.#db
      .insertInto('playlists')
      .values({ id, site, ...content, items: json(items) })
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  /** The playlist after the change; undefined when it is gone or no longer at that version. */
  change(
    id: string,
    version: number,
    { items, ...content }: PlaylistContent,
  ): Promise<PlaylistRow | undefined> {
    return this.#db
      .updateTable('playlists')
      .set((is) => ({ ...content, items: json(items), version: is('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
  }

  async remove(id: string): Promise<void> {
    await this.#db.deleteFrom('playlists').where('id', '=', id).execute();
  }

  /** Files a campus has uploaded, newest first. */
  media(site: string): Promise<MediaRow[]> {
    return this.#db
      .selectFrom('media')
      .selectAll()
      .where('site', '=', site)
      .orderBy('added_at', 'desc')
      .execute();
  }

  async addMedia(row: Omit<MediaRow, 'added_at'>): Promise<void> {
    await this.#db
      .insertInto('media')
      .values(row)
      .onConflict((conflict) => conflict.columns(['file', 'site']).doUpdateSet({ name: row.name }))
      .execute();
  }

  async removeMedia(site: string, file: string): Promise<void> {
    await this.#db.deleteFrom('media').where('site', '=', site).where('file', '=', file).execute();
  }

  /** Whether any campus still has the file. */
  async hasMedia(file: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('media')
      .select('file')
      .where('file', '=', file)
      .executeTakeFirst();
    return row !== undefined;
  }
}
