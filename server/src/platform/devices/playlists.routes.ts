import fastifyStatic from '@fastify/static';
import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, ApiError, type App } from '../http/index.ts';
import { deviceErrors } from './devices.errors.ts';
import { MediaFile, NewPlaylist, Playlist, PlaylistChange } from './devices.schemas.ts';
import type { Playlists } from './playlists.service.ts';

const staff = { access: { may: 'device.manage' } } as const;
const tags = ['playlists'];
const params = Type.Object({ id: Id });
const ofSite = Type.Object({ site: Id });
const file = Type.String({ pattern: '^[0-9a-f]{64}\\.(mp4|webm|jpg|png|webp)$' });

/** Playlists and their files: /api/playlists, /api/media, and GET /media/:file for the displays. */
export async function playlistRoutes(app: App, playlists: Playlists): Promise<void> {
  app.get(
    '/api/playlists',
    {
      schema: {
        querystring: ofSite,
        response: { 200: Type.Object({ playlists: Type.Array(Playlist) }) },
        tags,
        summary: 'The playlists of a campus',
      },
      config: staff,
    },
    async (request) => ({
      playlists: await playlists.list(request.query.site, actorOf(request)),
    }),
  );

  app.post(
    '/api/playlists',
    {
      schema: { body: NewPlaylist, response: { 201: Playlist }, tags, summary: 'Add a playlist' },
      config: staff,
    },
    async (request, reply) =>
      reply.code(201).send(await playlists.add(request.body, actorOf(request))),
  );

  app.put(
    '/api/playlists/:id',
    {
      schema: { params, body: PlaylistChange, response: { 200: Playlist }, tags },
      config: staff,
    },
    (request) => playlists.change(request.params.id, request.body, actorOf(request)),
  );

  app.delete(
    '/api/playlists/:id',
    { schema: { params, tags, summary: 'Remove a playlist' }, config: staff },
    async (request, reply) => {
      await playlists.remove(request.params.id, actorOf(request));
      return reply.code(204).send();
    },
  );
  await mediaRoutes(app, playlists);
}

async function mediaRoutes(app: App, playlists: Playlists): Promise<void> {
  app.get(
    '/api/media',
    {
      schema: {
        querystring: ofSite,
        response: { 200: Type.Object({ media: Type.Array(MediaFile) }) },
        tags,
        summary: 'The pictures and videos of a campus',
      },
      config: staff,
    },
    async (request) => ({ media: await playlists.media(request.query.site, actorOf(request)) }),
  );

  app.delete(
    '/api/media/:file',
    {
      schema: {
        params: Type.Object({ file }),
        querystring: ofSite,
        tags,
        summary: 'Remove a file',
      },
      config: staff,
    },
    async (request, reply) => {
      await playlists.removeMedia(request.query.site, request.params.file, actorOf(request));
      return reply.code(204).send();
    },
  );

  await app.register(async (scope) => {
    // The file is taken in piece by piece, never whole into memory.
    scope.addContentTypeParser(/^(image|video)\//, (_request, stream, done) => done(null, stream));
    scope.post(
      '/api/media',
      {
        schema: {
          querystring: Type.Object({
            site: Id,
            name: Type.String({ minLength: 1, maxLength: 120 }),
          }),
          response: { 201: MediaFile },
          tags,
          summary: 'Upload a picture or video',
        },
        config: staff,
      },
      async (request, reply) => {
        const { site, name } = request.query as { site: string; name: string };
        const body = request.body as AsyncIterable<Buffer> | undefined;
        if (!body || !(Symbol.asyncIterator in body)) {
          throw new ApiError(deviceErrors, 'media.type');
        }
        return reply.code(201).send(await playlists.upload(site, name, body, actorOf(request)));
      },
    );

    // Byte ranges: a browser asks for a video in parts. Anybody may fetch what a hall shows, if he knows its name.
    await scope.register(fastifyStatic, {
      root: playlists.folder,
      serve: false,
      cacheControl: false,
    });
    scope.get(
      '/media/:file',
      {
        schema: { params: Type.Object({ file }), tags, summary: 'A file of a playlist' },
        config: { access: 'public' },
      },
      (request, reply) => {
        void reply.header('cache-control', 'public, max-age=31536000, immutable');
        return reply.sendFile((request.params as { file: string }).file);
      },
    );
  });
}
