import type { ScreenSettings, ScreenStatus } from '@daozhen/protocol';
import type { Selectable } from 'kysely';
import { json, type Db } from '../db/index.ts';
import type { Placement } from '../http/index.ts';
import type { DeviceRow } from './devices.repository.ts';
import type { Asked, DeviceTables, Instance } from './devices.tables.ts';
import { instancesAfter } from './screens.domain.ts';

export type ReportRow = Selectable<DeviceTables['screen_reports']>;

export interface DeviceChange {
  name?: string;
  site?: string;
  placement?: Placement;
  settings?: ScreenSettings;
}

export const nothingAsked: Asked = { reload: 0, picture: 0, identify: 0 };

/** What staff set for devices, and what displays say of themselves. */
export class ScreensRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<DeviceTables>();
  }

  /** Every display that is paired. */
  displays(): Promise<DeviceRow[]> {
    return this.#present().where('kind', '=', 'display').execute();
  }

  /** The device after the change; undefined when it is gone or no longer at that version. */
  change(id: string, version: number, change: DeviceChange): Promise<DeviceRow | undefined> {
    const { placement, settings, ...plain } = change;
    return this.#db
      .updateTable('devices')
      .set((is) => ({
        ...plain,
        ...(placement && { placement: json(placement) }),
        ...(settings && { settings: json(settings) }),
        version: is('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('removed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
  }

  /** Raises one counter of each of these displays. */
  async ask(ids: readonly string[], what: 'reload' | 'picture' | 'identify', at: number) {
    await this.#db.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('devices')
        .select(['id', 'asked'])
        .where('id', 'in', ids)
        .forUpdate()
        .execute();
      for (const { id, asked } of rows) {
        const before = asked ?? nothingAsked;
        const after = { ...before, [what]: before[what] + 1 };
        if (what === 'picture') after.pictureAt = at;
        await tx
          .updateTable('devices')
          .set({ asked: json(after) })
          .where('id', '=', id)
          .execute();
      }
    });
  }

  /** Keeps a display's report; @returns the pages that use its pairing. */
  report(id: string, status: ScreenStatus, now: Date): Promise<Instance[]> {
    return this.#db.transaction().execute(async (tx) => {
      const before = await tx
        .selectFrom('screen_reports')
        .select('instances')
        .where('device_id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      const instances = instancesAfter(before?.instances ?? [], status, now.getTime());
      const row = { status: json(status), instances: json(instances), reported_at: now };
      await tx
        .insertInto('screen_reports')
        .values({ device_id: id, ...row })
        .onConflict((conflict) => conflict.column('device_id').doUpdateSet(row))
        .execute();
      return instances;
    });
  }

  reports(): Promise<ReportRow[]> {
    return this.#db.selectFrom('screen_reports').selectAll().execute();
  }

  /** When each display's picture was taken. */
  picturesAt(): Promise<{ device_id: string; taken_at: Date }[]> {
    return this.#db.selectFrom('screen_pictures').select(['device_id', 'taken_at']).execute();
  }

  picture(id: string): Promise<{ type: string; data: string; taken_at: Date } | undefined> {
    return this.#db
      .selectFrom('screen_pictures')
      .select(['type', 'data', 'taken_at'])
      .where('device_id', '=', id)
      .executeTakeFirst();
  }

  async keepPicture(id: string, type: string, data: string, now: Date): Promise<void> {
    const row = { type, data, taken_at: now };
    await this.#db
      .insertInto('screen_pictures')
      .values({ device_id: id, ...row })
      .onConflict((conflict) => conflict.column('device_id').doUpdateSet(row))
      .execute();
  }

  #present() {
    return this.#db.selectFrom('devices').selectAll().where('removed_at', 'is', null);
  }
}
