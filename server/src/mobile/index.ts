export { loadGuideBundle, type GuideBundle } from './guide-bundle.ts';
export type { MobileOptions, MobilePages, TokenFound, ViewNow } from './mobile.ports.ts';
export { mobileRoutes } from './mobile.routes.ts';
export { returnLinkRoute } from './return.routes.ts';
export { phoneCommand, phonePageOf, type SiteFacts, type VisitFacts } from './page.domain.ts';
