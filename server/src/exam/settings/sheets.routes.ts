import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, languageOf, type App } from '../../platform/http/index.ts';
import { attachment, maxFileBytes, sheetTypes } from '../../platform/sheets/index.ts';
import { entryKinds } from '../catalogue/index.ts';
import { sheetKinds } from './sheet-kinds.domain.ts';
import type { SettingsSheets } from './sheets.service.ts';

const tags = ['settings'];
const params = Type.Object({ kind: Type.Enum([...sheetKinds]) });
const ofSite = Type.Object({ site: Id });

const Preview = Type.Object({
  total: Type.Integer(),
  same: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      kind: Type.Enum([...entryKinds]),
      id: Id,
      version: Type.Integer(),
      entry: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  rows: Type.Array(
    Type.Object({
      row: Type.Integer(),
      id: Id,
      name: Type.String(),
      what: Type.Enum(['new', 'changed']),
      fields: Type.Array(Type.String()),
    }),
  ),
  problems: Type.Array(
    Type.Object({
      row: Type.Integer(),
      column: Type.String(),
      title: Type.String(),
      code: Type.String(),
      value: Type.Optional(Type.String()),
      message: Type.String(),
    }),
  ),
  refused: Type.Optional(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
});

/** /api/settings/sheets/:kind: settings as a spreadsheet, out and, looked at first, in. */
export async function settingsSheetRoutes(app: App, sheets: SettingsSheets): Promise<void> {
  app.get(
    '/api/settings/sheets/:kind',
    {
      schema: {
        params,
        querystring: ofSite,
        produces: [sheetTypes.xlsx],
        tags,
        summary: 'The entries of a kind as a workbook',
      },
      config: { access: { may: 'settings.read' } },
    },
    async (request, reply) => {
      const { name, bytes } = await sheets.export(
        request.params.kind,
        request.query.site,
        actorOf(request),
      );
      return reply
        .type(sheetTypes.xlsx)
        .header('content-disposition', attachment(`${name}.xlsx`))
        .send(Buffer.from(bytes));
    },
  );

  await app.register(async (scope: App) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: maxFileBytes },
      (_request, body, done) => done(null, body),
    );
    scope.post(
      '/api/settings/sheets/:kind',
      {
        bodyLimit: maxFileBytes,
        schema: {
          params,
          querystring: ofSite,
          consumes: ['application/octet-stream'],
          response: { 200: Preview },
          tags,
          summary: 'What an Excel or CSV file would change; nothing is saved',
        },
        config: { access: { may: 'settings.write' } },
      },
      async (request) =>
        (await sheets.preview(
          request.params.kind,
          request.query.site,
          request.body as Buffer,
          actorOf(request),
          languageOf(request.headers['accept-language']),
        )) as never,
    );
  });
}
