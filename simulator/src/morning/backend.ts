import { randomUUID } from 'node:crypto';
import {
  applyPatch,
  PROTOCOL_VERSION,
  type Command,
  type Reply,
  type SiteState,
} from '@daozhen/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Person } from './people.ts';

/** A command without the envelope every command carries. */
export type CommandBody<C extends Command = Command> = C extends Command
  ? Omit<C, 'v' | 'id' | 'site'>
  : never;

interface CatalogueRoom {
  id: string;
  station: string;
}

export interface FloorCatalogue {
  stations: { id: string; nominalMinutes: number }[];
  rooms: CatalogueRoom[];
  packages: { id: string; sex?: 'M' | 'F' }[];
  staff: { id: string }[];
}

interface Picture {
  epoch: string;
  seq: number;
  view: unknown;
}

/** The demo morning's way to the server: the REST interface and the control plane, as any client has them. */
export class Backend {
  readonly #url: string;
  readonly #site: string;
  #cookie = '';
  #socket: Socket | undefined;
  readonly #pictures = new Map<string, Picture>();
  readonly #listeners = new Map<string, (view: never) => void>();

  constructor(url: string, site: string) {
    this.#url = url;
    this.#site = site;
  }

  async #request<T>(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: this.#cookie,
        'x-requested-with': 'daozhen',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) this.#cookie = cookies.map((c) => c.split(';')[0]).join('; ');
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as T;
  }

  /** Logs in as the first demo user who may manage the floor and opens the control plane. */
  async open(): Promise<void> {
    const demo = await this.#request<{
      users: { username: string; password: string; roles: string[] }[];
    }>('/api/demo');
    const manager = demo.users.find((user) => user.roles.includes('admin'));
    if (!manager) throw new Error('the server names no demo administrator');
    await this.#request('/api/session', { username: manager.username, password: manager.password });
    await this.#connect();
  }

  #connect(): Promise<void> {
    const socket = io(this.#url, {
      path: '/control',
      transports: ['websocket'],
      extraHeaders: { cookie: this.#cookie },
      auth: { v: PROTOCOL_VERSION },
    });
    this.#socket = socket;
    socket.on('update', (message) => this.#update(message));
    socket.io.on('reconnect', () => {
      for (const topic of this.#listeners.keys()) void this.#subscribe(topic);
    });
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
  }

  #update(message: {
    topic: string;
    epoch: string;
    prev: number;
    seq: number;
    patch: unknown;
  }): void {
    const picture = this.#pictures.get(message.topic);
    if (!picture || picture.epoch !== message.epoch || picture.seq !== message.prev) {
      void this.#subscribe(message.topic);
      return;
    }
    const view = applyPatch(picture.view, message.patch);
    this.#show(message.topic, { epoch: message.epoch, seq: message.seq, view });
  }

  #show(topic: string, picture: Picture): void {
    this.#pictures.set(topic, picture);
    this.#listeners.get(topic)?.(picture.view as never);
  }

  async #subscribe(topic: string): Promise<void> {
    const answer = await this.#socket?.timeout(10_000).emitWithAck('subscribe', { topic });
    if (answer?.type !== 'snapshot')
      throw new Error(`subscribe ${topic}: ${JSON.stringify(answer)}`);
    this.#show(topic, answer);
  }

  /** Calls `listener` with the topic's view now and after every change. */
  async watch<View>(topic: string, listener: (view: View) => void): Promise<void> {
    this.#listeners.set(topic, listener as (view: never) => void);
    await this.#subscribe(topic);
  }

  /** Sends one command; a lost answer is asked for again with the same id. */
  async command(body: CommandBody): Promise<Reply> {
    const command = { v: PROTOCOL_VERSION, id: randomUUID(), site: this.#site, ...body };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const reply = await this.#socket!.timeout(5000).emitWithAck('command', command);
        return reply.ok === true ? reply : { ...reply, ok: false };
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  register(person: Person, packageId: string): Promise<{ visit: string; ticket: string }> {
    const { class: visitClass, vvip, ...examinee } = person;
    return this.#request(
      '/api/visits',
      {
        site: this.#site,
        examinee: { ...examinee, ...(vvip ? { vvip } : {}) },
        class: visitClass,
        packageId,
      },
      { 'idempotency-key': randomUUID() },
    );
  }

  catalogue(): Promise<FloorCatalogue> {
    return this.#request(`/api/catalogue/${this.#site}`);
  }

  state(): Promise<SiteState> {
    return this.#request(`/api/floor/sites/${this.#site}`);
  }

  close(): void {
    this.#socket?.disconnect();
  }
}
