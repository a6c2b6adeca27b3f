import { foldJournal } from './fold.ts';
import type { JournalRepository } from './journal.repository.ts';

const nothing = { newDay: () => Promise.resolve(), add: () => Promise.resolve() };

/**
 * Keeps what a campus was made of at the event that turned its day, so that a rebuild begins there. Only a
 * help: without it the rebuild begins at an earlier one.
 * @throws JournalGap
 */
export async function markTurn(
  repository: JournalRepository,
  site: string,
  epoch: string,
  seq: number,
): Promise<void> {
  const segments = await repository.lineage(site);
  const index = segments.findIndex((segment) => segment.epoch === epoch);
  const last = segments[index];
  if (!last) return;
  const upTo = [...segments.slice(0, index), { ...last, to: seq }];
  const contents = await foldJournal(repository, site, upTo, nothing);
  await repository.keepMark(site, epoch, seq, contents);
}
