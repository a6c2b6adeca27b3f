import type { ControlSocket, ControlStatus, Env } from '@daozhen/ui/control';
import type { Action } from './actions.ts';
import type { Signal } from './hid/profile.schemas.ts';
import { Refused, type DeviceApi } from './identity/device-api.ts';
import { identify, known, type Identity } from './identity/identify.ts';
import type { TokenStore } from './identity/token-store.ts';
import { sentence } from './messages/index.ts';
import type { Result } from './room/answers.ts';
import { Operator } from './room/operator.ts';
import { RoomLink } from './room/room-link.ts';
import type { Terminal } from './terminal/terminal.ts';

export interface CallerParts {
  api: DeviceApi;
  store: TokenStore;
  terminal: Terminal;
  env: Env;
  /** A socket for the control plane with this token, not connected yet. */
  openSocket(token: string): ControlSocket;
  /** Given on the command line: used as they are, and nothing is stored. */
  token?: string;
  room?: string;
  /** Shows an answer on the device itself. */
  show(signal: Signal): void;
  /** Ends the caller. */
  signal: AbortSignal;
}

/** A button box at work: paired, connected to its room, its presses carried out. */
export class Caller {
  readonly #parts: CallerParts;
  readonly #operator: Operator;
  #link: RoomLink | undefined;
  #online = false;
  #ready: () => void = () => {};

  constructor(parts: CallerParts) {
    this.#parts = parts;
    this.#operator = new Operator({
      link: () => this.#link,
      env: parts.env,
      onAnswer: (answer) => {
        parts.terminal.say(answer.sentence);
        if (answer.signal !== 'accepted') parts.terminal.beep();
        parts.show(answer.signal);
      },
      onRetry: (attempt) => parts.terminal.say(sentence('act.retry', { attempt })),
    });
  }

  /** One press of a button; undefined for a bounce of the one before. */
  act(action: Action): Promise<Result | undefined> {
    return this.#operator.act(action);
  }

  /** Whether presses are carried out now. */
  get ready(): boolean {
    return this.#link?.ready ?? false;
  }

  /**
   * Runs until told to end: pairs, connects, and pairs again when the pairing is revoked.
   * @throws Refused when the server answers something that waiting does not mend
   */
  async run(): Promise<void> {
    while (!this.#parts.signal.aborted) {
      const identity = await this.identity(true);
      if (!identity) return;
      await this.#atWork(identity);
    }
  }

  /**
   * Who this device is.
   * @param mayPair whether to wait for staff to pair it
   */
  async identity(mayPair: boolean): Promise<Identity | undefined> {
    const { api, store, terminal, token, room, signal, env } = this.#parts;
    const wait = (ms: number) => waiting(env, ms, signal);
    const say = terminal.say.bind(terminal);
    const found = token
      ? await fixed(api, token)
      : await identify({ api, store, say, wait, mayPair });
    return found && room !== undefined ? { ...found, room } : found;
  }

  /**
   * Connects and waits until the room is known.
   * @returns false when that took longer than `ms`
   */
  async connect(identity: Identity, ms: number): Promise<boolean> {
    const ready = new Promise<boolean>((resolve) => {
      const cancel = this.#parts.env.after(ms, () => resolve(false));
      this.#ready = () => {
        cancel();
        resolve(true);
      };
    });
    this.#open(identity, () => {});
    return ready;
  }

  close(): void {
    this.#link?.close();
    this.#link = undefined;
  }

  /** Works under one identity until it counts no more. */
  #atWork(identity: Identity): Promise<void> {
    const { signal, terminal } = this.#parts;
    return new Promise((resolve) => {
      const end = () => {
        signal.removeEventListener('abort', end);
        this.close();
        terminal.room(undefined, false);
        resolve();
      };
      signal.addEventListener('abort', end);
      this.#open(identity, end);
    });
  }

  #open(identity: Identity, onEnd: () => void): void {
    const { terminal, openSocket, env } = this.#parts;
    this.#link = new RoomLink({
      socket: openSocket(identity.token),
      site: identity.site,
      room: identity.room,
      env,
      onView: (view) => {
        terminal.room(view, this.#online);
        this.#ready();
      },
      onStatus: (status) => this.#status(status, onEnd),
      onForbidden: (message) => {
        terminal.say(sentence('link.forbidden', { room: identity.room, message }));
      },
    });
  }

  #status(status: ControlStatus, onEnd: () => void): void {
    const { terminal, show } = this.#parts;
    this.#online = status.state === 'online';
    if (status.state === 'online') terminal.say(sentence('link.online'));
    if (status.state === 'offline') {
      terminal.say(sentence('link.offline'));
      show('offline');
    }
    terminal.room(this.#link?.view, this.#online);
    if (status.state !== 'refused') return;
    // An unknown token: find out who we are anew. Anything else is for a person to mend.
    if (status.code === 'live.unauthorised' && !this.#parts.token) onEnd();
    else terminal.say(sentence('link.refused', { code: status.code ?? '' }));
  }
}

async function fixed(api: DeviceApi, token: string): Promise<Identity> {
  const device = await known(api, token);
  if (!device) throw new Refused(401, 'access.login', sentence('pairing.revoked').zh);
  return { ...device, token };
}

/** Waits, unless the caller is told to end first. */
function waiting(env: Env, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(new Stopped());
    };
    const cancel = env.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** The caller was told to end while it waited. */
export class Stopped extends Error {}
