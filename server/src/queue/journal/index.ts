export { type History, JournalGap, type Segment } from './fold.ts';
export { Journal, type JournalLag } from './journal.ts';
export { JournalRepository } from './journal.repository.ts';
export { journalMigrations } from './journal.tables.ts';
export { rebuild, type Rebuilt } from './rebuild.ts';
