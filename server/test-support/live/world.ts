import assert from 'node:assert/strict';
import { applyPatch, type ServerMessage } from '@daozhen/protocol';
import { TopicHub, ownDisplay } from '../../src/queue/live/index.ts';
import { FakeTiming } from './fake-timing.ts';

const kinds = ['board', 'phone'] as const;
export const topics = ['board:x', 'board:y', 'phone:x'];
/** How many clients there are to begin with. */
export const CLIENTS = 4;
/** A client with more than this unread is slow and is cut off. */
const MOST_UNREAD = 12;

interface Picture {
  epoch: string;
  seq: number;
  view: Record<string, unknown>;
}

/** A client that follows the chain rule to the letter, over a connection that may break but not lie. */
export class Client {
  connected = false;
  readonly subscribed = new Set<string>();
  readonly pictures = new Map<string, Picture>();
  readonly announced: unknown[] = [];
  unread: ServerMessage[] = [];

  read(message: ServerMessage): string | undefined {
    if (message.type === 'snapshot') {
      const { epoch, seq } = message;
      this.pictures.set(message.topic, { epoch, seq, view: message.view as Picture['view'] });
      return message.topic;
    }
    if (message.type === 'current') {
      const { epoch, seq } = message;
      const known = this.pictures.get(message.topic);
      assert.deepEqual({ epoch: known?.epoch, seq: known?.seq }, { epoch, seq });
      return message.topic;
    }
    if (message.type === 'error') {
      this.pictures.delete(message.topic!);
      return undefined;
    }
    if (message.type !== 'update') throw new Error(`unexpected ${message.type}`);
    const picture = this.pictures.get(message.topic);
    if (!picture) throw new Error('an update before any snapshot');
    assert.equal(message.epoch, picture.epoch);
    assert.equal(message.prev, picture.seq);
    assert.ok(message.seq > message.prev);
    const { announce, ...patch } = message.patch as Record<string, unknown>;
    if (announce) this.announced.push(...(announce as unknown[]));
    const { epoch, seq } = message;
    this.pictures.set(message.topic, { epoch, seq, view: applyPatch(picture.view, patch) });
    return message.topic;
  }
}

/** Server, clients and the connections between them; every step is one thing that can happen. */
export class World {
  readonly timing = new FakeTiming();
  readonly views = new Map<string, object>();
  readonly clients = Array.from({ length: CLIENTS }, () => new Client());
  /** What each {epoch, seq} of a topic was when the server computed it: one view, ever. */
  readonly truth = new Map<string, unknown>();
  epoch = 1;
  seq = 1;
  announcements = 0;
  lastAnnounced = '';
  hub = this.start();

  start(): TopicHub {
    const hub = new TopicHub({ timing: this.timing, keepMs: 20_000 });
    for (const kind of kinds) {
      hub.define(kind, {
        plane: 'feed',
        access: ownDisplay,
        once: ['announce'],
        coalesceMs: kind === 'phone' ? 5000 : 0,
        view: (name) => this.views.get(`${kind}:${name}`),
        position: () => ({ epoch: `e${this.epoch}`, seq: this.seq, at: this.seq }),
      });
    }
    hub.attach('feed', (topic, { frame }) => {
      this.record(JSON.parse(frame) as ServerMessage);
      for (const client of this.clients) {
        if (client.subscribed.has(topic)) this.send(client, frame);
      }
    });
    return hub;
  }

  /** Remembers what the server's view was at the moment it sent a message about it. */
  record(message: ServerMessage): void {
    if (message.type !== 'snapshot' && message.type !== 'update') return;
    const view = structuredClone(this.views.get(message.topic));
    const key = `${message.topic} ${message.epoch} ${message.seq}`;
    assert.deepEqual(view, this.truth.get(key) ?? view);
    this.truth.set(key, view);
  }

  send(client: Client, frame: string): void {
    client.unread.push(JSON.parse(frame) as ServerMessage);
    if (client.unread.length > MOST_UNREAD) this.disconnect(client);
  }

  disconnect(client: Client): void {
    for (const topic of client.subscribed) this.hub.unsubscribe(topic);
    client.subscribed.clear();
    client.unread = [];
    client.connected = false;
  }

  subscribe(client: Client, topic: string): void {
    const picture = client.pictures.get(topic);
    const watched = this.clients.some((other) => other.subscribed.has(topic));
    const reply = this.hub.subscribe(topic, { epoch: picture?.epoch, seq: picture?.seq });
    if (!reply) {
      // The refusal comes after what is on its way already, like every answer on one connection.
      const refusal = { type: 'error', code: 'topic.unknown', message: '', topic };
      return this.send(client, JSON.stringify(refusal));
    }
    if (client.subscribed.has(topic)) this.hub.unsubscribe(topic);
    client.subscribed.add(topic);
    // While others watch, the reply is what they were sent last; a change since then is on its way.
    if (!watched) this.record(reply.message);
    this.send(client, reply.frame);
  }

  restart(): void {
    for (const client of this.clients) this.disconnect(client);
    this.hub.close();
    this.hub = this.start();
  }

  deliver(client: Client, count: number): void {
    for (const message of client.unread.splice(0, count)) {
      const topic = client.read(message);
      const picture = topic === undefined ? undefined : client.pictures.get(topic);
      if (!picture) continue;
      const known = this.truth.get(`${topic} ${picture.epoch} ${picture.seq}`);
      if (known !== undefined) assert.deepEqual(picture.view, known);
    }
  }

  /** Everything delivered and nothing left to do: every picture is the server's view. */
  settle(): void {
    this.timing.pass(6000);
    for (const client of this.clients) {
      this.deliver(client, Infinity);
      for (const topic of client.subscribed) {
        assert.deepEqual(client.pictures.get(topic)?.view, this.views.get(topic));
      }
    }
  }
}
