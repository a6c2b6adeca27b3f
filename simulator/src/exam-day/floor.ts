import {
  PROTOCOL_VERSION,
  type Changes,
  type Command,
  type FloorEvent,
  type Reply,
  type SiteState,
} from '@daozhen/protocol';
import { evolve, LineBook, type Engine, type Line } from '@daozhen/server/simulation';

/** A command without what every command has. */
export type CommandBody = { type: Command['type'] } & Record<string, unknown>;

/** The site of a virtual exam day. */
export const SITE = 'virtual';
const PAGE = 500;

/** The floor of a virtual day: the real engine, its picture kept by its events, and the day's own clock. */
export class Floor {
  readonly #engine: Engine;
  readonly #setClock: (now: number) => Promise<void>;
  readonly #book = new LineBook();
  #state: SiteState | undefined;
  #lines: { seq: number; now: number; lines: Map<string, Line> } | undefined;
  readonly #listeners: ((event: FloorEvent, state: SiteState) => void)[] = [];
  #sent = 0;
  /** Site time, epoch ms. */
  now: number;

  /** @param setClock brings the engine's clock to an instant that is not before the last */
  constructor(engine: Engine, start: number, setClock: (now: number) => Promise<void>) {
    this.#engine = engine;
    this.#setClock = setClock;
    this.now = start;
  }

  get state(): SiteState {
    if (!this.#state) throw new Error('the floor is not configured');
    return this.#state;
  }

  /** The lines as they stand now. */
  lines(): Map<string, Line> {
    const { seq } = this.state;
    if (this.#lines?.seq === seq && this.#lines.now === this.now) return this.#lines.lines;
    const lines = this.#book.lines(this.state, this.now);
    this.#lines = { seq, now: this.now, lines };
    return lines;
  }

  /** Has a listener told of every event after the first, once the picture has it. */
  listen(listener: (event: FloorEvent, state: SiteState) => void): void {
    this.#listeners.push(listener);
  }

  /** Sends a command at the present instant; @returns its reply and the events it made. */
  async send(body: CommandBody): Promise<{ reply: Reply; events: FloorEvent[] }> {
    await this.#setClock(this.now);
    const id = `day:${String((this.#sent += 1)).padStart(6, '0')}`;
    const command = { v: PROTOCOL_VERSION, id, site: SITE, ...body } as Command;
    const reply = await this.#engine.execute(command, 'system:day');
    return { reply, events: reply.ok ? await this.#catchUp() : [] };
  }

  async #catchUp(): Promise<FloorEvent[]> {
    if (!this.#state) {
      this.#state = await this.#engine.state(SITE);
      if (this.#state) arrange(this.#state);
      return [];
    }
    const events = await this.#engine.events(SITE, this.#state.seq, PAGE);
    for (const event of events) {
      arrange(event.changes);
      evolve(this.#state, event);
      this.#book.apply(event, this.#state);
      for (const tell of this.#listeners) tell(event, this.#state);
    }
    return events;
  }
}

/**
 * Brings a picture or what an event changed into an order of its own: an engine may name things in any, and
 * equals are taken as they come.
 */
function arrange(parts: Pick<Changes, 'visits' | 'rooms' | 'stations'>): void {
  if (parts.visits) parts.visits = sorted(parts.visits);
  if (parts.rooms) parts.rooms = sorted(parts.rooms);
  if (parts.stations) parts.stations = sorted(parts.stations);
  for (const visit of Object.values(parts.visits ?? {}))
    if (visit?.places) visit.places = sorted(visit.places);
}

function sorted<T>(map: Record<string, T>): Record<string, T> {
  const keys = Object.keys(map);
  return keys.length < 2 ? map : Object.fromEntries(keys.sort().map((key) => [key, map[key]!]));
}
