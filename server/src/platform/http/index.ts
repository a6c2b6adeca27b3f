export type { App } from './app-type.ts';
export {
  actorOf,
  checkAccess,
  mayUse,
  requireMay,
  requireSite,
  type Access,
  type DeclaredRoute,
} from './access.ts';
export {
  actorName,
  deviceKinds,
  type Actor,
  type DeviceKind,
  type Due,
  type Placement,
} from './actor.ts';
export { ApiError, type ErrorText, type ErrorTexts } from './api-error.ts';
export { Attempts } from './attempts.ts';
export { createHttp, type Http } from './create-http.ts';
export { toApiError } from './error-handler.ts';
export { httpErrors } from './http.errors.ts';
export { languageOf } from './language.ts';
export { traceId } from './trace.ts';
export { unfitFor } from './unfit.ts';
export { serveScreens, serveStartPage } from './screens.ts';
