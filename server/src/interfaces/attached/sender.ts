import { Rounds } from '../../platform/rounds/index.ts';
import type { Destination, Outgoing, PartnersRepository } from './partners.repository.ts';
import { mostAttempts, signature, waitBefore } from './signature.domain.ts';

export interface SenderOptions {
  repository: PartnersRepository;
  now: () => number;
  fetch?: typeof fetch;
  log: { warn(details: object, message: string): void };
}

const everyMs = 2_000;
/** A partner that takes longer to answer has not taken the message, ms. */
const answerMs = 10_000;
/** Longer than sending can take: only a process that has ended lets this pass, ms. */
const leaseMs = 30_000;

/** Sends messages to partners, one after the other for each, until they are taken. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #rounds: Rounds;
  #stopping = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    const { log } = options;
    const onError = (err: unknown) => log.warn({ err }, 'messages to partners could not be read');
    this.#rounds = new Rounds({ everyMs, round: () => this.run(), onError });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    this.#stopping = true;
    return this.#rounds.stop();
  }

  /** Sends whatever is due now. */
  async run(): Promise<void> {
    const destinations = await this.#options.repository.destinations();
    await Promise.all(destinations.map((each) => this.#sendAll(each)));
  }

  async #sendAll(destination: Destination): Promise<void> {
    const { repository, now } = this.#options;
    while (!this.#stopping) {
      const at = now();
      const message = await repository.take(destination.id, new Date(at), new Date(at + leaseMs));
      if (!message || !(await this.#sendOne(destination, message))) return;
    }
  }

  /** @returns whether the partner has taken it */
  async #sendOne(destination: Destination, message: Outgoing): Promise<boolean> {
    const problem = await this.#post(destination, message);
    const { repository, now } = this.#options;
    const at = new Date(now());
    const { partner, seq, attempts } = message;
    if (problem === undefined) {
      await repository.settle(partner, seq, 'delivered', { at });
      return true;
    }
    const givenUp = attempts >= mostAttempts;
    const nextAt = new Date(now() + waitBefore(attempts));
    await repository.settle(partner, seq, givenUp ? 'given-up' : 'waiting', {
      at,
      problem,
      nextAt,
    });
    if (givenUp) this.#options.log.warn({ partner, seq, problem }, 'a message was given up');
    return givenUp;
  }

  /** @returns what went wrong, undefined when it was taken */
  async #post({ id, url, secret }: Destination, message: Outgoing): Promise<string | undefined> {
    const body = JSON.stringify(message.body);
    const seconds = Math.floor(this.#options.now() / 1000);
    try {
      const response = await (this.#options.fetch ?? fetch)(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(answerMs),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-daozhen-partner': id,
          'x-daozhen-message': String(message.seq),
          'x-daozhen-time': String(seconds),
          'x-daozhen-signature': signature(secret, seconds, body),
        },
        body,
      });
      await response.body?.cancel();
      return response.ok ? undefined : `HTTP ${response.status}`;
    } catch (error) {
      const { name, message: said, cause } = error as Error;
      const code = (cause as { code?: string } | undefined)?.code;
      return code ?? (name === 'TimeoutError' ? 'timeout' : said);
    }
  }
}
