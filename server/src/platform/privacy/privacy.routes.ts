import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../http/index.ts';
import {
  AccessList,
  AccessQuery,
  BreakGlassBody,
  GrantBody,
  ShownAccess,
} from './privacy.schemas.ts';
import type { Privacy } from './privacy.service.ts';

const tags = ['vvip'];
const params = Type.Object({ id: Id });

/** Grants and break-glass, below /api/vvip. */
export function privacyRoutes(app: App, privacy: Privacy): void {
  app.get(
    '/api/vvip/access',
    {
      schema: {
        querystring: AccessQuery,
        response: { 200: AccessList },
        tags,
        summary: 'Who may see which VVIP, and every break-glass, the latest first',
      },
      config: { access: { may: 'vvip.alarms' } },
    },
    (request) => privacy.list(request.query),
  );

  app.post(
    '/api/vvip/grants',
    {
      schema: {
        body: GrantBody,
        response: { 201: ShownAccess },
        tags,
        summary: 'Let somebody see a VVIP',
      },
      config: { access: { may: 'vvip.grant' } },
    },
    async (request, reply) =>
      reply.code(201).send(await privacy.grant(request.body, actorOf(request))),
  );

  app.delete(
    '/api/vvip/access/:id',
    {
      schema: { params, response: { 200: ShownAccess }, tags, summary: 'Take it back' },
      config: { access: { may: 'vvip.grant' } },
    },
    (request) => privacy.end(request.params.id, actorOf(request)),
  );

  app.post(
    '/api/vvip/break-glass',
    {
      schema: {
        body: BreakGlassBody,
        response: { 201: ShownAccess },
        tags,
        summary: 'See one VVIP for half an hour, with a reason others read',
      },
      config: { access: { may: 'vvip.break-glass' } },
    },
    async (request, reply) =>
      reply.code(201).send(await privacy.breakGlass(request.body, actorOf(request))),
  );

  app.post(
    '/api/vvip/access/:id/seen',
    {
      schema: {
        params,
        response: { 200: ShownAccess },
        tags,
        summary: 'Note that a break-glass was looked at',
      },
      config: { access: { may: 'vvip.alarms' } },
    },
    (request) => privacy.see(request.params.id, actorOf(request)),
  );
}
