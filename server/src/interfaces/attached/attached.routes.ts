import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import { AttachedGiven, AttachedVisit, Outside, OutsideMessage } from './attached.schemas.ts';
import type { Attached } from './attached.service.ts';
import type { Partners } from './partners.service.ts';

const tags = ['attached'];
const config = { access: 'partner' } as const;
const params = Type.Object({ number: Outside });

/** What outside systems call: visits in, states out. */
export function attachedRoutes(app: App, attached: Attached, partners: Partners): void {
  app.put(
    '/api/attached/visits/:number',
    {
      schema: {
        params,
        body: AttachedGiven,
        response: { 200: AttachedVisit },
        tags,
        summary: 'Register a visit by your own number, or change its items; repeatable',
      },
      config,
    },
    async (request, reply) => {
      const { number } = request.params;
      const visit = await attached.put(number, request.body, actorOf(request));
      return reply.header('cache-control', 'no-store').send(visit);
    },
  );

  app.get(
    '/api/attached/visits/:number',
    {
      schema: { params, response: { 200: AttachedVisit }, tags, summary: 'A visit as it is now' },
      config,
    },
    (request) => attached.get(request.params.number, actorOf(request)),
  );

  app.delete(
    '/api/attached/visits/:number',
    {
      schema: {
        params,
        response: { 200: AttachedVisit },
        tags,
        summary: 'Take a visit back before anything was done; repeatable',
      },
      config,
    },
    (request) => attached.cancel(request.params.number, actorOf(request)),
  );

  app.get(
    '/api/attached/messages',
    {
      schema: {
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
        }),
        response: {
          200: Type.Object({
            messages: Type.Array(OutsideMessage),
            next: Type.Optional(Type.Integer()),
          }),
        },
        tags,
        summary: 'Messages after the last one you have, oldest first; they stay',
      },
      config,
    },
    async (request) => {
      const found = await partners.messages(actorOf(request).id, request.query);
      const { next } = found;
      return {
        messages: found.messages.map(({ body }) => body),
        ...(next !== undefined && { next }),
      };
    },
  );
}
