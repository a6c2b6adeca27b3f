export { inTime } from './in-time.ts';
export { planWorldOf, type GuidedCampus } from './plan-world.ts';
export { Steward, type StewardOptions } from './steward.ts';
