export { MappingFile, type FileMapping, type FileReport } from './mapping.schemas.ts';
export { MigrationRepository } from './migration.repository.ts';
export { migrationRoutes } from './migration.routes.ts';
export { Migration } from './migration.service.ts';
export { migrationMigrations } from './migration.tables.ts';
