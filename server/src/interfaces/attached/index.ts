export { AttachedRepository, type Cursor } from './attached.repository.ts';
export { attachedRoutes } from './attached.routes.ts';
export { Attached, type Guided } from './attached.service.ts';
export { attachedMigrations, attachedSealed } from './attached.tables.ts';
export { PartnersRepository } from './partners.repository.ts';
export { partnerRoutes } from './partners.routes.ts';
export { Partners } from './partners.service.ts';
export { Sender } from './sender.ts';
export { Teller, type FloorHistory } from './teller.ts';
