import { roles } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, Attempts, type App } from '../http/index.ts';
import { SESSION_COOKIE } from './identify.ts';
import type { Sessions, UserActor } from './sessions.service.ts';

const Role = Type.Enum([...roles]);

const SessionBody = Type.Object({
  user: Type.Object({
    id: Type.String(),
    name: Type.String(),
    roles: Type.Array(Role),
    sites: Type.Array(Type.String()),
    staff: Type.Optional(Type.String()),
  }),
});

const Login = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);

const tags = ['session'];

export interface SessionRouteOptions {
  sessions: Sessions;
  sessionMs: number;
  /** Whether browsers reach us by https only. */
  secure: boolean;
}

/** POST, GET and DELETE /api/session. */
export function sessionRoutes(app: App, options: SessionRouteOptions): void {
  const { sessions, sessionMs, secure } = options;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const attempts = new Attempts({ points: 30, windowSec: 60 });

  app.post(
    '/api/session',
    {
      schema: { body: Login, response: { 200: SessionBody }, tags, summary: 'Log in' },
      config: { access: 'public' },
    },
    async (request, reply) => {
      await attempts.count(request.ip);
      const { username, password } = request.body;
      const { token, actor } = await sessions.login(username, password);
      const maxAge = Math.floor(sessionMs / 1000);
      void reply.setCookie(SESSION_COOKIE, token, { ...cookie, maxAge });
      return describe(actor);
    },
  );

  app.get(
    '/api/session',
    {
      schema: { response: { 200: SessionBody }, tags, summary: 'Who is logged in' },
      config: { access: 'session' },
    },
    (request) => describe(actorOf(request) as UserActor),
  );

  app.delete(
    '/api/session',
    { schema: { tags, summary: 'Log out' }, config: { access: 'public' } },
    async (request, reply) => {
      const token = request.cookies[SESSION_COOKIE];
      if (token !== undefined) await sessions.end(token);
      return reply.clearCookie(SESSION_COOKIE, cookie).code(204).send();
    },
  );
}

function describe({ id, name, roles: given, sites, staff }: UserActor) {
  return {
    user: { id, name, roles: [...given], sites: [...sites], ...(staff !== undefined && { staff }) },
  };
}
