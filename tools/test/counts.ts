/** How many tests of a stage ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Titles of what failed, with its first line; said again at the end, where nobody has to look for them. */
  failures?: readonly string[];
}

/** A check without tests of its own, like types, counts as one test. */
export function oneCheck(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Sums stages. */
export function sum(all: readonly Counts[]): Counts {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const each of all) {
    total.passed += each.passed;
    total.failed += each.failed;
    total.skipped += each.skipped;
  }
  const failures = all.flatMap((each) => each.failures ?? []);
  return failures.length > 0 ? { ...total, failures } : total;
}

/** The last line of `npm test`. */
export function closingLine(counts: Counts): string {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return `${counts.passed} passed, ${counts.failed} failed${skipped}`;
}

interface VitestTest {
  status?: string;
  fullName?: string;
  failureMessages?: readonly string[];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; name?: string; message?: string; assertionResults: VitestTest[] }[];
}

const longestLine = 400;

const firstLine = (text: string | undefined): string => (text ?? '').trim().split('\n')[0]!.slice(0, longestLine);

function vitestFailures({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ status, name, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [`${name}: ${firstLine(message)}`];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

/** Counts of vitest's JSON report. A run that failed with no failed test (a file that does not load) still has a failure. */
export function vitestCounts(report: VitestReport | null, exitCode: number): Counts {
  if (!report) return oneCheck(false);
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return { ...withFailureOf(counts, exitCode), failures: vitestFailures(report) };
}

interface PlaywrightSuite {
  suites?: readonly PlaywrightSuite[];
  specs?: readonly { title: string; file: string; tests: readonly PlaywrightTest[] }[];
}

interface PlaywrightTest {
  status: string;
  results: readonly { error?: { message?: string } }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

function playwrightFailures({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => `${file} › ${title}: ${firstLine(results.at(-1)?.error?.message)}`),
  );
  return [...own, ...suites.flatMap(playwrightFailures)];
}

/**
 * Counts of Playwright's JSON report. A story that passed only when repeated counts as passed and is listed as flaky by
 * the reporter: its limits of seconds hold on a machine that has them to give.
 */
export function playwrightCounts(report: PlaywrightReport | null, exitCode: number): Counts {
  if (!report) return oneCheck(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = withFailureOf({ passed: expected + flaky, failed: unexpected, skipped }, exitCode);
  return { ...counts, failures: playwrightFailures(report) };
}

/** An exit code says that something failed even when no single test did, or when there was no test at all. */
function withFailureOf(counts: Counts, exitCode: number): Counts {
  const nothingRan = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (exitCode !== 0 || nothingRan) ? { ...counts, failed: 1 } : counts;
}
