export { SettingsFollower } from './follow.ts';
export { settingsErrors } from './settings.errors.ts';
export { settingsRoutes } from './settings.routes.ts';
export { Settings, type Concerned, type SettingsFloor, type UsedBy } from './settings.service.ts';
export { stranded } from './stranded.domain.ts';
