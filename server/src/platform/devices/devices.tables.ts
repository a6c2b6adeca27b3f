import { sql, type Generated, type Kysely } from 'kysely';
import type { Migrations } from '../db/index.ts';
import type { DeviceKind, Placement } from '../http/index.ts';

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
};
