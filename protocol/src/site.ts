import Type, { type Static } from 'typebox';
import { Day, Id, Instant } from './ids.ts';
import { SiteSettings } from './settings.ts';
import { Room, Station, Visit } from './state.ts';

/** The whole state of a campus at one sequence number: `GET /api/floor/sites/:site`. */
export const SiteState = Type.Object({
  site: Id,
  epoch: Type.String(),
  seq: Type.Integer(),
  /** Site time of the last accepted command. */
  at: Instant,
  day: Day,
  closing: Type.Boolean(),
  /** When guidance last spoke: accept lists count for a minute after it (rule P4). */
  guidedAt: Type.Optional(Instant),
  settings: SiteSettings,
  visits: Type.Record(Type.String(), Visit),
  rooms: Type.Record(Type.String(), Room),
  stations: Type.Record(Type.String(), Station),
});
export type SiteState = Static<typeof SiteState>;
