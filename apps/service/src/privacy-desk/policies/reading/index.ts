import { textOfPdf } from './pdf.ts';
import { charactersOf, policyTextOf, type ReadText } from './text.ts';

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

/** Reads a policy text from a file; the bytes decide what it is, not its name. @throws a problem that says what is wrong */
export async function readPolicyFile(bytes: Uint8Array, language: string): Promise<ReadText> {
  return policyTextOf(isPdf(bytes) ? await textOfPdf(bytes) : charactersOf(bytes, language));
}
