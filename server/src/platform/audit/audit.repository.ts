import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import type { AuditList, AuditQuery } from './audit.schemas.ts';
import type { AuditTables } from './audit.tables.ts';

/** Entries, the latest first. */
export async function listEntries(db: Db, query: AuditQuery): Promise<AuditList> {
  let found = db.withTables<AuditTables>().selectFrom('audit_entries').selectAll();
  if (query.actor) found = found.where('actor', '=', query.actor);
  if (query.record) found = found.where('record', '=', query.record);
  if (query.site) found = found.where('site', '=', query.site);
  // `user` finds `user.add`; `user.add` finds itself.
  if (query.action) {
    const { action } = query;
    found = found.where(sql<boolean>`(action = ${action} or starts_with(action, ${`${action}.`}))`);
  }
  if (query.from) found = found.where('at', '>=', new Date(query.from));
  if (query.until) found = found.where('at', '<', new Date(query.until));
  if (query.before) found = found.where('seq', '<', query.before);
  const rows = await found
    .orderBy('seq', 'desc')
    .limit(query.limit + 1)
    .execute();
  const entries = rows.slice(0, query.limit).map(({ previous: _previous, site, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    ...(site !== null && { site }),
  }));
  const last = entries.at(-1);
  return { entries, ...(rows.length > query.limit && last && { next: last.seq }) };
}
