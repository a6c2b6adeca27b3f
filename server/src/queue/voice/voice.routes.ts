import fastifyStatic from '@fastify/static';
import {
  Id,
  NoticeBody,
  PlayedBody,
  voiceLanguages,
  VoiceStatus,
  ZoneVoice,
} from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { actorOf, ApiError, type App } from '../../platform/http/index.ts';
import type { Sounds } from './open-voice.ts';
import { voiceErrors } from './voice.errors.ts';
import type { VoiceDesk } from './voice.service.ts';

const staff = { access: { may: 'voice.use' } } as const;
const managers = { access: { may: 'voice.manage' } } as const;
const tags = ['voice'];
const site = Type.Object({ site: Id });
const zone = Type.Object({ site: Id, zone: Id });
const strict = { additionalProperties: false };

/** What the address of a sound says: language, text, signature. */
const Said = Type.Object({
  l: Type.Optional(Type.Enum([...voiceLanguages])),
  t: Type.Optional(Type.String({ maxLength: 500 })),
  s: Type.Optional(Type.String({ maxLength: 40 })),
});
type Said = Static<typeof Said>;

/** The voice's REST interface: sounds, what zones say, their settings, notices, acknowledgements. */
export async function voiceRoutes(app: App, sounds: Sounds, desk: VoiceDesk): Promise<void> {
  await soundRoute(app, sounds);
  zoneRoutes(app, desk);
  noticeRoutes(app, desk);

  app.post(
    '/api/voice/played',
    {
      schema: { body: PlayedBody, tags, summary: 'What a display has played' },
      config: { access: { device: 'display' } },
    },
    (request, reply) => {
      desk.played(actorOf(request), request.body);
      return reply.code(204).send();
    },
  );
}

/**
 * GET /voice/:file: the rendered sentences. Anybody may fetch one whose name he knows; names are hashes of
 * what was spoken aloud in a hall, and of a VVIP that is a ticket only (rule V1). A sentence this node does
 * not have is rendered again if the address was given out by a server with the same secret.
 */
async function soundRoute(app: App, sounds: Sounds): Promise<void> {
  const { store } = sounds;
  await app.register(async (scope) => {
    // Byte ranges: Safari plays no sound without them.
    await scope.register(fastifyStatic, { root: store.folder, serve: false, cacheControl: false });
    scope.get(
      '/voice/:file',
      {
        schema: {
          params: Type.Object({ file: Type.String({ maxLength: 40 }) }),
          querystring: Said,
          tags,
          summary: 'A rendered announcement',
        },
        config: { access: 'public' },
      },
      async (request, reply) => {
        const { file } = request.params as { file: string };
        const { l: language = 'zh', t: text = '', s: signature = '' } = request.query as Said;
        const known = store.has(file);
        if (!known && !sounds.signed(text, language, signature)) {
          throw new ApiError(voiceErrors, 'voice.unknown');
        }
        const name = known ? file : (await sounds.render(text, language))?.name;
        if (name === undefined) throw new ApiError(voiceErrors, 'voice.unknown');
        void reply.header('cache-control', 'public, max-age=31536000, immutable');
        return reply.type('audio/wav').sendFile(name);
      },
    );
  });
}

function zoneRoutes(app: App, desk: VoiceDesk): void {
  app.get(
    '/api/voice/sites/:site',
    {
      schema: { params: site, response: { 200: VoiceStatus }, tags, summary: 'What zones say' },
      config: staff,
    },
    (request) => desk.status(actorOf(request), request.params.site),
  );

  app.post(
    '/api/voice/sites/:site/zones/:zone/settings',
    {
      schema: { params: zone, body: ZoneVoice, tags, summary: 'Set a zone up' },
      config: managers,
    },
    async (request, reply) => {
      const { params, body } = request;
      await desk.change(actorOf(request), params.site, params.zone, body);
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/voice/sites/:site/zones/:zone/mute',
    {
      schema: {
        params: zone,
        body: Type.Object({ minutes: Type.Integer({ minimum: 0, maximum: 240 }) }, strict),
        tags,
        summary: 'Mute a zone for a while',
      },
      config: staff,
    },
    async (request, reply) => {
      const { params, body } = request;
      await desk.mute(actorOf(request), params.site, params.zone, body.minutes);
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/voice/sites/:site/zones/:zone/test',
    {
      schema: {
        params: zone,
        body: Type.Object({ on: Type.Enum(['displays', 'here']) }, strict),
        response: {
          200: Type.Object({
            text: Type.Object({ zh: Type.String(), en: Type.String() }),
            second: ZoneVoice.properties.second,
            volume: Type.Number(),
            audio: Type.Array(Type.String()),
          }),
        },
        tags,
        summary: 'Say the test sentence',
      },
      config: staff,
    },
    (request) => {
      const { params, body } = request;
      return desk.test(actorOf(request), params.site, params.zone, body.on);
    },
  );
}

function noticeRoutes(app: App, desk: VoiceDesk): void {
  app.post(
    '/api/voice/sites/:site/notices',
    {
      schema: {
        params: site,
        body: NoticeBody,
        response: { 201: Type.Object({ notice: Type.String() }) },
        tags,
        summary: 'Say a notice',
      },
      config: staff,
    },
    async (request, reply) => {
      const notice = desk.notice(actorOf(request), request.params.site, request.body);
      return reply.code(201).send({ notice });
    },
  );

  app.delete(
    '/api/voice/sites/:site/notices/:notice',
    {
      schema: {
        params: Type.Object({ site: Id, notice: Id }),
        tags,
        summary: 'Take a notice back',
      },
      config: staff,
    },
    (request, reply) => {
      desk.cancel(actorOf(request), request.params.site, request.params.notice);
      return reply.code(204).send();
    },
  );
}
