export { Outlook, type NextPlace } from './outlook.ts';
