import { Attempts, type Actor } from '../http/index.ts';

/** How each kind of token is checked; all answer undefined for one that is not valid. */
export interface Identities {
  session(token: string): Promise<Actor | undefined>;
  device(token: string): Promise<Actor | undefined>;
  visit(token: string): Promise<Actor | undefined>;
  partner(token: string): Promise<Actor | undefined>;
}

/** Invalid tokens one address may send a minute: enough for a hall of phones with yesterday's links. */
const wrongTokens = { points: 120, windowSec: 60 };

/** Finds out whose token it is, and slows down an address that sends many wrong ones. */
export class TokenGuard {
  readonly #identities: Identities;
  readonly #wrong = new Attempts(wrongTokens);

  constructor(identities: Identities) {
    this.#identities = identities;
  }

  /**
   * @param kinds what the token may be, tried in this order
   * @param address of the client who sends it
   * @returns undefined for a token that is not valid
   * @throws ApiError `request.too-many` after too many wrong ones from the address
   */
  async find(
    kinds: readonly ('device' | 'visit' | 'partner')[],
    token: string,
    address: string,
  ): Promise<Actor | undefined> {
    await this.#wrong.check(address);
    for (const kind of kinds) {
      const actor = await this.#identities[kind](token);
      if (actor) return actor;
    }
    await this.#wrong.fail(address);
    return undefined;
  }
}
