import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import type { Batches } from './batches.service.ts';
import {
  Batch,
  BatchChange,
  BatchGiven,
  BatchState,
  Group,
  GroupChange,
  GroupGiven,
  page,
} from './employers.schemas.ts';

const readers = { access: { may: 'employer.read' } } as const;
const writers = { access: { may: 'employer.write' } } as const;
const tags = ['employers'];
const params = Type.Object({ batch: Id });

/** Exam batches of employers, and the groups within them. */
export function batchRoutes(app: App, batches: Batches): void {
  app.get(
    '/api/batches',
    {
      schema: {
        querystring: Type.Object({
          employer: Type.Optional(Id),
          state: Type.Optional(BatchState),
          ...page,
        }),
        response: { 200: Type.Object({ batches: Type.Array(Batch), next: Type.Optional(Id) }) },
        tags,
        summary: 'Exam batches, newest first',
      },
      config: readers,
    },
    (request) => batches.list(request.query, actorOf(request)),
  );

  app.post(
    '/api/employers/:employer/batches',
    {
      schema: {
        params: Type.Object({ employer: Id }),
        body: BatchGiven,
        response: { 201: Batch },
        tags,
        summary: 'Add an exam batch, as a draft',
      },
      config: writers,
    },
    async (request, reply) => {
      const added = await batches.add(request.params.employer, request.body, actorOf(request));
      return reply.code(201).send(added);
    },
  );

  app.get(
    '/api/batches/:batch',
    {
      schema: { params, response: { 200: Batch }, tags, summary: 'One exam batch' },
      config: readers,
    },
    (request) => batches.get(request.params.batch, actorOf(request)),
  );

  app.put(
    '/api/batches/:batch',
    {
      schema: {
        params,
        body: BatchChange,
        response: { 200: Batch },
        tags,
        summary: 'Change, open or close an exam batch',
      },
      config: writers,
    },
    (request) => batches.change(request.params.batch, request.body, actorOf(request)),
  );

  groupRoutes(app, batches);
}

function groupRoutes(app: App, batches: Batches): void {
  const one = Type.Object({ batch: Id, group: Id });

  app.get(
    '/api/batches/:batch/groups',
    {
      schema: {
        params,
        response: { 200: Type.Object({ groups: Type.Array(Group) }) },
        tags,
        summary: 'The groups of an exam batch, each with its package and who pays',
      },
      config: readers,
    },
    async (request) => ({ groups: await batches.groups(request.params.batch, actorOf(request)) }),
  );

  app.post(
    '/api/batches/:batch/groups',
    {
      schema: { params, body: GroupGiven, response: { 201: Group }, tags, summary: 'Add a group' },
      config: writers,
    },
    async (request, reply) => {
      const added = await batches.addGroup(request.params.batch, request.body, actorOf(request));
      return reply.code(201).send(added);
    },
  );

  app.put(
    '/api/batches/:batch/groups/:group',
    {
      schema: {
        params: one,
        body: GroupChange,
        response: { 200: Group },
        tags,
        summary: 'Change a group',
      },
      config: writers,
    },
    (request) => {
      const { batch, group } = request.params;
      return batches.changeGroup(batch, group, request.body, actorOf(request));
    },
  );

  app.delete(
    '/api/batches/:batch/groups/:group',
    {
      schema: { params: one, tags, summary: 'Remove a group nobody is in' },
      config: writers,
    },
    async (request, reply) => {
      await batches.removeGroup(request.params.batch, request.params.group, actorOf(request));
      return reply.code(204).send();
    },
  );
}
