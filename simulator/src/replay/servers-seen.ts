import type { LineEvent } from '@daozhen/server/simulation';

interface Server {
  open: boolean;
  busy: number;
  /** Since when it has been free. */
  freeAt: number;
}

/** Who is on duty, as far as a log of calls lets one know at the time. */
export class ServersSeen {
  readonly #told: LineEvent[];
  readonly #queues = new Map<string, Map<string, Server>>();

  /** @param told gets the openings and closings */
  constructor(told: LineEvent[]) {
    this.#told = told;
  }

  /** A server takes somebody, and so is there. */
  takes(queue: string, server: string, at: number): void {
    const known = this.#of(queue, server);
    known.busy += 1;
    if (!known.open)
      this.#told.push({ type: 'open', at, station: queue, room: server, doctor: server });
    known.open = true;
  }

  ends(queue: string, server: string, at: number): void {
    const known = this.#of(queue, server);
    known.busy -= 1;
    known.freeAt = at;
  }

  /** Those of a queue who have been free for so long are away. */
  close(queue: string, at: number, freeMs: number): void {
    for (const [room, server] of this.#queues.get(queue) ?? []) {
      if (!server.open || server.busy > 0 || at - server.freeAt < freeMs) continue;
      server.open = false;
      this.#told.push({ type: 'close', at, station: queue, room });
    }
  }

  #of(queue: string, server: string): Server {
    let servers = this.#queues.get(queue);
    if (!servers) this.#queues.set(queue, (servers = new Map()));
    let known = servers.get(server);
    if (!known) servers.set(server, (known = { open: false, busy: 0, freeAt: 0 }));
    return known;
  }
}
