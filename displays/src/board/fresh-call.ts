/** How long a new call stands out; longer only tires the eyes. */
export const FRESH_MS = 5000;

/**
 * Tells a call that just came from one that was already there when the screen came up or came back.
 * `seen` is given the sequence numbers of the latest calls after every change of the board.
 */
export class FreshCalls {
  private newest: number | undefined;

  /** The newest call if it came since the last look, else undefined. */
  seen(numbers: readonly number[]): number | undefined {
    const newest = Math.max(0, ...numbers);
    const before = this.newest;
    // Never falls: when a call is taken back, the one before it is not new again.
    this.newest = Math.max(before ?? 0, newest);
    return before !== undefined && newest > before ? newest : undefined;
  }
}
