import { describe, expect, it } from 'vitest';
import { countTests } from './totals.mjs';

describe('totals', () => {
  it('counts tests as they are reported', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
    };
    expect(countTests(report)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not run as one failure', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 0,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      ],
    };
    expect(countTests(report)).toEqual({ passed: 2, failed: 1 });
  });
});
