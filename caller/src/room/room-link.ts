import type { RoomView } from '@daozhen/protocol';
import {
  ControlClient,
  type CommandOptions,
  type ControlSocket,
  type ControlStatus,
  type Env,
  type Outcome,
} from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import { commandFor } from './commands.ts';

export interface RoomLinkOptions {
  socket: ControlSocket;
  site: string;
  room: string;
  env: Env;
  onView(view: RoomView): void;
  onStatus(status: ControlStatus): void;
  /** The server does not show this room to this device. */
  onForbidden(message: string): void;
  /** How many callers, this one among them, are connected for the room. */
  onCallers(devices: number): void;
}

/** The connection of one button box to its room: what the room looks like, and a way to act on it. */
export class RoomLink {
  readonly #options: RoomLinkOptions;
  readonly #client: ControlClient;
  #view: RoomView | undefined;
  #version = 0;
  #closed = false;

  constructor(options: RoomLinkOptions) {
    this.#options = options;
    const { socket, env, room } = options;
    const onStatus = (status: ControlStatus) => {
      if (!this.#closed) options.onStatus(status);
    };
    this.#client = new ControlClient({ socket, env, onStatus });
    socket.on('callers', ({ devices }: { devices: number }) => options.onCallers(devices));
    socket.on('session-ended', ({ code }: { code: string }) => {
      // Coming back would throw the other one out in turn, and so on for ever.
      if (code === 'live.replaced') this.#end(code);
    });
    this.#client.subscribe<RoomView>(`room:${room}`, {
      onView: (view) => {
        this.#view = view;
        this.#version = view.version;
        options.onView(view);
      },
      onRefused: (_code, message) => options.onForbidden(message),
    });
  }

  /** The room as last seen. */
  get view(): RoomView | undefined {
    return this.#view;
  }

  /** The site's clock. */
  get siteTime(): number {
    return this.#client.clock.now();
  }

  /** The version of the room a press now is meant for. */
  get version(): number {
    return this.#version;
  }

  /** Connected and the room's state is known: a button may act. */
  get ready(): boolean {
    return !this.#closed && this.#client.online && this.#view !== undefined;
  }

  /**
   * Carries out an action now; not connected, nothing is sent and nothing is kept for later.
   * @param options.seen version of the room as the person saw it, if not the latest
   */
  async act(action: Action, options: CommandOptions & { seen?: number } = {}): Promise<Outcome> {
    if (!this.ready || !this.#view) return { kind: 'offline' };
    const { site, room } = this.#options;
    const expected = options.seen ?? this.#version;
    const input = commandFor(action, { site, room }, this.#view, expected);
    const outcome = await this.#client.command(input, options);
    // What our own command did is seen with its answer, even if the picture comes a moment later.
    if (outcome.kind === 'accepted' && outcome.reply.version !== undefined) {
      this.#version = Math.max(this.#version, outcome.reply.version);
    }
    return outcome;
  }

  /** Ends for good, and says so. */
  #end(code: string): void {
    this.close();
    this.#options.onStatus({ state: 'refused', code });
  }

  /** Leaves the room without a word. */
  close(): void {
    this.#closed = true;
    this.#client.close();
  }
}
