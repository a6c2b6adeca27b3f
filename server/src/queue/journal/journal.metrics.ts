import { Gauge, type Registry } from 'prom-client';
import type { Journal } from './journal.ts';

/** Adds a campus's lag to the process's figures: how many events and how many seconds. */
export function journalMetrics(registry: Registry, journal: Journal): void {
  const add = (name: string, help: string, value: (site: string) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['site'],
      registers: [registry],
      collect() {
        for (const site of journal.sites) this.set({ site }, value(site));
      },
    });
  add(
    'daozhen_journal_behind_events',
    'Events of the floor that are not in the database yet',
    (site) => journal.lag(site).behind,
  );
  add(
    'daozhen_journal_behind_seconds',
    'How long the oldest event that is not in the database yet has waited',
    (site) => journal.lag(site).waitingMs / 1000,
  );
}
