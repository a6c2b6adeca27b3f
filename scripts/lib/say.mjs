/**
 * One short progress line for the person at the terminal.
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`  ${text}\n`);
}

/** A reason to stop that the reader can act on; it is printed without a stack. */
export class Stop extends Error {
  /**
   * @param {string} zh what to do, in Chinese
   * @param {string} en the same in English
   */
  constructor(zh, en) {
    super(`${zh}\n  ${en}`);
    this.name = 'Stop';
  }
}

/**
 * Runs a script's main function; a Stop ends it with one sentence, anything else with its stack.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`\n  ${explain(error)}\n`);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof Stop) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
