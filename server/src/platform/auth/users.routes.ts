import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../http/index.ts';
import type { UserActor } from './auth-parts.ts';
import type { Sessions } from './sessions.service.ts';
import {
  NewUserBody,
  OneTimePassword,
  SessionList,
  ShownUser,
  UserChange,
  UserChoices,
  UserList,
  UserQuery,
} from './users.schemas.ts';
import type { Users } from './users.service.ts';

const reads = { access: { may: 'user.read' } } as const;
const writes = { access: { may: 'user.write' } } as const;
const tags = ['users'];
const params = Type.Object({ id: Id });

/** The accounts, below /api/users. */
export function userRoutes(app: App, users: Users, sessions: Sessions): void {
  app.get(
    '/api/users',
    {
      schema: { querystring: UserQuery, response: { 200: UserList }, tags, summary: 'Accounts' },
      config: reads,
    },
    (request) => users.list(request.query, actorOf(request)),
  );

  app.get(
    '/api/users/choices',
    {
      schema: {
        response: { 200: UserChoices },
        tags,
        summary: 'Campuses and staff to choose from',
      },
      config: reads,
    },
    () => users.choices(),
  );

  app.get(
    '/api/users/:id',
    {
      schema: { params, response: { 200: ShownUser }, tags, summary: 'One account' },
      config: reads,
    },
    (request) => users.get(request.params.id, actorOf(request)),
  );

  app.post(
    '/api/users',
    {
      schema: {
        body: NewUserBody,
        response: { 201: OneTimePassword },
        tags,
        summary: 'Make an account; its first password is told once',
      },
      config: writes,
    },
    async (request, reply) => {
      const made = await users.add(request.body, actorOf(request));
      return reply.code(201).header('cache-control', 'no-store').send(made);
    },
  );

  app.put(
    '/api/users/:id',
    {
      schema: {
        params,
        body: UserChange,
        response: { 200: ShownUser },
        tags,
        summary: 'Give an account other rights; its sessions end',
      },
      config: writes,
    },
    (request) => users.change(request.params.id, request.body, actorOf(request)),
  );
  credentialRoutes(app, users);
  sessionListRoutes(app, users, sessions);
}

const changes = [
  ['unlock', 'Open an account locked after wrong passwords'],
  ['disable', 'Close an account; its sessions end'],
  ['enable', 'Open a closed account'],
] as const;

function credentialRoutes(app: App, users: Users): void {
  for (const [change, summary] of changes) {
    app.post(
      `/api/users/:id/${change}`,
      { schema: { params, response: { 200: ShownUser }, tags, summary }, config: writes },
      (request) => users[change](request.params.id, actorOf(request)),
    );
  }

  app.post(
    '/api/users/:id/password',
    {
      schema: {
        params,
        response: { 200: OneTimePassword },
        tags,
        summary: 'A new one-time password; the sessions end',
      },
      config: writes,
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return users.resetPassword(request.params.id, actorOf(request));
    },
  );

  app.delete(
    '/api/users/:id/factor',
    {
      schema: {
        params,
        response: { 200: ShownUser },
        tags,
        summary: 'Take a lost second factor away; the sessions end',
      },
      config: writes,
    },
    (request) => users.resetFactor(request.params.id, actorOf(request)),
  );
}

function sessionListRoutes(app: App, users: Users, sessions: Sessions): void {
  app.get(
    '/api/users/:id/sessions',
    {
      schema: {
        params,
        response: { 200: SessionList },
        tags,
        summary: 'Where somebody is logged in',
      },
      config: reads,
    },
    async (request) => {
      const actor = actorOf(request) as UserActor;
      const { id } = await users.get(request.params.id, actor);
      return { sessions: await sessions.list(id, actor.session) };
    },
  );

  app.delete(
    '/api/users/:id/sessions/:session',
    {
      schema: {
        params: Type.Object({ id: Id, session: Type.String({ maxLength: 64 }) }),
        tags,
        summary: 'End somebody’s session',
      },
      config: writes,
    },
    async (request, reply) => {
      const { id, session } = request.params;
      await sessions.endOne(id, session, actorOf(request));
      return reply.code(204).send();
    },
  );
}
