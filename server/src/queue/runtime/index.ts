export { FloorRuntime } from './floor-runtime.ts';
