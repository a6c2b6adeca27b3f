export { TopicHub, type HubOptions } from './hub.ts';
export {
  anyOf,
  ownDisplay,
  ownVisit,
  staffOf,
  type Plane,
  type Position,
  type TopicAccess,
  type TopicDefinition,
} from './topics.ts';
export {
  createLive,
  type Authenticate,
  type Live,
  type LiveConfig,
  type LiveOptions,
  type LiveStatus,
} from './live.ts';
export type { Execute } from './control/session.ts';
