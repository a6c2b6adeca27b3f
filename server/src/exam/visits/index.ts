export { guideSheet } from './guide-sheet.ts';
export { guideSheetPdf } from './guide-sheet.pdf.ts';
export { Orders } from './orders.service.ts';
export { readPlate } from './plate.domain.ts';
export { Reconciler } from './reconcile.ts';
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
export { VisitsRepository, type VisitRecord } from './visits.repository.ts';
export { visitRoutes } from './visits.routes.ts';
export { Registration, type NewExaminee, type Registered } from './visits.schemas.ts';
export { Visits, type CheckInFact, type FloorPicture } from './visits.service.ts';
export { sealedVisits } from './visits.seal.ts';
export { visitMigrations } from './visits.tables.ts';
