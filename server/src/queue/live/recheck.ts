import { actorName, type Actor } from '../../platform/http/index.ts';

export interface RecheckOptions {
  /** Everybody connected now; the same actor may come several times. */
  actors(): Iterable<Actor>;
  /** Whether somebody still is who he was; a rejection = cannot tell now, he stays. */
  stillValid(actor: Actor): Promise<boolean>;
  end(matches: (actor: Actor) => boolean): void;
  /** How long from the end of one round to the next, ms. */
  everyMs?: number;
}

const EVERY_MS = 10_000;

/** As many in one turn of the event loop, so that commands get their turn in between. */
const MOST_PER_TURN = 100;

/**
 * Ends from time to time the connections of those whose time is over: a session that expired or was ended
 * at another node, a device removed there, a link past its day.
 */
export class Recheck {
  readonly #options: RecheckOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RecheckOptions) {
    this.#options = options;
  }

  start(): void {
    const again = () => void this.round().finally(() => this.#timer && this.start());
    this.#timer = setTimeout(again, this.#options.everyMs ?? EVERY_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Looks once at everybody who is connected. */
  async round(): Promise<void> {
    const { actors, stillValid, end } = this.#options;
    const present = new Map([...actors()].map((actor) => [sessionOf(actor), actor]));
    let looked = 0;
    for (const [session, actor] of present) {
      const valid = await stillValid(actor).catch(() => true);
      if (!valid) end((other) => sessionOf(other) === session);
      looked += 1;
      if (looked % MOST_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** What ends at once: a user's one session, a device, a link. */
function sessionOf(actor: Actor): string {
  return `${actorName(actor)} ${(actor.kind === 'user' && actor.session) || ''}`;
}
