export { guideSheet } from './guide-sheet.ts';
export { guideSheetPdf } from './guide-sheet.pdf.ts';
export { Plates } from './plates.service.ts';
export { ChangesRepository } from './changes.repository.ts';
export { Expectations } from './expectations.ts';
export { VisitChanges } from './visit-changes.ts';
export { VisitRefresh } from './visit-refresh.ts';
export { VisitPregnancy } from './visit-pregnancy.ts';
export { Orders } from './orders.service.ts';
export { Reconciler, type ReconcileOptions } from './reconcile.ts';
export {
  noRosters,
  payers,
  type Payer,
  type PayerRule,
  type RosterMember,
  type Rosters,
} from './rosters.ts';
export { VisitDirectory, type VisitEntry } from './visit-directory.ts';
export { VisitLinks, type LinkFound } from './visit-links.ts';
export { VisitLists } from './visit-lists.ts';
export { VisitQueries } from './visit-queries.ts';
export type { VisitRecord } from './visit-records.ts';
export { VisitsRepository } from './visits.repository.ts';
export { visitRoutes } from './visits.routes.ts';
export { NewExaminee, Registration, type Registered } from './visits.schemas.ts';
export type { CheckInFact, FloorPicture } from './floor-picture.ts';
export { Visits } from './visits.service.ts';
export { sealedVisits } from './visits.seal.ts';
export { visitMigrations } from './visits.tables.ts';
