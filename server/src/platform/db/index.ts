export { openPglite, openPostgres, type Database, type DatabaseKind, type Db } from './database.ts';
export { databaseVersion, migrate, untilReachable, type Migrations } from './migrate.ts';
export { newId } from './new-id.ts';
export { DatabaseUnavailable, isDatabaseUnavailable, isUniqueViolation } from './unavailable.ts';
export { json } from './values.ts';
