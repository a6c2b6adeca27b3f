import {
  judgeVersion,
  type Command,
  type FloorEvent,
  type Reply,
  type SiteState,
} from '@daozhen/protocol';
import { actorName, type Actor } from '../../platform/http/index.ts';
import type { Campus } from '../campus/index.ts';
import type { Engine } from '../engine/index.ts';
import { explain, type Explanation } from '../rules/index.ts';
import { maySend } from './permissions.ts';

/** What everyone who sends commands goes through, whichever plane they come on. */
export class FloorService {
  readonly #engine: Engine;
  readonly #campus: (site: string) => Campus | undefined;

  constructor(engine: Engine, campus: (site: string) => Campus | undefined) {
    this.#engine = engine;
    this.#campus = campus;
  }

  /**
   * Carries out a command that fits the protocol's schema, if its version is understood and the actor
   * may send it.
   * @throws EngineUnavailable when the outcome is unknown; retry with the same command id
   */
  async execute(command: Command, actor: Actor): Promise<Reply> {
    const verdict = judgeVersion(command.v);
    if (verdict !== 'ok') return { ok: false, code: verdict };
    const dutyOf = (site: string, room: string) => this.#campus(site)?.state.rooms[room]?.staff;
    if (!maySend(command, actor, dutyOf)) return { ok: false, code: 'command.not-permitted' };
    return this.#engine.execute(command, actorName(actor));
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
    const campus = this.#campus(site);
    return campus && explain(campus.state, visit, station, campus.now());
  }
}
