import { settingsDay, type Catalogue, type CatalogueRepository } from '../catalogue/index.ts';

export interface FollowOptions {
  repository: Pick<CatalogueRepository, 'load' | 'revision'>;
  catalogue: Catalogue;
  now: () => number;
  /** Called when the catalogue has been replaced. */
  changed(): Promise<void>;
  /** Called after every look. */
  looked(): Promise<void>;
  log: { warn(details: object, message: string): void };
}

/** How soon a node learns what was changed at another, ms. */
const LOOK_MS = 1000;

/** Keeps this node's catalogue in step with the database: changes made at other nodes, and days that begin. */
export class SettingsFollower {
  readonly #o: FollowOptions;
  #at: { revision: number; day: string };
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #away = false;

  constructor(options: FollowOptions, at: { revision: number; day: string }) {
    this.#o = options;
    this.#at = at;
  }

  start(): void {
    this.#timer = setTimeout(() => void this.look(), LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Looks now. Never rejects: a database that is away is asked again. */
  look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running
      .then(() => this.#take())
      .then(
        () => (this.#away = false),
        (err: unknown) => {
          if (!this.#away) this.#o.log.warn({ err }, 'the settings could not be read');
          this.#away = true;
        },
      )
      .then(() => {
        if (!this.#stopped) this.start();
      });
    return this.#running;
  }

  async #take(): Promise<void> {
    const { repository, catalogue, now, changed, looked } = this.#o;
    const day = settingsDay(now(), catalogue.sites()[0]?.policy);
    const revision = await repository.revision();
    if (revision !== this.#at.revision || day !== this.#at.day) {
      catalogue.replace(await repository.load(day));
      await changed();
      this.#at = { revision, day };
    }
    await looked();
  }
}
