export { AlarmFeed } from './alarm-feed.ts';
export { privacyRoutes } from './privacy.routes.ts';
export type { VvipKey } from './privacy.schemas.ts';
export { Privacy } from './privacy.service.ts';
export { privacyMigrations } from './privacy.tables.ts';
