import Type from 'typebox';
import { Value } from 'typebox/value';
import { actorOf, ApiError, languageOf, type App } from '../../platform/http/index.ts';
import { acceptSheets, sheetErrors } from '../../platform/sheets/index.ts';
import { FileMapping, FileReport } from './mapping.schemas.ts';
import { migrationErrors } from './migration.errors.ts';
import type { Migration } from './migration.service.ts';

/** POST /api/migration: takes one file of an old system over, or says what would happen. */
export async function migrationRoutes(app: App, migration: Migration): Promise<void> {
  await app.register(async (scope: App) => {
    acceptSheets(scope);
    scope.post(
      '/api/migration',
      {
        schema: {
          querystring: Type.Object({
            /** A mapping as JSON, see the manual. */
            mapping: Type.String({ minLength: 2, maxLength: 8_000 }),
            /** Without it nothing is changed. */
            apply: Type.Optional(Type.Boolean()),
          }),
          response: { 200: FileReport },
          tags: ['migration'],
          summary:
            'Take one file (xlsx or CSV as the body) of an old system over; a dry run by default',
        },
        config: { access: { may: 'migration.run' } },
      },
      async (request) => {
        const { mapping, apply = false } = request.query;
        const { body } = request;
        if (!Buffer.isBuffer(body)) throw new ApiError(sheetErrors, 'sheet.empty');
        return migration.run(body, readMapping(mapping), {
          dryRun: !apply,
          language: languageOf(request.headers['accept-language']),
          actor: actorOf(request),
        });
      },
    );
  });
}

function readMapping(text: string): FileMapping {
  let mapping: unknown;
  try {
    mapping = JSON.parse(text);
  } catch (cause) {
    throw new ApiError(migrationErrors, 'migration.mapping', { cause });
  }
  if (Value.Check(FileMapping, mapping)) return mapping;
  const problems = [...Value.Errors(FileMapping, mapping)]
    .slice(0, 5)
    .map(({ instancePath, message }) => ({ at: instancePath, message }));
  throw new ApiError(migrationErrors, 'migration.mapping', { details: { problems } });
}
