export { auditRoutes } from './audit.routes.ts';
export { Audit, type AuditEntry } from './audit.service.ts';
export { auditMigrations } from './audit.tables.ts';
export { verifyAudit, type Verification } from './verify.ts';
export { AuditWitness, readWitness } from './witness.ts';
