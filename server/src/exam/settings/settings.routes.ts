import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import { entrySchemas, type EntryKind } from '../catalogue/index.ts';
import {
  ChangesBody,
  Done,
  historyOf,
  pageOf,
  Seen,
  When,
  type Change,
  type Entry,
} from './settings.schemas.ts';
import type { Settings } from './settings.service.ts';

const readers = { access: { may: 'settings.read' } } as const;
const writers = { access: { may: 'settings.write' } } as const;
const tags = ['settings'];
const params = Type.Object({ id: Id });

/** What each kind is called in addresses. */
export const settingsPaths: Readonly<Record<EntryKind, string>> = {
  site: 'campuses',
  room: 'rooms',
  station: 'stations',
  item: 'items',
  measure: 'measures',
  group: 'groups',
  package: 'packages',
  examType: 'exam-types',
  staff: 'staff',
  schedule: 'schedules',
  day: 'days',
  shift: 'shifts',
};

/** /api/settings/…: everything a campus is made of, dated and versioned. */
export function settingsRoutes(app: App, settings: Settings): void {
  for (const [kind, path] of Object.entries(settingsPaths)) {
    kindRoutes(app, settings, kind as EntryKind, path);
  }
  app.post(
    '/api/settings/changes',
    {
      bodyLimit: 8 * 1024 * 1024,
      schema: {
        body: ChangesBody,
        response: { 200: Done },
        tags,
        summary: 'Make several changes, all or none; or only say what would happen',
      },
      config: writers,
    },
    (request) => {
      const { changes, ...options } = request.body as typeof request.body & { changes: Change[] };
      return settings.change(changes, options, actorOf(request));
    },
  );
}

function kindRoutes(app: App, settings: Settings, kind: EntryKind, path: string): void {
  app.get(
    `/api/settings/${path}`,
    {
      schema: {
        querystring: Type.Object({
          site: Type.Optional(Id),
          text: Type.Optional(Type.String({ maxLength: 60 })),
          after: Type.Optional(Id),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        }),
        response: { 200: pageOf(kind) },
        tags,
        summary: `${kind}: a page of the entries, with what is to come`,
      },
      config: readers,
    },
    async (request) => (await settings.page(kind, request.query, actorOf(request))) as never,
  );
  app.get(
    `/api/settings/${path}/:id`,
    {
      schema: {
        params,
        response: { 200: historyOf(kind) },
        tags,
        summary: `${kind}: every version of one entry, the newest first`,
      },
      config: readers,
    },
    async (request) => {
      const { id } = request.params;
      return { id, versions: await settings.history(kind, id, actorOf(request)) } as never;
    },
  );
  app.put(
    `/api/settings/${path}/:id`,
    {
      schema: {
        params,
        body: Type.Object({ version: Seen, entry: entrySchemas[kind], ...When }),
        response: { 200: Done },
        tags,
        summary: `${kind}: make a new entry (version 0) or change one`,
      },
      config: writers,
    },
    (request) => {
      const { version, entry, ...when } = request.body;
      const change = { kind, id: request.params.id, version, entry: entry as Entry };
      return settings.change([change], when, actorOf(request));
    },
  );
  app.delete(
    `/api/settings/${path}/:id`,
    {
      schema: {
        params,
        querystring: Type.Object({ version: Seen, ...When }),
        response: { 200: Done },
        tags,
        summary: `${kind}: take an entry away`,
      },
      config: writers,
    },
    (request) => {
      const { version, ...when } = request.query;
      const change = { kind, id: request.params.id, version, entry: null };
      return settings.change([change], when, actorOf(request));
    },
  );
}
