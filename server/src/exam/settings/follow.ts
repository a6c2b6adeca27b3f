import { Rounds } from '../../platform/rounds/index.ts';
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
  readonly #rounds: Rounds;

  constructor(options: FollowOptions, at: { revision: number; day: string }) {
    this.#o = options;
    this.#at = at;
    this.#rounds = new Rounds({
      everyMs: LOOK_MS,
      round: () => this.#take(),
      onError(err, again) {
        if (!again) options.log.warn({ err }, 'the settings could not be read');
      },
    });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Looks now. Never rejects: a database that is away is asked again. */
  look(): Promise<void> {
    return this.#rounds.now();
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
