export { drawPlaces, type Drawn, type Resting } from './draw.ts';
export { Outlook, type Likely, type NextPlace } from './outlook.ts';
