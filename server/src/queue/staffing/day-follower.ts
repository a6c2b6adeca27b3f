import type { FloorEvent } from '@daozhen/protocol';
import type { Campus } from '../campus/index.ts';
import type { Engine } from '../engine/index.ts';
import { emptySite } from '../rules/index.ts';
import { DutyDay } from './duty-day.ts';

const PAGE = 2000;

/** Keeps the duty of a campus's present day current: from the stream's beginning, then event by event. */
export class DayFollower {
  readonly #campus: Campus;
  readonly #engine: Pick<Engine, 'events'>;
  readonly #warn: (error: unknown) => void;
  readonly #silence: () => void;
  #day: DutyDay | undefined;
  /** The last event counted. */
  #seq = 0;
  /** What happened while the day is counted from its beginning. */
  #meanwhile: FloorEvent[] = [];
  #counting = 0;
  #failed = false;

  constructor(campus: Campus, engine: Pick<Engine, 'events'>, warn: (error: unknown) => void) {
    this.#campus = campus;
    this.#engine = engine;
    this.#warn = warn;
    this.#silence = campus.listen((events) => this.#take(events));
    void this.#count();
  }

  /** Today's duty; undefined while it is being counted. */
  get day(): DutyDay | undefined {
    return this.#day;
  }

  /** Tries again if the stream could not be read. */
  look(): void {
    if (this.#failed) void this.#count();
  }

  stop(): void {
    this.#counting += 1;
    this.#silence();
  }

  #take(events: readonly FloorEvent[]): void {
    // Without events the picture was read anew.
    if (events.length === 0) return void this.#count();
    if (!this.#day) this.#meanwhile.push(...events);
    else for (const event of events) this.#apply(this.#day, event);
  }

  #apply(day: DutyDay, event: FloorEvent): void {
    if (event.seq <= this.#seq) return;
    this.#seq = event.seq;
    day.apply(event);
  }

  async #count(): Promise<void> {
    this.#failed = false;
    this.#counting += 1;
    const turn = this.#counting;
    this.#day = undefined;
    this.#meanwhile = [];
    this.#seq = 0;
    const { site, state } = this.#campus;
    const day = new DutyDay(emptySite(site, ''), state.settings.policy.utcOffsetMs);
    try {
      for (;;) {
        const events = await this.#engine.events(site, this.#seq, PAGE);
        if (turn !== this.#counting) return;
        for (const event of events) this.#apply(day, event);
        if (events.length < PAGE) break;
      }
    } catch (error) {
      if (turn !== this.#counting) return;
      this.#failed = true;
      this.#warn(error);
      return;
    }
    for (const event of this.#meanwhile) this.#apply(day, event);
    this.#meanwhile = [];
    this.#day = day;
  }
}
