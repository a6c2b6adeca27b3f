export type { DayPlan } from './calendar.domain.ts';
export {
  floorItem,
  mayDo,
  planOf,
  settingsDay,
  type CatalogueStation,
  type SiteCatalogue,
} from './catalogue.domain.ts';
export { CatalogueRepository } from './catalogue.repository.ts';
export { catalogueRoutes } from './catalogue.routes.ts';
export {
  Condition,
  Sex,
  type ClassEntry,
  type Contraindication,
  type DemoUser,
  type Entries,
  type ExamTypeEntry,
  type GroupEntry,
  type ItemEntry,
  type MeasureEntry,
  type PackageEntry,
  type RoomEntry,
  type StaffEntry,
} from './catalogue.schemas.ts';
export { Catalogue } from './catalogue.service.ts';
export { catalogueMigrations } from './catalogue.tables.ts';
export { demoUsers, seed } from './seed/index.ts';
