import type { Api } from '../api/http.ts';
import { ApiError } from '../api/http.ts';
import type { Demo, Health } from '../api/types.ts';

export type HealthState = 'asking' | 'well' | 'ill' | 'away';

const askAgainMs = 10_000;

/** What the start page knows: whether the system is well, and in demo mode who can log in and what to look at. */
export class StartPage {
  #demo = $state.raw<Demo>();
  #health = $state<HealthState>('asking');
  #ill = $state.raw<string[]>([]);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Looks at the system now and then until the returned function is called. */
  start(): () => void {
    void this.#loadDemo();
    void this.look();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.look();
    }, askAgainMs);
    return () => clearInterval(timer);
  }

  /** Undefined unless the server runs as a demo. */
  get demo(): Demo | undefined {
    return this.#demo;
  }

  get health(): HealthState {
    return this.#health;
  }

  /** Names of the parts that are not well. */
  get ill(): string[] {
    return this.#ill;
  }

  async look(): Promise<void> {
    try {
      this.#judge(await this.#api.get<Health>('/readyz'));
    } catch (error) {
      this.#ill = [];
      this.#health = error instanceof ApiError && error.status > 0 ? 'ill' : 'away';
    }
  }

  #judge({ ok, checks = {} }: Health): void {
    this.#ill = Object.entries(checks).flatMap(([name, part]) => (part.ok ? [] : [name]));
    this.#health = ok ? 'well' : 'ill';
  }

  async #loadDemo(): Promise<void> {
    this.#demo = await this.#api.get<Demo>('/api/demo', { anonymous: true }).catch(() => undefined);
  }
}
