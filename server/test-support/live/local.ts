import type { AddressInfo } from 'node:net';
import type { ErrorBody, ServerMessage } from '@daozhen/protocol';
import Fastify, { type FastifyInstance } from 'fastify';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { createLive, TopicHub, type Live, type LiveConfig } from '../../src/queue/live/index.ts';
import { TestCampus } from './campus.ts';

/** A live server in this process, on Fastify's HTTP server. */
export interface LocalLive {
  port: number;
  app: FastifyInstance;
  hub: TopicHub;
  live: Live;
  campus: TestCampus;
  errors: unknown[];
  stop(): Promise<void>;
}

/** @param port 0 for any free one */
export async function startLocal(port = 0, config: Partial<LiveConfig> = {}): Promise<LocalLive> {
  const app = Fastify();
  const hub = new TopicHub();
  const campus = new TestCampus();
  campus.define(hub);
  const errors: unknown[] = [];
  const live = await createLive({
    server: app.server,
    config: { feedEngine: 'ws', feedPort: 0, ...config },
    hub,
    authenticate: campus.authenticate,
    execute: campus.execute,
    siteTime: () => campus.at,
    log: { info: () => {}, error: (details) => errors.push(details) },
  });
  app.get('/plain', () => ({ ok: true }));
  app.addHook('preClose', () => live.close());
  await live.start();
  await app.listen({ port, host: '127.0.0.1' });
  const at = (app.server.address() as AddressInfo).port;
  return { port: at, app, hub, live, campus, errors, stop: () => app.close() };
}

type Options = Partial<ManagerOptions & SocketOptions>;

/** What the control plane answers. */
export type Answer = ServerMessage & ErrorBody & { ok?: boolean };

/** A client of the control plane. */
export class Commander {
  readonly socket: Socket;
  readonly updates: ServerMessage[] = [];

  constructor(port: number, auth: object, options: Options = {}) {
    this.socket = io(`http://127.0.0.1:${port}`, {
      path: '/control',
      transports: ['websocket'],
      auth,
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 50,
      ...options,
    });
    this.socket.on('update', (message: ServerMessage) => this.updates.push(message));
  }

  /** The next time the event happens. */
  next<T = unknown>(event: string): Promise<T> {
    return new Promise((resolve) => this.socket.once(event, (value: T) => resolve(value)));
  }

  ask(event: string, body: unknown): Promise<Answer> {
    return new Promise((resolve) => this.socket.emit(event, body, resolve));
  }

  subscribe(topic: string, have: object = {}): Promise<Answer> {
    return this.ask('subscribe', { type: 'subscribe', topic, ...have });
  }
}
