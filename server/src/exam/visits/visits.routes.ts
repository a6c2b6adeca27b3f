import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, ApiError, type App } from '../../platform/http/index.ts';
import type { VisitLists } from './visit-lists.ts';
import { visitErrors } from './visits.errors.ts';
import { Registered, Registration, VisitDetails, VisitList } from './visits.schemas.ts';
import type { Visits } from './visits.service.ts';

const registrars = { access: { may: 'visit.register' } } as const;
const readers = { access: { may: 'person.read' } } as const;
const tags = ['visits'];
const keyPattern = /^[\w.:-]{8,128}$/;

/** POST /api/visits, GET /api/visits, GET /api/visits/:id. */
export function visitRoutes(app: App, visits: Visits, lists: VisitLists): void {
  app.post(
    '/api/visits',
    {
      schema: {
        body: Registration,
        response: { 201: Registered },
        tags,
        summary: 'Register a visit and check it in; repeat with the same Idempotency-Key',
      },
      config: registrars,
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !keyPattern.test(key)) {
        throw new ApiError(visitErrors, 'visit.key-missing');
      }
      const registered = await visits.register(request.body, key, actorOf(request));
      return reply.code(201).header('cache-control', 'no-store').send(registered);
    },
  );

  app.get(
    '/api/visits',
    {
      schema: {
        querystring: Type.Object({
          site: Id,
          query: Type.Optional(Type.String({ maxLength: 60 })),
        }),
        response: { 200: VisitList },
        tags,
        summary: 'Today’s visits, newest first',
      },
      config: readers,
    },
    (request) => lists.search(request.query.site, request.query.query ?? '', actorOf(request)),
  );

  app.get(
    '/api/visits/:id',
    {
      schema: {
        params: Type.Object({ id: Id }),
        response: { 200: VisitDetails },
        tags,
        summary: 'One visit with its guide sheet',
      },
      config: readers,
    },
    (request) => lists.details(request.params.id, actorOf(request)),
  );
}
