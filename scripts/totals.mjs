/** Prints the last test run's totals as one line: `tests: N passed, N failed`. */
import { lastTotals } from './lib/totals.mjs';

const { passed, failed } = lastTotals();
process.stdout.write(`tests: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
