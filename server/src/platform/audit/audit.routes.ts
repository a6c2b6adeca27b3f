import Type from 'typebox';
import type { Db } from '../db/index.ts';
import { actorOf, type App } from '../http/index.ts';
import { AuditList, AuditQuery } from './audit.schemas.ts';
import type { Audit } from './audit.service.ts';
import type { Verification } from './verify.ts';

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
        querystring: AuditQuery,
        response: { 200: AuditList },
        tags,
        summary: 'What was done, the latest first',
      },
      config,
    },
    (request) => audit.list(db, request.query),
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
