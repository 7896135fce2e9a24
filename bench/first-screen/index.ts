import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { buildApps } from '../../tools/start/ground/build.ts';
import { type Row, verdictOf } from '../report/row.ts';
import { weigh } from './weigh.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

/** Compressed JavaScript and styles of the first screen of the customer app (trust.md §5). */
export async function firstScreenRow(port: number): Promise<Row> {
  await buildApps();
  const bareFolder = mkdtempSync(join(tmpdir(), 'service-center-bare-'));
  try {
    await buildBare(bareFolder);
    const ours = await weigh(here('../../apps/customer/dist'), port);
    const bare = await weigh(bareFolder, port);
    const largest = ours.files.slice(0, 5).map(({ path, bytes }) => `${path.split('/').pop()} ${kilobytes(bytes)}`);
    return {
      what: 'first screen of the customer app, gzip',
      ours: `${kilobytes(ours.bytes)} in ${ours.files.length} files`,
      baseline: `${kilobytes(bare.bytes)} React, router and query alone`,
      figure: kilobytes(ours.bytes),
      reach: '≤ 150 KB',
      record: '125 KB',
      verdict: verdictOf(ours.bytes / 1024, { reach: 150, record: 125, better: 'less' }),
      notes: [`largest: ${largest.join(', ')}`, `with brotli, as browsers get it: ${kilobytes(ours.brotliBytes)}`],
    };
  } finally {
    rmSync(bareFolder, { recursive: true, force: true });
  }
}

/** The smallest app that uses the same parts, built the same way. */
async function buildBare(outDir: string): Promise<void> {
  await build({
    root: here('./bare'),
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      target: ['chrome105', 'safari15.4', 'firefox110'],
    },
  });
}
