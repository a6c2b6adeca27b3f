import { PROTOCOL_VERSION, type Reply } from '@daozhen/protocol';
import type { Campus } from '../campus/index.ts';
import type { Engine } from '../engine/index.ts';
import { dayOf } from '../rules/index.ts';
import type { FloorLog } from './floor-log.ts';

export interface DayKeeperOptions {
  campus: Pick<Campus, 'site' | 'state' | 'now'>;
  engine: Pick<Engine, 'execute'>;
  log: FloorLog;
}

/**
 * Turns the day at the cut-off (rule E5): whoever is still on the floor leaves it unresolved, and numbers
 * begin again. Works only by commands whose ids name the day, so that several nodes turn it once.
 */
export class DayKeeper {
  readonly #o: DayKeeperOptions;
  #turning: Promise<void> | undefined;

  constructor(options: DayKeeperOptions) {
    this.#o = options;
  }

  /** Turns the day if the campus's clock has passed the cut-off. Never rejects. */
  look(): Promise<void> {
    const { campus } = this.#o;
    if (dayOf(campus.state.settings.policy, campus.now()) <= campus.state.day)
      return Promise.resolve();
    this.#turning ??= this.#turn()
      .catch((error: unknown) =>
        this.#o.log.warn({ err: error, site: campus.site }, 'the day did not turn'),
      )
      .finally(() => (this.#turning = undefined));
    return this.#turning;
  }

  async #turn(): Promise<void> {
    const { campus, log } = this.#o;
    const { day } = campus.state;
    await this.#send(`close-day:${day}`, false);
    for (let step = 0; ; step += 1) {
      const reply = await this.#send(`cut-off:${day}:${step}`, true);
      if (!reply.ok || reply.remaining === 0) {
        log.info(
          { site: campus.site, day, outcome: reply.ok ? 'turned' : reply.code },
          'end of the day',
        );
        return;
      }
    }
  }

  #send(id: string, cutOff: boolean): Promise<Reply> {
    const { campus, engine } = this.#o;
    const { epoch } = campus.state;
    return engine.execute(
      { v: PROTOCOL_VERSION, id: `${id}:${epoch}`, site: campus.site, type: 'close-day', cutOff },
      'system:day',
    );
  }
}
