import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, ApiError, languageOf, type App } from '../../platform/http/index.ts';
import {
  acceptSheets,
  attachment,
  encodings,
  sheetErrors,
  sheetTypes,
} from '../../platform/sheets/index.ts';
import { page } from './employers.schemas.ts';
import { ImportProblems, RosterImport } from './imports.schemas.ts';
import type { RosterImports } from './imports.service.ts';
import {
  Member,
  MemberChange,
  MemberList,
  MemberState,
  RegisterBody,
  RegisterOutcome,
} from './members.schemas.ts';
import type { Members } from './members.service.ts';
import type { RosterSheets } from './roster-sheets.ts';

const importers = { access: { may: 'roster.import' } } as const;
const readers = { access: { may: 'employer.read' } } as const;
const writers = { access: { may: 'employer.write' } } as const;
const tags = ['rosters'];
const batchParams = Type.Object({ batch: Id });
const importParams = Type.Object({ import: Id });

export interface RosterParts {
  imports: RosterImports;
  members: Members;
  sheets: RosterSheets;
}

/** Lists of people: their import, their members, and the registration of these. */
export async function rosterRoutes(app: App, parts: RosterParts): Promise<void> {
  await app.register(async (scope) => uploadRoute(scope, parts));
  importRoutes(app, parts);
  memberRoutes(app, parts);
  sheetRoutes(app, parts);
}

function uploadRoute(scope: App, { imports }: RosterParts): void {
  acceptSheets(scope);
  scope.post(
    '/api/batches/:batch/imports',
    {
      schema: {
        params: batchParams,
        querystring: Type.Object({ encoding: Type.Optional(Type.Enum([...encodings])) }),
        response: { 202: RosterImport },
        tags,
        summary:
          'Send a list (xlsx or CSV) as the body, to be read and checked; nothing counts yet',
      },
      config: importers,
    },
    async (request, reply) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) throw new ApiError(sheetErrors, 'sheet.empty');
      const { encoding } = request.query;
      const begun = await imports.begin(request.params.batch, body, encoding, actorOf(request));
      return reply.code(202).send(begun);
    },
  );
}

function importRoutes(app: App, { imports }: RosterParts): void {
  app.get(
    '/api/roster-imports/:import',
    {
      schema: {
        params: importParams,
        response: { 200: RosterImport },
        tags,
        summary: 'How far an import is',
      },
      config: importers,
    },
    (request) => {
      const language = languageOf(request.headers['accept-language']);
      return imports.get(request.params.import, language, actorOf(request));
    },
  );

  app.get(
    '/api/roster-imports/:import/problems',
    {
      schema: {
        params: importParams,
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        }),
        response: { 200: ImportProblems },
        tags,
        summary: 'What is wrong with which row of a list',
      },
      config: importers,
    },
    (request) => {
      const language = languageOf(request.headers['accept-language']);
      return imports.problems(request.params.import, request.query, language, actorOf(request));
    },
  );

  app.post(
    '/api/roster-imports/:import/commit',
    {
      schema: {
        params: importParams,
        body: Type.Object({ choice: Type.Enum(['all', 'good']) }, { additionalProperties: false }),
        response: { 202: RosterImport },
        tags,
        summary: 'Take an import over: all rows or none, or those that are right; repeatable',
      },
      config: importers,
    },
    async (request, reply) => {
      const { choice } = request.body;
      const taken = await imports.commit(request.params.import, choice, actorOf(request));
      return reply.code(202).send(taken);
    },
  );
}

function memberRoutes(app: App, { members }: RosterParts): void {
  const one = Type.Object({ batch: Id, member: Id });

  app.get(
    '/api/batches/:batch/members',
    {
      schema: {
        params: batchParams,
        querystring: Type.Object({
          query: Type.Optional(Type.String({ maxLength: 60 })),
          group: Type.Optional(Id),
          department: Type.Optional(Id),
          state: Type.Optional(MemberState),
          ...page,
        }),
        response: { 200: MemberList },
        tags,
        summary:
          'People on a list: by beginning of the name or initials, number, group, department',
      },
      config: readers,
    },
    (request) => members.list(request.params.batch, request.query, actorOf(request)),
  );

  app.put(
    '/api/batches/:batch/members/:member',
    {
      schema: {
        params: one,
        body: MemberChange,
        response: { 200: Member },
        tags,
        summary: 'Move somebody not yet registered to another group or department',
      },
      config: writers,
    },
    (request) => {
      const { batch, member } = request.params;
      return members.change(batch, member, request.body, actorOf(request));
    },
  );

  app.delete(
    '/api/batches/:batch/members/:member',
    {
      schema: { params: one, tags, summary: 'Take somebody not yet registered off the list' },
      config: writers,
    },
    async (request, reply) => {
      await members.remove(request.params.batch, request.params.member, actorOf(request));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/batches/:batch/register',
    {
      schema: {
        params: batchParams,
        body: RegisterBody,
        response: { 200: Type.Object({ outcomes: Type.Array(RegisterOutcome) }) },
        tags,
        summary: 'Register people of a list for today; each with his own outcome, repeatable',
      },
      config: { access: { may: 'visit.register' } },
    },
    async (request) => {
      const language = languageOf(request.headers['accept-language']);
      const { members: ids } = request.body;
      const actor = actorOf(request);
      return { outcomes: await members.register(request.params.batch, ids, language, actor) };
    },
  );
}

function sheetRoutes(app: App, { sheets }: RosterParts): void {
  app.get(
    '/api/batches/:batch/roster-template.xlsx',
    {
      schema: { params: batchParams, tags, summary: 'An empty list with its headings, as xlsx' },
      config: readers,
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language']);
      const { batch } = request.params;
      return sendSheet(reply, await sheets.template(batch, language, actorOf(request)));
    },
  );

  app.get(
    '/api/batches/:batch/members.xlsx',
    {
      schema: { params: batchParams, tags, summary: 'The list as xlsx, numbers masked' },
      config: { access: { may: 'person.export' } },
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language']);
      const { batch } = request.params;
      return sendSheet(reply, await sheets.members(batch, language, actorOf(request)));
    },
  );

  app.get(
    '/api/roster-imports/:import/problems.xlsx',
    {
      schema: { params: importParams, tags, summary: 'What is wrong with a list, as xlsx' },
      config: importers,
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language']);
      const sheet = await sheets.problems(request.params.import, language, actorOf(request));
      return sendSheet(reply, sheet);
    },
  );
}

function sendSheet(
  reply: { header(name: string, value: string): unknown; send(bytes: Uint8Array): unknown },
  { name, bytes }: { name: string; bytes: Uint8Array },
) {
  reply.header('content-type', sheetTypes.xlsx);
  reply.header('cache-control', 'no-store');
  reply.header('content-disposition', attachment(`${name}.xlsx`));
  return reply.send(bytes);
}
