/** The reference model of the floor. */
export { MemoryEngine, type MemoryEngineOptions } from './memory-engine.ts';
