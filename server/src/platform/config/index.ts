export {
  readSettings,
  WrongSettings,
  type SettingDefinition,
  type WrongSetting,
} from './settings.ts';
export { settingsPage } from './settings-page.ts';
