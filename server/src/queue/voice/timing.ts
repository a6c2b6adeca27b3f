/** Time as the voice needs it; tests hold it. */
export interface VoiceTiming {
  /** Milliseconds that never run backwards; only differences count. */
  now(): number;
  /** Runs something later; @returns its cancellation */
  after(ms: number, run: () => void): () => void;
}

export const realTiming: VoiceTiming = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    // A sentence waiting to be spoken must not keep a closing server alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
