/** What has been opened, to be closed in the opposite order. */
export class Closers {
  readonly #steps: { what: string; close: () => unknown }[] = [];

  add(what: string, close: () => unknown): void {
    this.#steps.push({ what, close });
  }

  /**
   * Closes everything, newest first; a step that fails does not keep the others from being done.
   * @param failed told of every step that failed
   */
  async closeAll(failed: (what: string, error: unknown) => void): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step.close();
      } catch (error) {
        failed(step.what, error);
      }
    }
  }
}
