import type { ShownAccess } from './privacy.schemas.ts';

export interface AlarmFeedOptions {
  /** Break-glasses nobody has looked at, the latest first. */
  load(): Promise<ShownAccess[]>;
  watched(): boolean;
  changed(): void;
  onError(error: unknown): void;
  everyMs?: number;
}

/** Another node of the server writes the same table, so it is looked at this often, ms. */
const EVERY_MS = 2_000;

export interface AlarmsView {
  ready: boolean;
  alarms: Record<string, ShownAccess>;
}

/** What those watch live who are told of every break-glass. */
export class AlarmFeed {
  readonly #options: AlarmFeedOptions;
  #view: AlarmsView = { ready: false, alarms: {} };
  #text = '';
  #looking = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: AlarmFeedOptions) {
    this.#options = options;
  }

  start(): void {
    const { watched, everyMs = EVERY_MS } = this.#options;
    this.#timer = setInterval(() => watched() && this.touch(), everyMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  view(): AlarmsView {
    if (!this.#view.ready) this.touch();
    return this.#view;
  }

  /** Looks now; one look at a time. */
  touch(): void {
    this.#looking = this.#looking.then(() => this.#look()).catch(this.#options.onError);
  }

  async #look(): Promise<void> {
    const alarms = await this.#options.load();
    const text = JSON.stringify(alarms);
    if (this.#view.ready && text === this.#text) return;
    this.#text = text;
    this.#view = { ready: true, alarms: Object.fromEntries(alarms.map((one) => [one.id, one])) };
    this.#options.changed();
  }
}
