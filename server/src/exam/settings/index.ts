export { SettingsFollower } from './follow.ts';
export { settingsErrors } from './settings.errors.ts';
export { settingsRoutes } from './settings.routes.ts';
export { Settings, type Concerned, type SettingsFloor, type UsedBy } from './settings.service.ts';
export { stranded } from './stranded.domain.ts';
export { settingsSheetRoutes } from './sheets.routes.ts';
export { SettingsSheets } from './sheets.service.ts';
