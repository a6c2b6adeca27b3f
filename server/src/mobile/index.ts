export { loadGuideBundle, type GuideBundle } from './guide-bundle.ts';
export type { MobilePages, TokenFound, ViewNow } from './mobile.ports.ts';
export { mobileRoutes, type MobileOptions } from './mobile.routes.ts';
export { phoneCommand, phonePageOf, type SiteFacts, type VisitFacts } from './page.domain.ts';
