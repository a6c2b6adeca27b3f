import Type from 'typebox';
import { actorOf, type App } from '../http/index.ts';
import type { UserActor } from './auth-parts.ts';
import { describe, SessionBody, type SessionRouteOptions } from './session.routes.ts';
import { SESSION_COOKIE } from './identify.ts';

const strict = { additionalProperties: false };
const Password = Type.String({ minLength: 1, maxLength: 200 });
const Code = Type.String({ minLength: 1, maxLength: 40 });
const Proof = Type.Object({ password: Password, code: Code }, strict);
const RecoveryCodes = Type.Object({ recovery: Type.Array(Type.String()) });
const tags = ['session'];
/** Also for somebody who has first to do just this. */
const config = { access: 'account' } as const;

/** One’s own password and second factor, below /api/session. */
export function accountRoutes(app: App, options: SessionRouteOptions): void {
  const { sessions, account } = options;

  app.get(
    '/api/session/account',
    {
      schema: {
        response: {
          200: Type.Object({
            username: Type.String(),
            factor: Type.Boolean(),
            recoveryLeft: Type.Integer(),
          }),
        },
        tags,
        summary: 'How one’s own account is secured',
      },
      config,
    },
    (request) => account.state(actorOf(request)),
  );

  app.post(
    '/api/session/password',
    {
      schema: {
        body: Type.Object({ current: Password, next: Password }, strict),
        response: { 200: SessionBody },
        tags,
        summary: 'Change one’s password',
      },
      config,
    },
    async (request) => {
      const actor = actorOf(request) as UserActor;
      await account.changePassword(actor, request.body.current, request.body.next);
      const now = await sessions.verify(request.cookies[SESSION_COOKIE] ?? '');
      return describe(now ?? actor);
    },
  );
  factorRoutes(app, options);
}

function factorRoutes(app: App, { account }: SessionRouteOptions): void {
  app.post(
    '/api/session/factor',
    {
      schema: {
        body: Type.Object({ password: Password, code: Type.Optional(Code) }, strict),
        response: { 200: Type.Object({ secret: Type.String(), uri: Type.String() }) },
        tags,
        summary: 'Begin to set a second factor up',
      },
      config,
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { password, code } = request.body;
      return account.beginFactor(actorOf(request) as UserActor, password, code);
    },
  );

  app.post(
    '/api/session/factor/confirm',
    {
      schema: {
        body: Type.Object({ code: Code }, strict),
        response: { 200: RecoveryCodes },
        tags,
        summary: 'Confirm the second factor by its first code; answers with recovery codes',
      },
      config,
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return {
        recovery: await account.confirmFactor(actorOf(request) as UserActor, request.body.code),
      };
    },
  );

  app.post(
    '/api/session/factor/recovery',
    {
      schema: {
        body: Proof,
        response: { 200: RecoveryCodes },
        tags,
        summary: 'New recovery codes',
      },
      config,
    },
    async (request, reply) => {
      const { password, code } = request.body;
      void reply.header('cache-control', 'no-store');
      const actor = actorOf(request) as UserActor;
      return { recovery: await account.renewRecovery(actor, password, code) };
    },
  );

  app.post(
    '/api/session/factor/remove',
    { schema: { body: Proof, tags, summary: 'Do without the second factor' }, config },
    async (request, reply) => {
      const { password, code } = request.body;
      await account.removeFactor(actorOf(request) as UserActor, password, code);
      return reply.code(204).send();
    },
  );
}
