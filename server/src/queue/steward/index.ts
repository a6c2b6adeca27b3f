export { Steward, type StewardOptions } from './steward.ts';
