export { Journal, type JournalLag } from './journal.ts';
export { JournalRepository } from './journal.repository.ts';
export { journalMigrations } from './journal.tables.ts';
