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

/** A result if it comes within `ms`, else undefined; the result must not fail. */
export function within<T>(timing: VoiceTiming, ms: number, result: Promise<T>) {
  return new Promise<T | undefined>((resolve) => {
    const cancel = timing.after(Math.max(0, ms), () => resolve(undefined));
    void result.then((value) => {
      cancel();
      resolve(value);
    });
  });
}
