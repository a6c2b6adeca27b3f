import {
  judgeVersion,
  type Command,
  type FloorEvent,
  type Reply,
  type SiteState,
} from '@daozhen/protocol';
import { actorName, type Actor } from '../../platform/http/index.ts';
import type { Engine } from '../engine/index.ts';
import { explainNext } from '../guidance/index.ts';
import { explain, type Explanation } from '../rules/index.ts';
import { planWorldOf } from '../steward/index.ts';
import type { NextStations } from './next.schemas.ts';
import { namesOf, nextStations, type NamedCampus } from './next.ts';
import { PatientCalls } from './patient-calls.ts';
import { maySend } from './permissions.ts';

/** What everyone who sends commands goes through, whichever plane they come on. */
export class FloorService {
  readonly #engine: Engine;
  readonly #context: (site: string) => NamedCampus | undefined;
  readonly #calls: PatientCalls;

  /** @param decide lets a campus's guidance decide now; false when it could not */
  constructor(
    engine: Engine,
    context: (site: string) => NamedCampus | undefined,
    decide: (site: string) => Promise<boolean>,
  ) {
    this.#engine = engine;
    this.#context = context;
    this.#calls = new PatientCalls({
      engine,
      campus: (site) => {
        const campus = context(site)?.campus;
        return campus && { campus, decide: () => decide(site) };
      },
    });
  }

  /**
   * Carries out a command that fits the protocol's schema, if its version is understood and the actor
   * may send it.
   * @throws EngineUnavailable when the outcome is unknown; retry with the same command id
   */
  async execute(command: Command, actor: Actor): Promise<Reply> {
    const verdict = judgeVersion(command.v);
    if (verdict !== 'ok') return { ok: false, code: verdict };
    const dutyOf = (site: string, room: string) =>
      this.#context(site)?.campus.state.rooms[room]?.staff;
    if (!maySend(command, actor, dutyOf)) return { ok: false, code: 'command.not-permitted' };
    return this.#calls.execute(command, actorName(actor));
  }

  /** The whole state of a campus, or undefined when there is none of that name. */
  state(site: string): Promise<SiteState | undefined> {
    return this.#engine.state(site);
  }

  /** At most `limit` events after a sequence number, oldest first. */
  events(site: string, after: number, limit: number): Promise<FloorEvent[]> {
    return this.#engine.events(site, after, limit);
  }

  /** Why a visit stands where it stands at a station; undefined when either is unknown. */
  explain(site: string, visit: string, station: string): Explanation | undefined {
    const campus = this.#context(site)?.campus;
    if (!campus?.state.stations[station]) return undefined;
    return explain(campus.state, visit, station, campus.now());
  }

  /** Where guidance would send a visit next, why there and why not elsewhere; undefined if unknown. */
  next(site: string, visitId: string): NextStations | undefined {
    const context = this.#context(site);
    const visit = context?.campus.state.visits[visitId];
    if (!context || !visit) return undefined;
    const told = explainNext(planWorldOf(context), visit);
    return nextStations(told, namesOf(context, visitId), context.campus.now());
  }
}
