import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** Where vitest leaves its results (see vitest.config.ts). */
export const resultsFile = inRoot('.cache', 'vitest', 'results.json');

/**
 * @typedef {object} VitestReport the part of vitest's JSON report that is counted
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults a file each
 */

/**
 * Adds up a report. A file that failed without a failed test (it did not even load, or a hook
 * failed) counts as one failure, so that it cannot hide behind a zero.
 * @param {VitestReport} report
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** @returns {{ passed: number, failed: number }} the last run's totals; no report is one failure */
export function lastTotals() {
  if (!existsSync(resultsFile)) return { passed: 0, failed: 1 };
  return countTests(JSON.parse(readFileSync(resultsFile, 'utf8')));
}
