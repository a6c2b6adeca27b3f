export { Reconciler } from './reconcile.ts';
export { VisitDirectory, type VisitEntry } from './visit-directory.ts';
export { VisitLinks, type LinkFound } from './visit-links.ts';
export { VisitLists } from './visit-lists.ts';
export { VisitsRepository, type VisitRecord } from './visits.repository.ts';
export { visitRoutes } from './visits.routes.ts';
export type { GuideSheet, Registered, Registration } from './visits.schemas.ts';
export { Visits, type CheckInFact, type FloorPicture } from './visits.service.ts';
export { visitMigrations } from './visits.tables.ts';
