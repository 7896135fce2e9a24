import { describe, expect, it } from 'vitest';
import { closingLine, oneCheck, playwrightCounts, sum, vitestCounts } from './counts.ts';

const files = [{ status: 'passed', assertionResults: [{}] }];
const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: files };

describe('the last line of npm test', () => {
  it('is exactly passed and failed, and names skipped ones only when there are any', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
  });

  it('sums stages, a check without tests counting as one', () => {
    expect(sum([oneCheck(true), oneCheck(false), vitestCounts(clean, 0)])).toEqual({
      passed: 4,
      failed: 1,
      skipped: 0,
    });
  });
});

describe('a stage that only seems to pass', () => {
  it('fails when its program ended with an error although no test failed', () => {
    expect(vitestCounts(clean, 1).failed).toBe(1);
    expect(
      playwrightCounts({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }, 1).failed,
    ).toBe(1);
  });

  it('fails when a file could not be loaded, when nothing ran, and when there is no report', () => {
    const unloadable = { ...clean, testResults: [...files, { status: 'failed', assertionResults: [] }] };
    expect(vitestCounts(unloadable, 1).failed).toBe(1);
    expect(vitestCounts({ ...clean, numPassedTests: 0 }, 0).failed).toBe(1);
    expect(vitestCounts(null, 0).failed).toBe(1);
  });

  it('counts a journey that passed when repeated as passed, and one that never passed as failed', () => {
    const stats = { expected: 2, unexpected: 0, flaky: 1, skipped: 0 };
    expect(playwrightCounts({ stats, errors: [] }, 0)).toMatchObject({ passed: 3, failed: 0, skipped: 0 });
    expect(playwrightCounts({ stats: { ...stats, unexpected: 1 }, errors: [] }, 1).failed).toBe(1);
  });
});

describe('what failed', () => {
  it('is named with its first line, for a test, for a file that could not be loaded and for a story', () => {
    const broken = [
      {
        status: 'failed',
        assertionResults: [{ status: 'failed', fullName: 'a case opens', failureMessages: ['no\nat'] }],
      },
      { status: 'failed', name: 'a.test.ts', message: 'cannot load', assertionResults: [] },
    ];
    const unit = vitestCounts({ ...clean, numFailedTests: 1, testResults: [...files, ...broken] }, 1);
    const spec = {
      title: 'a visit',
      file: 'visit.story.ts',
      tests: [{ status: 'unexpected', results: [{ error: { message: 'late' } }] }],
    };
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
    const stories = playwrightCounts({ stats, errors: [], suites: [{ specs: [spec] }] }, 1);
    expect(sum([unit, stories]).failures).toEqual([
      'a case opens: no',
      'a.test.ts: cannot load',
      'visit.story.ts › a visit: late',
    ]);
  });

  it('is nothing when everything passed', () => {
    expect(sum([vitestCounts(clean, 0)]).failures).toBeUndefined();
  });
});
