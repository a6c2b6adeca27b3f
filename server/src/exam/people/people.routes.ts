import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import {
  NewPerson,
  PeopleFound,
  PersonChange,
  PersonDetails,
  PersonShown,
  PersonWhole,
  RelationSchema,
} from './people.schemas.ts';
import type { People } from './people.service.ts';
import { photoRoutes } from './photos.routes.ts';

const tags = ['people'];
const params = Type.Object({ id: Id });
const strict = { additionalProperties: false };

/** /api/people: records of people, found by what is known of them. */
export async function peopleRoutes(app: App, people: People): Promise<void> {
  recordRoutes(app, people);
  mergeRoutes(app, people);
  familyRoutes(app, people);
  await photoRoutes(app, people);
}

function recordRoutes(app: App, people: People): void {
  app.get(
    '/api/people',
    {
      schema: {
        querystring: Type.Object({
          query: Type.String({ minLength: 1, maxLength: 80 }),
          limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
          after: Type.Optional(Type.Integer({ minimum: 0 })),
        }),
        response: { 200: PeopleFound },
        tags,
        summary: 'People by name, initials, telephone, document, birth date or #number',
      },
      config: { access: { may: 'person.read' } },
    },
    (request) => {
      const { query, limit, after } = request.query;
      return people.find(query, actorOf(request), limit, after);
    },
  );
  app.post(
    '/api/people',
    {
      schema: {
        body: NewPerson,
        response: { 201: PersonDetails },
        tags,
        summary: 'Add a person; a second record of one document is refused',
      },
      config: { access: { may: 'person.write' } },
    },
    async (request, reply) =>
      reply.code(201).send(await people.add(request.body, actorOf(request))),
  );
  app.get(
    '/api/people/:id',
    {
      schema: { params, response: { 200: PersonDetails }, tags, summary: 'One person' },
      config: { access: { may: 'person.read' } },
    },
    (request) => people.get(request.params.id, actorOf(request)),
  );
  app.patch(
    '/api/people/:id',
    {
      schema: {
        params,
        body: PersonChange,
        response: { 200: PersonDetails },
        tags,
        summary: 'Change a person; carries the version it was read with',
      },
      config: { access: { may: 'person.write' } },
    },
    (request) => people.change(request.params.id, request.body, actorOf(request)),
  );
  app.post(
    '/api/people/:id/unmask',
    {
      schema: {
        params,
        response: { 200: PersonWhole },
        tags,
        summary: 'The whole numbers and the address; written down in the audit log',
      },
      config: { access: { may: 'person.unmask' } },
    },
    async (request, reply) => {
      const whole = await people.unmask(request.params.id, actorOf(request));
      return reply.header('cache-control', 'no-store').send(whole);
    },
  );
}

function mergeRoutes(app: App, people: People): void {
  app.get(
    '/api/people/:id/alike',
    {
      schema: {
        params,
        response: { 200: Type.Object({ people: Type.Array(PersonShown) }) },
        tags,
        summary: 'Records that may be of the same person',
      },
      config: { access: { may: 'person.read' } },
    },
    async (request) => ({ people: await people.alike(request.params.id, actorOf(request)) }),
  );
  app.post(
    '/api/people/:id/merges',
    {
      schema: {
        params,
        body: Type.Object({ person: Id }, strict),
        response: { 201: PersonDetails },
        tags,
        summary: 'Merge another record into this one',
      },
      config: { access: { may: 'person.merge' } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const kept = await people.merge(id, request.body.person, actorOf(request));
      return reply.code(201).send(kept);
    },
  );
  app.delete(
    '/api/people/:id/merges/:merge',
    {
      schema: {
        params: Type.Object({ id: Id, merge: Id }),
        response: { 200: PersonDetails },
        tags,
        summary: 'Take a merge back',
      },
      config: { access: { may: 'person.merge' } },
    },
    (request) => people.unmerge(request.params.id, request.params.merge, actorOf(request)),
  );
}

function familyRoutes(app: App, people: People): void {
  const relative = Type.Object({ id: Id, relative: Id });
  app.put(
    '/api/people/:id/family/:relative',
    {
      schema: {
        params: relative,
        body: Type.Object({ relation: RelationSchema }, strict),
        response: { 200: PersonDetails },
        tags,
        summary: 'Note what the relative is to the person',
      },
      config: { access: { may: 'person.write' } },
    },
    (request) => {
      const { id, relative: other } = request.params;
      return people.setRelative(id, other, request.body.relation, actorOf(request));
    },
  );
  app.delete(
    '/api/people/:id/family/:relative',
    {
      schema: {
        params: relative,
        response: { 200: PersonDetails },
        tags,
        summary: 'They are no relatives',
      },
      config: { access: { may: 'person.write' } },
    },
    (request) =>
      people.setRelative(request.params.id, request.params.relative, undefined, actorOf(request)),
  );
}
