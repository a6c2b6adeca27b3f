import { Rounds } from '../rounds/index.ts';
import type { PrintingStores } from './orders.service.ts';

export interface SweeperOptions extends Pick<PrintingStores, 'jobs' | 'now' | 'changed'> {
  onError(error: unknown): void;
}

const EVERY_MS = 15_000;

/** Ends from time to time the jobs that waited too long, on any node. */
export function sweeper({ jobs, now, changed, onError }: SweeperOptions): Rounds {
  async function round() {
    const ended = await jobs.sweep(new Date(now()));
    for (const { site, device_id: device } of ended) changed({ site, device });
  }
  return new Rounds({ everyMs: EVERY_MS, round, onError });
}
