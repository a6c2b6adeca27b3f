/** What is measured: changes to one shared topic, to many shared topics, or to everybody's own. */
export type Scenario = 'shared' | 'burst' | 'private';

/** Topics of a burst: as many as one connection may have. */
export const BURST = 16;

/** One update of so many bytes, as every contestant's listener recognises it. */
export function paddedUpdate(seq: number, bytes: number): string {
  const head = `{"type":"update","seq":${seq},"pad":"`;
  return `${head}${'x'.repeat(Math.max(0, bytes - head.length - 2))}"}`;
}

/** Lets the event loop turn once. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
