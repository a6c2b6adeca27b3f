/**
 * What is measured: changes to one shared topic, to many shared topics, to everybody's own with its views
 * at hand, or computed from the floor.
 */
export type Scenario = 'shared' | 'burst' | 'private' | 'computed';

/** Whether everybody watches a phone of his own. */
export const isPrivate = (scenario: Scenario): boolean =>
  scenario === 'private' || scenario === 'computed';

/** Topics of a burst: as many as one connection may have. */
export const BURST = 16;

/** One update of so many bytes, as every contestant's listener recognises it. */
export function paddedUpdate(seq: number, bytes: number): string {
  const head = `{"type":"update","seq":${seq},"pad":"`;
  return `${head}${'x'.repeat(Math.max(0, bytes - head.length - 2))}"}`;
}

/** Lets the event loop turn once. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
