export { floorItem, mayDo, type CatalogueStation, type SiteCatalogue } from './catalogue.domain.ts';
export { CatalogueRepository } from './catalogue.repository.ts';
export { catalogueRoutes } from './catalogue.routes.ts';
export {
  Condition,
  Sex,
  type ClassEntry,
  type DemoUser,
  type Entries,
  type ItemEntry,
  type PackageEntry,
  type RoomEntry,
  type StaffEntry,
} from './catalogue.schemas.ts';
export { Catalogue } from './catalogue.service.ts';
export { catalogueMigrations } from './catalogue.tables.ts';
export { demoUsers, seed } from './seed/index.ts';
