import type { RoomView } from '@daozhen/protocol';
import type { ControlSocket, ControlStatus, Env } from '@daozhen/ui/control';
import type { Action } from './actions.ts';
import { lightOf, type Echoes } from './echo/echo.ts';
import { Refused, type DeviceApi, type DeviceFacts } from './identity/device-api.ts';
import { identify, known, type Identity } from './identity/identify.ts';
import type { TokenStore } from './identity/token-store.ts';
import { sentence, type Sentence } from './messages/index.ts';
import type { Answer, Result } from './room/answers.ts';
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
  /** Shows the room and the answers on lights and by sounds. */
  echoes: Echoes;
  /** Something about it has changed: see {@link Caller.standing}. */
  onChange?: () => void;
  /** Ends the caller. */
  signal: AbortSignal;
}

/** How it stands with a caller, for a page or a file. */
export interface Standing {
  state: 'starting' | 'pairing' | 'online' | 'offline' | 'ended';
  /** Staff has to enter it on the devices page. */
  code?: string;
  identity?: DeviceFacts;
  view?: RoomView;
  /** The room's version a press would be for. */
  version: number;
  /** Why presses do nothing, other than the connection. */
  why?: Sentence;
}

/** A button box at work: paired, connected to its room, its presses carried out. */
export class Caller {
  readonly #parts: CallerParts;
  readonly #operator: Operator;
  #link: RoomLink | undefined;
  #state: Standing['state'] = 'starting';
  #identity: DeviceFacts | undefined;
  #code: string | undefined;
  #why: Sentence | undefined;
  #callers = 1;
  #ready: () => void = () => {};

  constructor(parts: CallerParts) {
    this.#parts = parts;
    this.#operator = new Operator({
      link: () => this.#link,
      env: parts.env,
      onAnswer: (answer, result) => this.#answered(answer, result),
      onRetry: (attempt) => parts.terminal.say(sentence('act.retry', { attempt })),
    });
  }

  /**
   * One press of a button; undefined for a bounce of the one before.
   * @param seen version of the room as the person saw it, if not the latest
   */
  act(action: Action, seen?: number): Promise<Result | undefined> {
    return this.#operator.act(action, seen);
  }

  /** How it stands. */
  get standing(): Standing {
    const { view, version = 0 } = this.#link ?? {};
    return {
      state: this.#state,
      version,
      ...(this.#code !== undefined && { code: this.#code }),
      ...(this.#identity && { identity: this.#identity }),
      ...(view && { view }),
      ...(this.#why && { why: this.#why }),
    };
  }

  /** The site's clock, as far as it is known. */
  get siteTime(): number {
    return this.#link?.siteTime ?? Date.now();
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
    const onCode = (code: string | undefined) => this.#pairing(code);
    const found = token
      ? await fixed(api, token)
      : await identify({ api, store, say, wait, mayPair, onCode });
    const identity = found && room !== undefined ? { ...found, room } : found;
    this.#identity = identity && publicFacts(identity);
    return identity;
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
    const { signal } = this.#parts;
    return new Promise((resolve) => {
      const end = () => {
        signal.removeEventListener('abort', end);
        this.close();
        this.#state = 'offline';
        this.#show();
        resolve();
      };
      signal.addEventListener('abort', end);
      this.#open(identity, end);
    });
  }

  #open(identity: Identity, onEnd: () => void): void {
    const { terminal, openSocket, env } = this.#parts;
    this.#why = undefined;
    this.#link = new RoomLink({
      socket: openSocket(identity.token),
      site: identity.site,
      room: identity.room,
      env,
      onView: () => {
        this.#show();
        this.#ready();
      },
      onStatus: (status) => this.#status(status, onEnd),
      onForbidden: (message) => {
        this.#stuck(sentence('link.forbidden', { room: identity.room, message }));
      },
      onCallers: (devices) => {
        if (devices > 1 && devices !== this.#callers)
          terminal.say(sentence('link.callers', { devices }));
        this.#callers = devices;
      },
    });
  }

  #status({ state, code = '' }: ControlStatus, onEnd: () => void): void {
    const { terminal } = this.#parts;
    const said = { online: 'link.online', offline: 'link.offline', lost: 'link.lost' } as const;
    if (state in said) terminal.say(sentence(said[state as keyof typeof said]));
    if (state !== 'connecting') this.#state = stateOf(state);
    if (state === 'online') this.#why = undefined;
    if (state === 'lost') this.#why = sentence('link.lost');
    this.#show();
    if (state !== 'refused') return;
    // An unknown token: find out who we are anew. Anything else is for a person to mend.
    if (code === 'live.unauthorised' && !this.#parts.token) onEnd();
    else
      this.#stuck(sentence(code === 'live.replaced' ? 'link.replaced' : 'link.refused', { code }));
  }

  #pairing(code: string | undefined): void {
    this.#code = code;
    this.#state = code === undefined ? 'starting' : 'pairing';
    this.#why = code === undefined ? undefined : sentence('pairing.code', { code });
    this.#show();
  }

  /** Nothing will work until a person does something: said now, and at every press. */
  #stuck(why: Sentence): void {
    this.#why = why;
    this.#parts.terminal.say(why);
    this.#parts.onChange?.();
  }

  #show(): void {
    const { terminal, echoes, onChange } = this.#parts;
    const online = this.#state === 'online';
    terminal.room(this.#link?.view, online);
    echoes.room(lightOf(this.#link?.view, online));
    onChange?.();
  }

  #answered({ sentence: said, signal }: Answer, { kind }: Result): void {
    const { terminal, echoes } = this.#parts;
    terminal.say(kind === 'offline' && this.#why ? this.#why : said);
    if (signal !== 'accepted') terminal.beep();
    echoes.flash(signal);
    // The version a next press is for has changed with an answer.
    this.#parts.onChange?.();
  }
}

/** A server that has lost the floor carries nothing out: for a button that is offline. */
function stateOf(state: Exclude<ControlStatus['state'], 'connecting'>): Standing['state'] {
  if (state === 'refused') return 'ended';
  return state === 'lost' ? 'offline' : state;
}

/** Without its secret. */
function publicFacts({ id, name, site, room }: Identity): DeviceFacts {
  return { id, name, site, room };
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
