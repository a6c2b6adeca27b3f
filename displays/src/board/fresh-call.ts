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
    const newest = numbers.length > 0 ? Math.max(...numbers) : undefined;
    const before = this.newest;
    const first = before === undefined && newest !== undefined && !this.looked;
    this.looked = true;
    this.newest = newest ?? before;
    if (first || newest === undefined) return undefined;
    return before === undefined || newest > before ? newest : undefined;
  }

  private looked = false;
}
