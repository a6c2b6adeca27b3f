import { aheadCounts, LineEvents, sentTo, type LineEvent } from '@daozhen/server/simulation';
import type { SiteState, Visit } from '@daozhen/protocol';
import { runDay } from '../exam-day/day-runner.ts';
import type { Floor } from '../exam-day/floor.ts';
import { policies } from '../exam-day/policies.ts';
import type { Scenario } from '../exam-day/scenario.schemas.ts';

/** Somebody has been sent to a station; without one he waits no more although nobody called him. */
export interface Sent {
  type: 'sent';
  at: number;
  id: string;
  station: string | undefined;
  /** Who is called before him there and competes for his rooms, as the screens count it (rule O1). */
  ahead: number;
}

/** A day under late binding: what happened in the lines, and who was sent where. */
export interface LateDay {
  scenario: Scenario;
  events: (LineEvent | Sent)[];
}

/** Plays a day as the product guides it under late binding. */
export async function playLateDay(scenario: Scenario, seed: number): Promise<LateDay> {
  const watch = new Watch();
  const policy = policies.get('guided-late')!();
  await runDay(scenario, seed, policy, { watch: (floor) => watch.follow(floor) });
  return { scenario, events: watch.events };
}

class Watch {
  readonly events: LateDay['events'] = [];
  readonly #lines = new LineEvents();
  readonly #sentTo = new Map<string, string | undefined>();
  /** What has been said of the present instant: it counts as it stands when time goes on. */
  readonly #now = new Map<string, Sent>();

  follow(floor: Floor): void {
    floor.listen((event, state) => {
      this.#goOn(event.at);
      this.events.push(...this.#lines.apply(event, state));
      for (const id of Object.keys(event.changes.visits ?? {})) {
        const visit = state.visits[id];
        if (visit) this.#look(floor, state, visit, event.at);
      }
    });
  }

  #goOn(at: number): void {
    for (const [id, sent] of this.#now) {
      if (sent.at >= at) continue;
      this.#now.delete(id);
      if (this.#sentTo.get(id) === sent.station) continue;
      this.#sentTo.set(id, sent.station);
      this.events.push(sent);
    }
  }

  #look(floor: Floor, state: SiteState, visit: Visit, at: number): void {
    const { id } = visit;
    // Called or examined: he stays where he was sent until the next examination.
    if (visit.state === 'called' || visit.state === 'serving') return;
    const waits = visit.state === 'bound' || visit.state === 'free';
    const station = waits ? sentTo(visit) : undefined;
    const line = station === undefined ? undefined : floor.lines().get(station);
    const ahead = line ? (aheadCounts(state, line).get(id) ?? 0) : 0;
    this.#now.set(id, { type: 'sent', at, id, station, ahead });
  }
}
