import { Day, Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, ApiError, type App } from '../../platform/http/index.ts';
import type { People } from '../people/index.ts';
import { changeRoutes } from './changes.routes.ts';
import { plateRoutes } from './plates.routes.ts';
import type { Plates } from './plates.service.ts';
import type { VisitChanges } from './visit-changes.ts';
import type { VisitPregnancy } from './visit-pregnancy.ts';
import type { VisitLists } from './visit-lists.ts';
import { visitErrors } from './visits.errors.ts';
import {
  Membership,
  Quote,
  Registered,
  Registration,
  RowState,
  VisitDetails,
  VisitList,
  VisitOfPerson,
} from './visits.schemas.ts';
import type { Visits } from './visits.service.ts';

const registrars = { access: { may: 'visit.register' } } as const;
const readers = { access: { may: 'visit.read' } } as const;
const tags = ['visits'];
const keyPattern = /^[\w.:-]{8,128}$/;

export interface VisitRouteParts {
  visits: Visits;
  lists: VisitLists;
  changes: VisitChanges;
  pregnancy: VisitPregnancy;
  plates: Plates;
  people: People;
}

/** /api/visits: registering, looking up and changing visits. */
export function visitRoutes(app: App, parts: VisitRouteParts): void {
  registerRoutes(app, parts);
  readRoutes(app, parts);
  changeRoutes(app, parts);
  plateRoutes(app, parts.plates);
}

function registerRoutes(app: App, { visits }: VisitRouteParts): void {
  app.post(
    '/api/visits',
    {
      schema: {
        body: Registration,
        response: { 201: Registered },
        tags,
        summary:
          'Register a visit and check it in, or expect it; repeat with the same Idempotency-Key',
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
  app.post(
    '/api/visits/quote',
    {
      schema: {
        body: Registration,
        response: { 200: Quote },
        tags,
        summary: 'What a registration would order and cost, and what speaks against it',
      },
      config: registrars,
    },
    (request) => visits.quote(request.body, actorOf(request)),
  );
}

function readRoutes(app: App, { lists, people }: VisitRouteParts): void {
  app.get(
    '/api/visits',
    {
      schema: {
        querystring: Type.Object({
          site: Id,
          /** The floor's day where it is left out. */
          day: Type.Optional(Day),
          query: Type.Optional(Type.String({ maxLength: 60 })),
          state: Type.Optional(RowState),
          after: Type.Optional(Id),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 200 }),
        }),
        response: { 200: VisitList },
        tags,
        summary: 'A day’s visits, newest first',
      },
      config: readers,
    },
    (request) => {
      const { site, ...query } = request.query;
      return lists.search(site, query, actorOf(request));
    },
  );
  app.get(
    '/api/visits/:id',
    {
      schema: {
        params: Type.Object({ id: Id }),
        response: { 200: VisitDetails },
        tags,
        summary: 'One visit with its lines and guide sheet',
      },
      config: readers,
    },
    (request) => lists.details(request.params.id, actorOf(request)),
  );
  app.get(
    '/api/people/:id/memberships',
    {
      schema: {
        params: Type.Object({ id: Id }),
        response: { 200: Type.Object({ memberships: Type.Array(Membership) }) },
        tags,
        summary: 'Where a person is on an employer’s list and not registered yet',
      },
      config: registrars,
    },
    async (request) => {
      const person = await people.visible(request.params.id, actorOf(request));
      return { memberships: await lists.memberships(person.id) };
    },
  );
  app.get(
    '/api/people/:id/visits',
    {
      schema: {
        params: Type.Object({ id: Id }),
        querystring: Type.Object({
          /** Only earlier days than this. */
          before: Type.Optional(Day),
          limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
        }),
        response: { 200: Type.Object({ visits: Type.Array(VisitOfPerson) }) },
        tags,
        summary: 'The visits of a person, newest first',
      },
      config: { access: { may: 'person.read' } },
    },
    async (request) => {
      const person = await people.visible(request.params.id, actorOf(request));
      const { limit, before } = request.query;
      return { visits: await lists.ofPerson(person, limit, before) };
    },
  );
}
