import type { Actor } from '../../../platform/http/index.ts';

/** The part of a connection that counting callers needs. */
export interface CallerSocket {
  /** As connected: who, and by which run of a program. */
  data: unknown;
  emit(event: string, body: unknown): unknown;
  disconnect(close: boolean): unknown;
}

interface Caller {
  id: string;
  room: string;
  agent: string;
}

/**
 * The button boxes connected to this process. Two boxes may share a room, and each is told how many there
 * are; one box's token is used by one program at a time, the latest. A script that presses once names no
 * program and is not counted. Whatever this misses, another process's connections say, does no harm to the
 * line: every press carries its id and the version it is for (rules C1, C2).
 */
export class Callers<S extends CallerSocket> {
  readonly #sockets = new Map<S, Caller>();

  /** @param agent names the run of the program, as the connection gave it */
  entered(socket: S, actor: Actor, agent: unknown): void {
    if (actor.kind !== 'device' || typeof agent !== 'string') return;
    const { id, sites, device } = actor;
    const { placement } = device;
    if (placement.kind !== 'caller') return;
    const room = `${sites[0]}/${placement.room}`;
    for (const [other, { id: owner, agent: by }] of this.#sockets) {
      if (owner !== id) continue;
      this.#sockets.delete(other);
      // The same program again: its old connection is dead, whatever it looks like from here.
      if (by !== agent) other.emit('session-ended', { code: 'live.replaced' });
      other.disconnect(true);
    }
    this.#sockets.set(socket, { id, room, agent });
    this.#tell(room);
  }

  left(socket: S): void {
    const caller = this.#sockets.get(socket);
    if (this.#sockets.delete(socket) && caller) this.#tell(caller.room);
  }

  #tell(room: string): void {
    const there = [...this.#sockets].filter(([, caller]) => caller.room === room);
    for (const [socket] of there) socket.emit('callers', { devices: there.length });
  }
}
