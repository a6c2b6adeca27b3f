import type { ScreenSettings } from '@daozhen/protocol';
import type { Selectable } from 'kysely';
import { json, type Db } from '../db/index.ts';
import type { DeviceKind, Placement } from '../http/index.ts';
import type { DeviceTables } from './devices.tables.ts';

export type DeviceRow = Selectable<DeviceTables['devices']>;
export type PairingRow = Selectable<DeviceTables['pairings']>;

export interface NewDevice {
  id: string;
  kind: DeviceKind;
  name: string;
  site: string;
  placement: Placement;
  tokenHash: string;
  pairedBy: string;
}

/** Paired devices and pairings under way, in the database. */
export class DevicesRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<DeviceTables>();
  }

  async addPairing(pairing: Omit<PairingRow, 'device_id'>, now: Date): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('pairings').where('expires_at', '<=', now).execute();
      await tx.insertInto('pairings').values(pairing).execute();
    });
  }

  pairing(secretHash: string, now: Date): Promise<PairingRow | undefined> {
    return this.#db
      .selectFrom('pairings')
      .selectAll()
      .where('secret_hash', '=', secretHash)
      .where('expires_at', '>', now)
      .executeTakeFirst();
  }

  /**
   * Makes the device whose screen shows this code.
   * @param make the device, given the pairing
   * @returns it, or undefined when no such code waits
   */
  async pair(
    code: string,
    now: Date,
    make: (pairing: PairingRow) => NewDevice,
  ): Promise<DeviceRow | undefined> {
    return this.#db.transaction().execute(async (tx) => {
      const pairing = await tx
        .selectFrom('pairings')
        .selectAll()
        .where('code', '=', code)
        .where('expires_at', '>', now)
        .where('device_id', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!pairing) return undefined;
      const { tokenHash, pairedBy, placement, ...device } = make(pairing);
      const row = await tx
        .insertInto('devices')
        .values({
          ...device,
          placement: json(placement),
          token_hash: tokenHash,
          paired_by: pairedBy,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('pairings')
        .set({ device_id: row.id })
        .where('secret_hash', '=', pairing.secret_hash)
        .execute();
      return row;
    });
  }

  /** Adds a device that needs no pairing; one that exists stays as it is. */
  async ensure({ tokenHash, pairedBy, placement, ...device }: NewDevice): Promise<void> {
    await this.#db
      .insertInto('devices')
      .values({ ...device, placement: json(placement), token_hash: tokenHash, paired_by: pairedBy })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  device(id: string): Promise<DeviceRow | undefined> {
    return this.#present().where('id', '=', id).executeTakeFirst();
  }

  deviceByToken(tokenHash: string): Promise<DeviceRow | undefined> {
    return this.#present().where('token_hash', '=', tokenHash).executeTakeFirst();
  }

  /** All devices of these campuses, oldest first. */
  list(sites: readonly string[]): Promise<DeviceRow[]> {
    return this.#present().where('site', 'in', sites).orderBy('created_at').execute();
  }

  async seen(id: string, at: Date): Promise<void> {
    await this.#db.updateTable('devices').set({ last_seen: at }).where('id', '=', id).execute();
  }

  async remove(id: string, at: Date): Promise<void> {
    await this.#db.updateTable('devices').set({ removed_at: at }).where('id', '=', id).execute();
  }

  /** A device that was removed. */
  removed(id: string): Promise<DeviceRow | undefined> {
    return this.#db
      .selectFrom('devices')
      .selectAll()
      .where('id', '=', id)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
  }

  async restore(id: string): Promise<void> {
    await this.#db.updateTable('devices').set({ removed_at: null }).where('id', '=', id).execute();
  }

  async keepSettings(id: string, settings: ScreenSettings): Promise<void> {
    await this.#db
      .updateTable('devices')
      .set({ settings: json(settings) })
      .where('id', '=', id)
      .execute();
  }

  #present() {
    return this.#db.selectFrom('devices').selectAll().where('removed_at', 'is', null);
  }
}
