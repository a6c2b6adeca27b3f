import type { Command, FloorEvent, Reply, SiteState } from '@daozhen/protocol';
import type { Head } from './contents.ts';

/**
 * The floor of all campuses behind one port. Two adapters: the Redis functions (production) and the
 * in-memory reference model (tests, simulation). One contract suite runs against both.
 */
export interface Engine {
  /**
   * Carries out one command in one atomic step (rules C1, E1).
   * @param command already checked against the protocol's schema
   * @param by who sends it: `user:<id>`, `device:<id>`, `visit:<id>` or `system:<part>`
   * @returns the acknowledgement, sent only once it is durable, or a refusal with the current state
   * @throws EngineUnavailable when nothing is known about the outcome; retry with the same command id
   */
  execute(command: Command, by: string): Promise<Reply>;

  /** The campus's whole state at one sequence number, or undefined for an unconfigured site. */
  state(site: string): Promise<SiteState | undefined>;

  /** How far the campus is, without its state; undefined for an unconfigured site. */
  head(site: string): Promise<Head | undefined>;

  /** Events after `after`, oldest first, at most `limit`. */
  events(site: string, after: number, limit: number): Promise<FloorEvent[]>;

  /**
   * Delivers every event after `after` in order, as it happens, until the signal aborts.
   * Survives outages of the store. Resolves early when the history is no longer the one read so far (a new
   * epoch): read the state again and follow from there. Rejects only with a programming error.
   * @param epoch whose events `after` counts; by default that of the state read last
   */
  follow(
    site: string,
    after: number,
    deliver: (events: FloorEvent[]) => void | Promise<void>,
    signal: AbortSignal,
    epoch?: string,
  ): Promise<void>;

  close(): Promise<void>;
}

/** The store did not answer; the command may or may not have happened. */
export class EngineUnavailable extends Error {
  readonly code = 'floor.unavailable';
}
