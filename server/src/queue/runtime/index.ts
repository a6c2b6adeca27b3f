export { FloorRuntime, type FloorLog, type FloorRuntimeOptions } from './floor-runtime.ts';
