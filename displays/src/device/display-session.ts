import { closeCodes } from '@daozhen/protocol';
import type { Device, DeviceApi } from './device-api.ts';
import type { TokenStore } from './token-store.ts';

/** What the screen is busy with. */
export type Phase =
  | { name: 'starting' }
  /** `since`: when the server was first missed, in ms of {@link SessionEnv.now}. */
  | { name: 'unreachable'; since: number }
  | { name: 'pairing'; code: string; revoked: boolean; unreachable: boolean }
  | { name: 'board'; token: string; device: Device }
  | { name: 'elsewhere'; until: number };

export interface SessionEnv {
  now(): number;
  after(ms: number, run: () => void): () => void;
}

export interface SessionOptions {
  api: DeviceApi;
  tokens: TokenStore;
  env: SessionEnv;
  onPhase: (phase: Phase) => void;
  /** Loads the page anew: the server speaks a newer language. */
  reload: () => void;
}

const RETRY_MS = 3000;
const POLL_MS = 2000;
/** A pairing that was withdrawn by mistake is given back within this time; so long it is asked for. */
const FORMER_MS = 10 * 60_000;
const FORMER_EVERY_MS = 3000;
/** Another screen with this pairing took over; fighting for it every second would stop both. */
const ELSEWHERE_MS = 60_000;

/** A screen's way from power-on to its board, and back to pairing when its place is withdrawn. */
export class DisplaySession {
  private readonly options: SessionOptions;
  private revoked = false;
  /** The pairing lost last, while it may be given back. */
  private former: { token: string; until: number; askAt: number } | undefined;
  private boardEnded: ((code: number) => void) | undefined;
  private stopped = false;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  async run(): Promise<void> {
    const { tokens } = this.options;
    this.show({ name: 'starting' });
    while (!this.stopped) {
      const token = tokens.read() ?? (await this.pair());
      const device = await this.identify(token);
      if (device) {
        this.revoked = false;
        await this.board(token, device);
      } else {
        const now = this.options.env.now();
        this.former = { token, until: now + FORMER_MS, askAt: now + FORMER_EVERY_MS };
        this.revoked = true;
        tokens.forget();
      }
    }
  }

  /** The feed refused this screen for good, with a close code. */
  refused(code: number): void {
    this.boardEnded?.(code);
  }

  stop(): void {
    this.stopped = true;
  }

  private async pair(): Promise<string> {
    const { api, tokens } = this.options;
    for (;;) {
      const started = await this.reached(() => api.startPairing());
      const token = await this.awaitPairing(started.code, started.secret);
      if (token === undefined) continue;
      tokens.write(token);
      return token;
    }
  }

  /** The token once staff entered the code, undefined when the code ran out. */
  private async awaitPairing(code: string, secret: string): Promise<string | undefined> {
    let unreachable = false;
    for (;;) {
      this.show({ name: 'pairing', code, revoked: this.revoked, unreachable });
      await this.wait(POLL_MS);
      const former = await this.givenBack();
      if (former !== undefined) return former;
      const answer = await this.options.api.pairing(secret);
      if (answer.state === 'paired') return answer.token;
      if (answer.state === 'expired') return undefined;
      unreachable = answer.state === 'unreachable';
    }
  }

  /** The pairing lost last, if staff have taken its removal back. */
  private async givenBack(): Promise<string | undefined> {
    const { api, env } = this.options;
    const { former } = this;
    if (!former || env.now() < former.askAt || env.now() > former.until) return undefined;
    former.askAt = env.now() + FORMER_EVERY_MS;
    return (await api.me(former.token)).state === 'known' ? former.token : undefined;
  }

  private async identify(token: string): Promise<Device | undefined> {
    const answer = await this.reached(() => this.options.api.me(token));
    return answer.state === 'known' ? answer.device : undefined;
  }

  private async board(token: string, device: Device): Promise<void> {
    const ended = new Promise<number>((resolve) => (this.boardEnded = resolve));
    this.show({ name: 'board', token, device });
    const code = await ended;
    if (code === closeCodes.clientTooOld) {
      // A server that keeps refusing must not be asked in a circle.
      await this.wait(RETRY_MS);
      this.options.reload();
    } else if (code === closeCodes.replaced) {
      this.show({ name: 'elsewhere', until: this.options.env.now() + ELSEWHERE_MS });
      await this.wait(ELSEWHERE_MS);
    } else {
      await this.wait(RETRY_MS);
    }
  }

  /** Asks until there is an answer, and says on the screen that there is none. */
  private async reached<T extends { state: string }>(
    request: () => Promise<T | { state: 'unreachable' }>,
  ): Promise<Exclude<T, { state: 'unreachable' }>> {
    const since = this.options.env.now();
    for (;;) {
      const answer = await request();
      if (answer.state !== 'unreachable') return answer as Exclude<T, { state: 'unreachable' }>;
      this.show({ name: 'unreachable', since });
      await this.wait(RETRY_MS);
    }
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.options.env.after(ms, resolve));
  }

  private show(phase: Phase): void {
    this.options.onPhase(phase);
  }
}
