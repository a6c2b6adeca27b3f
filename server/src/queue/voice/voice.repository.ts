import { sql, type Selectable } from 'kysely';
import { json, type Db } from '../../platform/db/index.ts';
import type { Entry } from './book.ts';
import type { VoiceTables } from './voice.tables.ts';
import type { ZoneState } from './zone-voice.domain.ts';

/** Announcements are kept this long, for whoever says that he was not called. */
const KEPT_DAYS = 7;

/** What zones are set to, and what was announced in them. */
export class VoiceRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<VoiceTables>();
  }

  /** Every zone that somebody has set up, by site and zone. */
  async zones(): Promise<{ site: string; zone: string; state: ZoneState }[]> {
    const rows = await this.#db.selectFrom('voice_zones').selectAll().execute();
    return rows.map(({ site, zone, settings, muted_until: until }) => ({
      site,
      zone,
      state: { settings, ...(until !== null && { mutedUntil: until }) },
    }));
  }

  async saveZone(site: string, zone: string, state: ZoneState, by: string): Promise<void> {
    const values = {
      settings: json(state.settings),
      muted_until: state.mutedUntil ?? null,
      changed_by: by,
      changed_at: new Date(),
    };
    await this.#db
      .insertInto('voice_zones')
      .values({ site, zone, ...values })
      .onConflict((conflict) => conflict.columns(['site', 'zone']).doUpdateSet(values))
      .execute();
  }

  /** Stores an outcome; nothing takes the place of `played`. */
  async save(site: string, entry: Entry): Promise<void> {
    const { id, zone, urgency, at, endedAt = at, text, outcome } = entry;
    const { ticket = null, room = null, visit = null, why = null, by = null } = entry;
    const decided = { ended_at: endedAt, outcome, why, by };
    await this.#db
      .insertInto('voice_said')
      .values({
        site,
        id,
        zone,
        urgency,
        at,
        ticket,
        room,
        visit,
        notice: entry.notice ?? null,
        text: json(text),
        ...decided,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['site', 'zone', 'id'])
          .doUpdateSet(decided)
          .where('voice_said.outcome', '<>', 'played'),
      )
      .execute();
  }

  /** The last announcements of each zone of a site, oldest first. */
  async last(site: string, most: number): Promise<Entry[]> {
    const rows = await this.#db
      .selectFrom('voice_said')
      .selectAll()
      .where('site', '=', site)
      .orderBy('stored_at', 'desc')
      .limit(most)
      .execute();
    return rows.toReversed().map(toEntry);
  }

  async forgetOld(): Promise<void> {
    await this.#db
      .deleteFrom('voice_said')
      .where('stored_at', '<', sql<Date>`now() - make_interval(days => ${KEPT_DAYS})`)
      .execute();
  }
}

function toEntry(row: Selectable<VoiceTables['voice_said']>): Entry {
  const { id, zone, urgency, at, text, outcome } = row;
  const optional = {
    endedAt: row.ended_at,
    ticket: row.ticket,
    room: row.room,
    visit: row.visit,
    why: row.why,
    by: row.by,
    notice: row.notice,
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  return { id, zone, urgency, at, text, outcome, ...given };
}
