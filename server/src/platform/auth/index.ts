export { AuthRepository, type NewUser } from './auth.repository.ts';
export { addDemoUsers, addFirstAdministrators, type FirstAccount } from './first-users.ts';
export { identify, SESSION_COOKIE } from './identify.ts';
export { sessionRoutes } from './session.routes.ts';
export { Sessions, type UserActor } from './sessions.service.ts';
export { TokenGuard, type Identities } from './token-guard.ts';
export { authMigrations } from './users.tables.ts';
export { VerifiedCache } from './verified-cache.ts';
