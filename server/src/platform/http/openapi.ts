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
  app.get('/api/openapi.json', { config: { access: 'public' } }, () => app.swagger());
}
