import type { FloorEvent } from '@daozhen/protocol';
import type { Db } from '../../platform/db/index.ts';
import { Rounds } from '../../platform/rounds/index.ts';
import { visitOf } from './attached.service.ts';
import type { AttachedRepository, AttachedRow, Cursor } from './attached.repository.ts';
import { fold, sameSnapshot, settle, type VisitPatch } from './snapshot.domain.ts';

/** The journal, read within a transaction. */
export interface FloorHistory {
  /** The end of a campus's history; undefined while there is none. */
  end(tx: Db, site: string): Promise<Cursor | undefined>;
  /** What follows a point of it, at most a page, with where that leads; undefined when nothing does. */
  following(
    tx: Db,
    site: string,
    cursor: Cursor,
  ): Promise<{ events: FloorEvent[]; cursor: Cursor } | undefined>;
}

export interface TellerOptions {
  repository: AttachedRepository;
  sites(): readonly string[];
  history: FloorHistory;
  now: () => number;
  /** How long what happens on a campus's floor can be undone, ms (rule C8). */
  undoMs(site: string): number;
  log: { warn(details: object, message: string): void };
}

const everyMs = 2_000;
const dueAtATime = 200;

/**
 * Turns what happens on the floor into messages for partners. It follows the journal, so nothing is lost
 * when a process ends, and writes a message in the transaction that notes it as told, so nothing is told
 * twice. What can still be undone is not told yet.
 */
export class Teller {
  readonly #options: TellerOptions;
  readonly #rounds: Rounds;

  constructor(options: TellerOptions) {
    this.#options = options;
    const { log } = options;
    const onError = (err: unknown) => log.warn({ err }, 'partners could not be told; trying again');
    this.#rounds = new Rounds({ everyMs, round: () => this.run(), onError });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Reads on to the end of every campus's history and tells what is settled. */
  async run(): Promise<void> {
    for (const site of this.#options.sites()) {
      while (await this.#readPage(site));
    }
    while ((await this.#tellDue()) === dueAtATime);
  }

  /** @returns whether there may be more */
  #readPage(site: string): Promise<boolean> {
    const { repository, history } = this.#options;
    return repository.transaction(async (tx) => {
      const cursor = await repository.cursor(tx, site, () => history.end(tx, site));
      if (!cursor) return false;
      const page = await history.following(tx, site, cursor);
      if (!page) return false;
      const patches = patchesOf(page.events);
      const now = this.#options.now();
      const rows = patches.size === 0 ? [] : await repository.among(tx, [...patches.keys()]);
      for (const row of rows) {
        let floor = row.floor;
        for (const patch of patches.get(row.id) ?? []) floor = fold(floor, patch, now);
        await repository.setFloor(tx, row.id, floor, new Date(now));
      }
      await repository.moveCursor(tx, site, page.cursor);
      return true;
    });
  }

  #tellDue(): Promise<number> {
    const { repository, now } = this.#options;
    const at = new Date(now());
    return repository.transaction(async (tx) => {
      const rows = await repository.due(tx, at, dueAtATime);
      for (const row of rows) {
        const { snapshot, dueAt } = this.#settle(row);
        const news = !sameSnapshot(row.sent, snapshot);
        await repository.tell(tx, row, snapshot, {
          now: at,
          dueAt: dueAt === undefined ? undefined : new Date(dueAt),
          message: news
            ? (seq) => ({
                seq,
                type: 'visit.changed',
                at: at.toISOString(),
                visit: visitOf(row, snapshot),
              })
            : undefined,
        });
      }
      return rows.length;
    });
  }

  #settle({ site, floor, sent, codes }: AttachedRow) {
    const { now, undoMs } = this.#options;
    return settle(floor, sent, codes, now(), undoMs(site));
  }
}

/** What events change of which visit, in their order. */
function patchesOf(events: readonly FloorEvent[]): Map<string, VisitPatch[]> {
  const patches = new Map<string, VisitPatch[]>();
  for (const { changes } of events) {
    for (const [id, patch] of Object.entries(changes.visits ?? {})) {
      const known = patches.get(id);
      if (known) known.push(patch as VisitPatch);
      else patches.set(id, [patch as VisitPatch]);
    }
  }
  return patches;
}
