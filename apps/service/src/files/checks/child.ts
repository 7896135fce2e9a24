import type { Workplace } from '../storage/index.ts';
import { cleanFile } from './clean.ts';
import { type CheckLimits, lookEveryMs, machineFailed, memoryMarginBytes, overMemory } from './limits.ts';
import { machineFault, type Told } from './verdict.ts';

const [place, told, limits] = JSON.parse(process.argv[2]!) as [Workplace, Told, CheckLimits];

// Decoding happens on other threads, so this timer keeps looking; the parent watches the time.
setInterval(() => {
  if (process.memoryUsage.rss() > limits.memoryBytes - memoryMarginBytes) process.exit(overMemory);
}, lookEveryMs);
process.on('disconnect', () => process.exit(1));

try {
  const verdict = await cleanFile(place, told, limits);
  process.send!(verdict, () => process.exit(0));
} catch (error) {
  if (machineFault(error)) process.exit(machineFailed);
  throw error;
}
