import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import type { People } from './people.service.ts';
import { photoLimit } from './photos.ts';

const tags = ['people'];
const params = Type.Object({ id: Id });

/** /api/people/:id/photo: read and replaced as the picture it is. */
export async function photoRoutes(parent: App, people: People): Promise<void> {
  await parent.register(async (scope) => {
    const app = scope as App;
    app.addContentTypeParser(
      ['image/jpeg', 'image/png', 'image/webp'],
      { parseAs: 'buffer', bodyLimit: photoLimit },
      (_request, body, done) => done(null, body),
    );
    app.put(
      '/api/people/:id/photo',
      {
        schema: {
          params,
          consumes: ['image/jpeg', 'image/png', 'image/webp'],
          response: { 204: Type.Null() },
          tags,
          summary: 'Replace the photograph (JPEG, PNG or WebP)',
        },
        config: { access: { may: 'person.write' } },
      },
      async (request, reply) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        await people.setPhoto(request.params.id, bytes, actorOf(request));
        return reply.code(204).send(null);
      },
    );
    app.get(
      '/api/people/:id/photo',
      {
        schema: { params, produces: ['image/jpeg'], tags, summary: 'The photograph' },
        config: { access: { may: 'person.read' } },
        serializerCompiler: () => (data) => data as string,
      },
      async (request, reply) => {
        const { type, bytes } = await people.photo(request.params.id, actorOf(request));
        return reply.type(type).header('cache-control', 'private, no-store').send(bytes);
      },
    );
    app.delete(
      '/api/people/:id/photo',
      {
        schema: {
          params,
          response: { 204: Type.Null() },
          tags,
          summary: 'Take the photograph away',
        },
        config: { access: { may: 'person.write' } },
      },
      async (request, reply) => {
        await people.deletePhoto(request.params.id, actorOf(request));
        return reply.code(204).send(null);
      },
    );
  });
}
