export type { DayPlan } from './calendar.domain.ts';
export { apartAmong, type Apart } from './exclusions.domain.ts';
export { floorItems, isAsked } from './floor-items.domain.ts';
export {
  mayDo,
  planOf,
  settingsDay,
  siteCatalogue,
  siteSettings,
  type CatalogueStation,
  type SiteCatalogue,
} from './catalogue.domain.ts';
export { CatalogueRepository } from './catalogue.repository.ts';
export { catalogueRoutes } from './catalogue.routes.ts';
export {
  Condition,
  entryKinds,
  entrySchemas,
  Sex,
  type ClassEntry,
  type Contraindication,
  type DemoUser,
  type Entries,
  type EntryKind,
  type ExamTypeEntry,
  type Exclusion,
  type GroupEntry,
  type ItemEntry,
  type MeasureEntry,
  type PackageEntry,
  type RoomEntry,
  type StaffEntry,
} from './catalogue.schemas.ts';
export { Catalogue } from './catalogue.service.ts';
export { catalogueMigrations, type CatalogueTables } from './catalogue.tables.ts';
export { brokenReferences, type BrokenReference } from './references.domain.ts';
export { demoUsers, seed } from './seed/index.ts';
