import sharp from 'sharp';
import type { Workplace } from '../storage/index.ts';
import { type CheckLimits, overMemory } from './limits.ts';
import { cleanPicture } from './picture.ts';

// Only the three readers we need: a file that fools the type check meets no SVG, PDF or TIFF reader behind it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'] });
sharp.cache(false);
sharp.concurrency(1);

const [place, limits] = JSON.parse(process.argv[2]!) as [Workplace, CheckLimits];

// Decoding happens on other threads, so this timer keeps looking; the parent watches the time.
setInterval(() => {
  if (process.memoryUsage.rss() > limits.memoryBytes) process.exit(overMemory);
}, 20);
process.on('disconnect', () => process.exit(1));

const verdict = await cleanPicture(place, limits.pixels);
process.send!(verdict, () => process.exit(0));
