import { Id, PICTURE_BYTES, ScreenStatus } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../http/index.ts';
import { ChangeBody, CommandBody, Device, DeviceList } from './devices.schemas.ts';
import type { Screens } from './screens.service.ts';

const staff = { access: { may: 'device.manage' } } as const;
const display = { access: { device: 'display' } } as const;
const tags = ['devices'];
const params = Type.Object({ id: Id });

/** Driving displays from afar: GET and PATCH /api/devices, its commands and pictures, and what displays report. */
export async function screenRoutes(app: App, screens: Screens): Promise<void> {
  app.get(
    '/api/devices',
    {
      schema: { response: { 200: DeviceList }, tags, summary: 'All paired devices' },
      config: staff,
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return screens.list(actorOf(request));
    },
  );

  app.patch(
    '/api/devices/:id',
    {
      schema: {
        params,
        body: ChangeBody,
        response: { 200: Type.Object({ device: Device }) },
        tags,
        summary: 'Rename, move or set a device',
      },
      config: staff,
    },
    async (request) => ({
      device: await screens.change(request.params.id, request.body, actorOf(request)),
    }),
  );

  app.post(
    '/api/devices/:id/commands',
    {
      schema: { params, body: CommandBody, tags, summary: 'Ask a display to do something' },
      config: staff,
    },
    async (request, reply) => {
      await screens.command(request.params.id, request.body.type, actorOf(request));
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/devices/:id/picture',
    { schema: { params, tags, summary: 'What a display shows' }, config: staff },
    async (request, reply) => {
      const { type, bytes } = await screens.picture(request.params.id, actorOf(request));
      return reply.type(type).header('cache-control', 'private, no-cache').send(bytes);
    },
  );
  await reportRoutes(app, screens);
}

async function reportRoutes(app: App, screens: Screens): Promise<void> {
  app.post(
    '/api/devices/me/status',
    { schema: { body: ScreenStatus, tags, summary: 'A display says how it is' }, config: display },
    async (request, reply) => {
      await screens.report(actorOf(request).id, request.body);
      return reply.code(204).send();
    },
  );

  await app.register(async (scope) => {
    scope.addContentTypeParser(
      /^image\//,
      { parseAs: 'buffer', bodyLimit: PICTURE_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.put(
      '/api/devices/me/picture',
      { schema: { tags, summary: 'A display sends a picture of itself' }, config: display },
      async (request, reply) => {
        const { body } = request;
        await screens.keepPicture(actorOf(request).id, Buffer.isBuffer(body) ? body : Buffer.of());
        return reply.code(204).send();
      },
    );
  });
}
