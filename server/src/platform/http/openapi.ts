import swagger from '@fastify/swagger';
import type { App } from './app-type.ts';

/** Collects the routes' schemas; the description is served at /api/openapi.json. */
export async function addOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Daozhen 导诊', version: '0.1.0' },
    },
    hideUntagged: true,
  });
  app.get('/api/openapi.json', { config: { access: 'public' } }, () => described(app));
}

/** What has a default may be left out of a request, whatever the schema makes of it for the handler. */
function described(app: App): object {
  const description = app.swagger() as { paths?: Record<string, Record<string, Operation>> };
  for (const operation of Object.values(description.paths ?? {}).flatMap(Object.values)) {
    for (const parameter of (operation as Operation).parameters ?? []) {
      if (parameter.schema?.default !== undefined) parameter.required = false;
    }
  }
  return description;
}

interface Operation {
  parameters?: { required?: boolean; schema?: { default?: unknown } }[];
}
