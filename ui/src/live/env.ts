/** What the live clients need of the world, so that tests can hold the clock and the wire. */
export interface Env {
  /** Milliseconds that never run backwards; only differences count. */
  now(): number;
  random(): number;
  after(ms: number, run: () => void): () => void;
  /** Calls back when the page becomes visible again or the network returns. */
  onReturn(run: () => void): () => void;
}

export const browserEnv: Env = {
  now: () => performance.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  onReturn(run) {
    const seen = () => {
      if (document.visibilityState === 'visible') run();
    };
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', run);
    addEventListener('pageshow', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('online', run);
      removeEventListener('pageshow', seen);
    };
  },
};
