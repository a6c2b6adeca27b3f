import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import {
  MessageRow,
  Partner,
  PartnerChange,
  PartnerGiven,
  PartnerKeys,
} from './attached.schemas.ts';
import type { Partners } from './partners.service.ts';

const tags = ['partners'];
const config = { access: { may: 'partner.manage' } } as const;
const params = Type.Object({ partner: Id });

/** The outside systems, as the system administrator keeps them. */
export function partnerRoutes(app: App, partners: Partners): void {
  app.get(
    '/api/partners',
    {
      schema: {
        response: { 200: Type.Object({ partners: Type.Array(Partner) }) },
        tags,
        summary: 'Outside systems that use the floor',
      },
      config,
    },
    async () => ({ partners: await partners.list() }),
  );

  app.post(
    '/api/partners',
    {
      schema: {
        body: PartnerGiven,
        response: { 201: PartnerKeys },
        tags,
        summary: 'Add an outside system; its keys are told this once',
      },
      config,
    },
    async (request, reply) => {
      const added = await partners.add(request.body, actorOf(request));
      return reply.code(201).header('cache-control', 'no-store').send(added);
    },
  );

  app.put(
    '/api/partners/:partner',
    {
      schema: {
        params,
        body: PartnerChange,
        response: { 200: Partner },
        tags,
        summary: 'Change an outside system',
      },
      config,
    },
    (request) => partners.change(request.params.partner, request.body, actorOf(request)),
  );

  app.post(
    '/api/partners/:partner/keys',
    {
      schema: {
        params,
        response: { 200: PartnerKeys },
        tags,
        summary: 'New keys; the old ones end at once',
      },
      config,
    },
    async (request, reply) => {
      const made = await partners.newKeys(request.params.partner, actorOf(request));
      return reply.header('cache-control', 'no-store').send(made);
    },
  );

  messageRoutes(app, partners);
}

function messageRoutes(app: App, partners: Partners): void {
  app.get(
    '/api/partners/:partner/messages',
    {
      schema: {
        params,
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
          state: Type.Optional(MessageRow.properties.state),
        }),
        response: {
          200: Type.Object({
            messages: Type.Array(MessageRow),
            next: Type.Optional(Type.Integer()),
          }),
        },
        tags,
        summary: 'What was sent, or is to be sent, to an outside system',
      },
      config,
    },
    (request) => partners.messages(request.params.partner, request.query),
  );

  app.post(
    '/api/partners/:partner/messages/:seq/send',
    {
      schema: {
        params: Type.Object({ partner: Id, seq: Type.Integer({ minimum: 1 }) }),
        tags,
        summary: 'Send a message once more',
      },
      config,
    },
    async (request, reply) => {
      const { partner, seq } = request.params;
      await partners.sendAgain(partner, seq, actorOf(request));
      return reply.code(204).send();
    },
  );
}
