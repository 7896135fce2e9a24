import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a measured process by `--import …/stalls.ts?to=FILE`: writes each second how long its event loop stood still
 * at the longest, and at p99.9, since the file was last removed.
 */
const file = new URL(import.meta.url).searchParams.get('to');
const everyMs = 1_000;
const resolutionMs = 5;

if (file) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const beyond = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  setInterval(() => {
    writeFileSync(file, JSON.stringify({ longestMs: beyond(delay.max), p999Ms: beyond(delay.percentile(99.9)) }));
  }, everyMs).unref();
  // The measurement begins when it is asked to: what happened while the process started is not the load's.
  process.on('SIGUSR2', () => delay.reset());
}
