export { Audit, type AuditEntry } from './audit.service.ts';
export { auditMigrations } from './audit.tables.ts';
