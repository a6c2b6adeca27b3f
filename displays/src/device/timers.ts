/** Runs something after some milliseconds, unless it is taken back before. */
export function afterTimeout(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
