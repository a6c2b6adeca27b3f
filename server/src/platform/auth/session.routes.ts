import Type from 'typebox';
import { actorOf, Attempts, type App } from '../http/index.ts';
import type { Account } from './account.service.ts';
import type { UserActor } from './auth-parts.ts';
import { SESSION_COOKIE } from './identify.ts';
import type { Sessions } from './sessions.service.ts';
import { RoleName, SessionList } from './users.schemas.ts';

const Due = Type.Enum(['password', 'factor']);

export const SessionBody = Type.Object({
  user: Type.Object({
    id: Type.String(),
    name: Type.String(),
    /** Empty as long as something is due. */
    roles: Type.Array(RoleName),
    sites: Type.Array(Type.String()),
    employers: Type.Array(Type.String()),
    staff: Type.Optional(Type.String()),
  }),
  /** What has to be done before anything else: to change the password, to set a second factor up. */
  due: Type.Array(Due),
});

const Login = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  },
  { additionalProperties: false },
);

const tags = ['session'];

export interface SessionRouteOptions {
  sessions: Sessions;
  account: Account;
  sessionMs: number;
  /** Whether browsers reach us by https only. */
  secure: boolean;
}

/** POST, GET and DELETE /api/session, and the list of one's own sessions. */
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
      const whence = { address: request.ip, agent: request.headers['user-agent'] ?? '' };
      const { token, actor } = await sessions.login(request.body, whence);
      const maxAge = Math.floor(sessionMs / 1000);
      void reply.setCookie(SESSION_COOKIE, token, { ...cookie, maxAge });
      return describe(actor);
    },
  );

  app.get(
    '/api/session',
    {
      schema: { response: { 200: SessionBody }, tags, summary: 'Who is logged in' },
      config: { access: 'account' },
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
  ownSessions(app, sessions);
}

function ownSessions(app: App, sessions: Sessions): void {
  app.get(
    '/api/session/sessions',
    {
      schema: { response: { 200: SessionList }, tags, summary: 'Where one is logged in' },
      config: { access: 'session' },
    },
    async (request) => {
      const actor = actorOf(request) as UserActor;
      return { sessions: await sessions.list(actor.id, actor.session) };
    },
  );

  app.delete(
    '/api/session/sessions/:session',
    {
      schema: {
        params: Type.Object({ session: Type.String({ maxLength: 64 }) }),
        tags,
        summary: 'End one of one’s sessions',
      },
      config: { access: 'session' },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      await sessions.endOne(actor.id, request.params.session, actor);
      return reply.code(204).send();
    },
  );
}

/** Somebody logged in, as his screens see him. */
export function describe({ id, name, roles, sites, employers = [], staff, due = [] }: UserActor) {
  const user = { id, name, roles: [...roles], sites: [...sites], employers: [...employers] };
  return { user: { ...user, ...(staff !== undefined && { staff }) }, due: [...due] };
}
