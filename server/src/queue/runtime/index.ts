export { FloorRuntime } from './floor-runtime.ts';
export { configure, sameSettings, type SiteToOpen } from './open-campus.ts';
