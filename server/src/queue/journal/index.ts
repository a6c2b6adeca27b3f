export { type History, JournalGap, type Segment } from './fold.ts';
export { Journal } from './journal.ts';
export type { JournalLag } from './lag.ts';
export { journalMetrics } from './journal.metrics.ts';
export { JournalRepository } from './journal.repository.ts';
export { journalMigrations } from './journal.tables.ts';
export { readDay, type DayHistory, type JournalledDay } from './read-day.ts';
export { rebuild, type Rebuilt } from './rebuild.ts';
export { recordedDay } from './recorded-day.ts';
