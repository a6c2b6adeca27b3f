import { sql, type Generated, type Kysely } from 'kysely';
import type { PlaylistItem, ScreenSettings, ScreenStatus } from '@daozhen/protocol';
import type { Migrations } from '../db/index.ts';
import type { DeviceKind, Placement } from '../http/index.ts';

/** What a display was asked for, as counters that only rise. */
export interface Asked {
  reload: number;
  picture: number;
  identify: number;
  /** When a picture was asked for last, epoch ms. */
  pictureAt?: number;
}

/** One page that uses a pairing. */
export interface Instance {
  id: string;
  /** First and last heard, epoch ms. */
  since: number;
  at: number;
  width: number;
  height: number;
}

export type DeviceTables = {
  devices: {
    id: string;
    kind: DeviceKind;
    name: string;
    site: string;
    placement: Placement;
    token_hash: string;
    paired_by: string;
    created_at: Generated<Date>;
    last_seen: Date | null;
    removed_at: Date | null;
    /** Rises with every change of what staff set; a change names the one it was made on. */
    version: Generated<number>;
    /** Of a display; null until something was set. */
    settings: ScreenSettings | null;
    asked: Asked | null;
  };
  screen_reports: {
    device_id: string;
    status: ScreenStatus;
    instances: Instance[];
    reported_at: Date;
  };
  screen_pictures: {
    device_id: string;
    type: string;
    /** Base64: both databases read it alike. */
    data: string;
    taken_at: Date;
  };
  playlists: {
    id: string;
    site: string;
    name: string;
    /** Zone whose displays show it unless they have their own. */
    zone: string | null;
    items: PlaylistItem[];
    version: Generated<number>;
  };
  media: {
    file: string;
    site: string;
    name: string;
    bytes: number;
    added_by: string;
    added_at: Generated<Date>;
  };
  pairings: {
    secret_hash: string;
    kind: DeviceKind;
    code: string;
    expires_at: Date;
    /** The device it became. */
    device_id: string | null;
  };
};

export const deviceMigrations: Migrations = {
  '001-devices-and-pairings': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('devices')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('placement', 'jsonb', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('paired_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('last_seen', 'timestamptz')
      .addColumn('removed_at', 'timestamptz')
      .execute();
    await db.schema
      .createTable('pairings')
      .addColumn('secret_hash', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull().unique())
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .addColumn('device_id', 'text', (column) => column.references('devices.id'))
      .execute();
  },
  '002-screens': async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('devices')
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
      .addColumn('settings', 'jsonb')
      .addColumn('asked', 'jsonb')
      .execute();
    await db.schema
      .createTable('screen_reports')
      .addColumn('device_id', 'text', (column) => column.primaryKey().references('devices.id'))
      .addColumn('status', 'jsonb', (column) => column.notNull())
      .addColumn('instances', 'jsonb', (column) => column.notNull())
      .addColumn('reported_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('screen_pictures')
      .addColumn('device_id', 'text', (column) => column.primaryKey().references('devices.id'))
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('taken_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
  '003-playlists-and-media': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('playlists')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('zone', 'text')
      .addColumn('items', 'jsonb', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema
      .createTable('media')
      .addColumn('file', 'text', (column) => column.notNull())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('added_by', 'text', (column) => column.notNull())
      .addColumn('added_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('media_key', ['file', 'site'])
      .execute();
  },
};
