export { Journal, type JournalLag, type JournalOptions } from './journal.ts';
export { JournalRepository } from './journal.repository.ts';
export { journalMigrations } from './journal.tables.ts';
