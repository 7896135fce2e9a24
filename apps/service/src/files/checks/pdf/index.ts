import type { Workplace } from '../../storage/index.ts';
import { fingerprint } from '../fingerprint.ts';
import type { CleanFile } from '../queries.ts';
import { inThread } from '../threads/run.ts';

/** Writes a PDF anew from the objects its pages need, without what is said about them. */
export async function cleanPdf(place: Workplace): Promise<CleanFile> {
  await inThread<true>(new URL('./rewrite.ts', import.meta.url), { from: place.original, to: place.full });
  const nothing = { width: null, height: null, durationMs: null, codecs: null };
  return { type: 'application/pdf', ...nothing, ...(await fingerprint(place.full)) };
}
