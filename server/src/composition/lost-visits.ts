import type { VisitsRepository } from '../exam/visits/index.ts';
import type { Engine } from '../queue/engine/index.ts';
import type { JournalRepository } from '../queue/journal/index.ts';

/**
 * After a rebuild: whoever was checked in so shortly before the loss that the journal never learned of it is
 * pending again, to be checked in once more by the reconciler, in the old order and mostly with the old number.
 * @returns how many
 */
export async function reopenLost(
  engine: Pick<Engine, 'state'>,
  visits: VisitsRepository,
  events: JournalRepository,
  site: string,
): Promise<number> {
  const state = await engine.state(site);
  if (!state) return 0;
  const lost: string[] = [];
  for (const record of await visits.since(site, state.day)) {
    if (record.state !== 'checked-in' || state.visits[record.id]) continue;
    // Who has left the floor in order has left his check-in behind.
    if (!(await events.checkIn(site, record.id))) lost.push(record.id);
  }
  if (lost.length > 0) await visits.reopen(lost);
  return lost.length;
}
