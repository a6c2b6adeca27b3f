import { actorName, type Actor } from '../../platform/http/index.ts';
import { Rounds } from '../../platform/rounds/index.ts';

export interface RecheckOptions {
  /** Everybody connected now; the same actor may come several times. */
  actors(): Iterable<Actor>;
  /** Whether somebody still is who he was; a rejection = cannot tell now, he stays. */
  stillValid(actor: Actor): Promise<boolean>;
  end(matches: (actor: Actor) => boolean): void;
  onError(error: unknown): void;
}

const EVERY_MS = 10_000;

/** As many in one turn of the event loop, so that commands get their turn in between. */
const MOST_PER_TURN = 100;

/**
 * Ends from time to time the connections of those whose time is over: a session that expired or was ended
 * at another node, a device removed there, a link past its day.
 */
export function recheck({ actors, stillValid, end, onError }: RecheckOptions): Rounds {
  async function round() {
    const present = new Map([...actors()].map((actor) => [sessionOf(actor), actor]));
    let looked = 0;
    for (const [session, actor] of present) {
      const valid = await stillValid(actor).catch(() => true);
      if (!valid) end((other) => sessionOf(other) === session);
      looked += 1;
      if (looked % MOST_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return new Rounds({ everyMs: EVERY_MS, round, onError });
}

/** What ends at once: a user's one session, a device, a link. */
function sessionOf(actor: Actor): string {
  return `${actorName(actor)} ${(actor.kind === 'user' && actor.session) || ''}`;
}
