import Type, { type Static } from 'typebox';
import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import { actorOf, type App } from '../http/index.ts';
import type { Audit } from './audit.service.ts';
import type { AuditTables } from './audit.tables.ts';
import type { Verification } from './verify.ts';

const Moment = Type.String({ format: 'date-time' });

const Query = Type.Object({
  actor: Type.Optional(Type.String({ maxLength: 120 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  record: Type.Optional(Type.String({ maxLength: 120 })),
  site: Type.Optional(Type.String({ maxLength: 64 })),
  from: Type.Optional(Moment),
  until: Type.Optional(Moment),
  /** Entries before this number. */
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});

const Entry = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  actor: Type.String(),
  action: Type.String(),
  record: Type.String(),
  site: Type.Optional(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
  hash: Type.String(),
});

const EntryList = Type.Object({
  entries: Type.Array(Entry),
  /** To ask for older ones with; absent at the end. */
  next: Type.Optional(Type.Integer()),
});

const VerificationBody = Type.Object({
  ok: Type.Boolean(),
  entries: Type.Integer(),
  head: Type.String(),
  problems: Type.Array(
    Type.Object({
      kind: Type.Enum(['changed', 'missing', 'unlinked', 'head', 'unsigned', 'witness']),
      seq: Type.Integer(),
    }),
  ),
});

export interface AuditParts {
  db: Db;
  audit: Audit;
  verify(): Promise<Verification>;
}

const config = { access: { may: 'audit.read' } } as const;
const tags = ['audit'];

/** GET /api/audit, POST /api/audit/verify. */
export function auditRoutes(app: App, { db, audit, verify }: AuditParts): void {
  app.get(
    '/api/audit',
    {
      schema: {
        querystring: Query,
        response: { 200: EntryList },
        tags,
        summary: 'What was done, the latest first',
      },
      config,
    },
    (request) => listEntries(db, request.query),
  );

  app.post(
    '/api/audit/verify',
    {
      schema: {
        response: { 200: VerificationBody },
        tags,
        summary: 'Hold the whole log against its hashes',
      },
      config,
    },
    async (request) => {
      const found = await verify();
      const { ok, entries } = found;
      await db.transaction().execute((tx) =>
        audit.append(tx, actorOf(request), {
          action: 'audit.verify',
          record: 'audit',
          details: { ok, entries },
        }),
      );
      return found;
    },
  );
}

async function listEntries(db: Db, query: Static<typeof Query>): Promise<Static<typeof EntryList>> {
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
