import { PROTOCOL_VERSION, type Command } from '@daozhen/protocol';
import type { Campus, SiteFacts, Waits } from '../campus/index.ts';
import type { Engine } from '../engine/index.ts';
import { acceptChanges, dispatch, type Sending } from '../guidance/index.ts';
import { inTime } from './in-time.ts';
import { planWorldOf } from './plan-world.ts';

export interface StewardOptions {
  campus: Campus;
  waits: Waits;
  engine: Engine;
  facts: SiteFacts;
  log: { warn(details: object, message: string): void };
}

const TICK_MS = 1000;
/** A pass that has not ended after so long is given up, ms: commands are answered, or count as lost, in two seconds. */
const PASS_MS = 10_000;
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
  /** The pass under way; whether it came to an end. */
  #busy: Promise<boolean> | undefined;
  /** One more pass that somebody waits for; it has not begun. */
  #asked: Promise<boolean> | undefined;
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
    else this.#timer ??= setTimeout(() => void this.#run(), 5);
  }

  /**
   * Decides on the picture as it is now, once what is under way has ended.
   * @returns whether it could; what it decided has been sent by then
   */
  decide(): Promise<boolean> {
    return (this.#asked ??= this.#afterThis());
  }

  async #afterThis(): Promise<boolean> {
    await this.#busy;
    this.#asked = undefined;
    clearTimeout(this.#timer);
    return this.#run();
  }

  #run(): Promise<boolean> {
    this.#timer = undefined;
    const end = this.#passInTime().catch((error: unknown) => {
      this.#o.log.warn({ error }, 'guidance pass failed');
      return false;
    });
    this.#busy = end.finally(() => {
      this.#busy = undefined;
      if (this.#again) this.#soon();
      this.#again = false;
    });
    return this.#busy;
  }

  async #passInTime(): Promise<boolean> {
    const ended = await inTime(
      this.#pass().then(() => true),
      PASS_MS,
    );
    if (!ended) this.#o.log.warn({ ms: PASS_MS }, 'guidance pass given up');
    return ended ?? false;
  }

  /**
   * Whom to send is found out first: a guidance that cannot decide must not say that it is at work, or rooms
   * would wait for it (rule P4).
   */
  async #pass(): Promise<void> {
    const { state } = this.#o.campus;
    if (state.closing) return;
    const sendings = dispatch(planWorldOf(this.#o));
    const isLate = state.settings.policy.binding === 'late';
    await Promise.all([isLate && this.#holdBack(), this.#sendOn(sendings)]);
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
  async #sendOn(sendings: readonly Sending[]): Promise<void> {
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
