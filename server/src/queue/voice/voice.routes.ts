import fastifyStatic from '@fastify/static';
import Type from 'typebox';
import { ApiError, type App, type ErrorTexts } from '../../platform/http/index.ts';
import type { SoundStore } from './store.ts';

const voiceErrors = {
  'voice.unknown': { status: 404, zh: '没有这段语音。', en: 'There is no such sound.' },
} as const satisfies ErrorTexts;

/**
 * GET /voice/:file: the rendered sentences. Anybody may fetch one whose name he knows; names are hashes of
 * what was spoken aloud in a hall, and of a VVIP that is a ticket only (rule V1).
 */
export async function voiceRoutes(app: App, store: SoundStore): Promise<void> {
  await app.register(async (scope) => {
    // Byte ranges: Safari plays no sound without them.
    await scope.register(fastifyStatic, { root: store.folder, serve: false, cacheControl: false });
    scope.get(
      '/voice/:file',
      {
        schema: {
          params: Type.Object({ file: Type.String({ maxLength: 40 }) }),
          tags: ['voice'],
          summary: 'A rendered announcement',
        },
        config: { access: 'public' },
      },
      (request, reply) => {
        const { file } = request.params as { file: string };
        if (!store.has(file)) throw new ApiError(voiceErrors, 'voice.unknown');
        void reply.header('cache-control', 'public, max-age=31536000, immutable');
        return reply.type('audio/wav').sendFile(file);
      },
    );
  });
}
