import { readFile, writeFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { PDFDocument } from 'pdf-lib';
import { answerFor } from '../threads/work.ts';
import { broken } from '../verdict.ts';
import { scrubObjects } from './objects.ts';

async function rewrite({ from, to }: { from: string; to: string }): Promise<true> {
  // An encrypted file ends here: what cannot be read cannot be cleaned.
  const document = await PDFDocument.load(await readFile(from), { updateMetadata: false });
  if (document.getPageCount() === 0) throw broken();
  scrubObjects(document.context);
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  await writeFile(to, bytes, { mode: 0o600 });
  return true;
}

await answerFor(() => rewrite(workerData));
