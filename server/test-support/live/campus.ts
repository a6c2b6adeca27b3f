import type { IncomingMessage } from 'node:http';
import type { Command, Reply, Role } from '@daozhen/protocol';
import type { Actor } from '../../src/platform/http/index.ts';
import {
  anyOf,
  ownDisplay,
  ownVisit,
  staffOf,
  type Position,
  type TopicHub,
} from '../../src/queue/live/index.ts';

/** A campus of bare views: whatever is set is what a topic shows. */
export class TestCampus {
  at = 1_000_000;
  epoch = 'e1';
  seq = 0;
  executed: string[] = [];
  readonly #views = new Map<string, object>();
  #hub: TopicHub | undefined;

  define(hub: TopicHub): void {
    this.#hub = hub;
    const position = (): Position => ({ epoch: this.epoch, seq: this.seq, at: this.at });
    const view = (kind: string) => (name: string) => this.#views.get(`${kind}:${name}`);
    hub.define('board', {
      plane: 'feed',
      access: ownDisplay,
      view: view('board'),
      position,
      once: ['announce'],
    });
    hub.define('phone', { plane: 'feed', access: ownVisit, view: view('phone'), position });
    const callerOfRoom = {
      who: 'the caller of the room',
      may: (actor: Actor, name: string) => actor.kind === 'device' && actor.id === `c-${name}`,
    };
    hub.define('room', {
      plane: 'control',
      access: anyOf(
        staffOf('floor.call', () => 'main'),
        callerOfRoom,
      ),
      view: view('room'),
      position,
    });
    hub.define('desk', {
      plane: 'control',
      access: staffOf('floor.receive', (name) => name),
      view: view('desk'),
      position,
    });
  }

  /** One event: the topic shows something else, or nothing any more. */
  set(topic: string, view: object | null, urgent: boolean): void {
    this.seq += 1;
    this.at += 10;
    if (view) this.#views.set(topic, view);
    else this.#views.delete(topic);
    this.#hub?.changed(topic, { urgent });
  }

  once(topic: string, once: Record<string, unknown[]>): void {
    this.#hub?.publishOnce(topic, once);
  }

  newEpoch(epoch: string, seq: number): void {
    this.epoch = epoch;
    this.seq = seq;
    this.#hub?.changedAll();
  }

  /**
   * Many events, each in a turn of the event loop of its own.
   * @param bytes how much of the view each one changes
   * @returns how long it took, ms
   */
  async flood(topic: string, frames: number, bytes: number): Promise<number> {
    const started = performance.now();
    for (let n = 1; n <= frames; n += 1) {
      this.set(topic, { n, pad: String(n).padStart(bytes) }, true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return performance.now() - started;
  }

  /** Tokens say who they are: `device.d1`, `visit.v1`, `user.u1.doctor`; `down` cannot be looked up now. */
  readonly authenticate = {
    feed: (token: string): Promise<Actor | undefined> => lookUp(token),
    control: (request: IncomingMessage, token: string | undefined) =>
      lookUp(token ?? /session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''),
  };

  readonly execute = async (command: Command, actor: Actor): Promise<Reply> => {
    const { id } = command;
    if (id.startsWith('crash')) throw new Error('crash');
    if (id.startsWith('outage'))
      throw Object.assign(new Error('out'), { code: 'floor.unavailable' });
    if (id.startsWith('refuse')) return { ok: false, code: 'call.nobody', details: { waiting: 0 } };
    this.executed.push(`${actor.id} ${command.type}`);
    if ('room' in command && command.room) this.set(`room:${command.room}`, { by: id }, true);
    return { ok: true, seq: this.seq, at: this.at };
  };
}

async function lookUp(token: string): Promise<Actor | undefined> {
  await new Promise((resolve) => setImmediate(resolve));
  if (token === 'down') throw new Error('the database is down');
  const [kind, id, role] = token.split('.');
  return id === undefined ? undefined : testActor(kind, id, role as Role | undefined);
}

/** Somebody of the campus `main`; a device whose id begins with `c-` is a caller, any other a display. */
export function testActor(kind: string | undefined, id: string, role?: Role): Actor | undefined {
  const common = { id, roles: role ? [role] : [], sites: ['main'] };
  if (kind === 'user') return { ...common, kind, name: id };
  if (kind === 'visit') return { ...common, kind };
  if (kind !== 'device') return undefined;
  const room = id.startsWith('c-') ? id.slice(2) : undefined;
  const device: Extract<Actor, { kind: 'device' }>['device'] = room
    ? { kind: 'caller', placement: { kind: 'caller', room } }
    : { kind: 'display', placement: { kind: 'hall', zone: 'z1' } };
  return { ...common, kind, device };
}
