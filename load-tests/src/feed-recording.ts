import type { FloorEvent, Reply, SiteState } from '@daozhen/protocol';
import type { Engine } from '../../server/src/queue/engine/index.ts';
import type { RecordedDay } from './feed-floor.ts';

/** A floor that plays a recorded morning: the events come when {@link play} is called, and none by itself. */
export class Recording implements Engine {
  readonly #day: RecordedDay;
  #played = 0;
  #deliver: (events: FloorEvent[]) => void | Promise<void> = () => {};

  constructor(day: RecordedDay) {
    this.#day = day;
  }

  /**
   * Delivers the next events to whoever follows, in this turn.
   * @throws when the morning is over
   */
  play(count: number): void {
    const events = this.#day.events.slice(this.#played, this.#played + count);
    if (events.length < count) throw new Error('the recorded morning is too short');
    this.#played += count;
    void this.#deliver(events);
  }

  execute(): Promise<Reply> {
    return Promise.resolve({ ok: false, code: 'floor.unavailable' });
  }

  head(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  state(): Promise<SiteState> {
    return Promise.resolve(this.#day.state);
  }

  events(): Promise<FloorEvent[]> {
    return Promise.resolve([]);
  }

  follow(
    _site: string,
    _after: number,
    deliver: (events: FloorEvent[]) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    this.#deliver = deliver;
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
