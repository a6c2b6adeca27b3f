import { PROTOCOL_VERSION, type Command } from '@daozhen/protocol';
import type { Campus, SiteFacts, Waits } from '../campus/index.ts';
import type { Engine } from '../engine/index.ts';
import { acceptChanges, dispatch } from '../guidance/index.ts';
import { planWorldOf } from './plan-world.ts';

export interface StewardOptions {
  campus: Campus;
  waits: Waits;
  engine: Engine;
  facts: SiteFacts;
  log: { warn(details: object, message: string): void };
}

const TICK_MS = 1000;
const BY = 'system:steward';

/**
 * Sends people on: binds free visits to doors (late binding) or lines (early binding) as guidance
 * chooses, keeps their accept lists, and lets time-driven rules happen. Works only by commands, whose ids
 * name the decision, so that several server nodes deciding the same thing do it once.
 */
export class Steward {
  readonly #o: StewardOptions;
  #timer: NodeJS.Timeout | undefined;
  #ticker: NodeJS.Timeout | undefined;
  #silence: () => void = () => undefined;
  #busy: Promise<void> | undefined;
  #again = false;

  constructor(options: StewardOptions) {
    this.#o = options;
  }

  start(): void {
    this.#silence = this.#o.campus.listen(() => this.#soon());
    this.#ticker = setInterval(() => void this.#tick(), TICK_MS);
    this.#soon();
  }

  async close(): Promise<void> {
    this.#silence();
    clearInterval(this.#ticker);
    clearTimeout(this.#timer);
    this.#again = false;
    await this.#busy;
  }

  /** One pass at the end of this turn; events that come meanwhile cause one more. */
  #soon(): void {
    if (this.#busy) this.#again = true;
    else this.#timer ??= setTimeout(() => this.#run(), 5);
  }

  #run(): void {
    this.#timer = undefined;
    this.#busy = this.#pass()
      .catch((error: unknown) => this.#o.log.warn({ error }, 'guidance pass failed'))
      .finally(() => {
        this.#busy = undefined;
        if (this.#again) this.#soon();
        this.#again = false;
      });
  }

  async #pass(): Promise<void> {
    const { state } = this.#o.campus;
    if (state.closing) return;
    if (state.settings.policy.binding === 'late') await this.#holdBack();
    await this.#sendOn();
  }

  async #send(id: string, body: object): Promise<void> {
    const { engine, campus, log } = this.#o;
    const command = { v: PROTOCOL_VERSION, id, site: campus.site, ...body } as Command;
    try {
      await engine.execute(command, BY);
    } catch (error) {
      log.warn({ error, command: id }, 'guidance command not acknowledged');
    }
  }

  /** Names a decision by the state it was made in. */
  #id(what: string, subject: string): string {
    const { epoch, seq } = this.#o.campus.state;
    return `${what}:${epoch}:${seq}:${subject}`;
  }

  /** Whoever rests is taken by nobody until he is sent. */
  async #holdBack(): Promise<void> {
    const { campus } = this.#o;
    const accept = acceptChanges(campus.state, campus.now());
    if (accept) await this.#send(this.#id('guide', 'all'), { type: 'guide', accept });
  }

  /** The events that follow bring the next pass. */
  async #sendOn(): Promise<void> {
    const sendings = dispatch(planWorldOf(this.#o));
    await Promise.all(
      sendings.map((sending) =>
        this.#send(this.#id('send', sending.visit), { type: 'join', ...sending }),
      ),
    );
  }

  async #tick(): Promise<void> {
    const { campus } = this.#o;
    await this.#send(`tick:${campus.state.epoch}:${Math.floor(campus.now() / TICK_MS)}`, {
      type: 'tick',
    });
    this.#o.waits.prune();
    this.#soon();
  }
}
