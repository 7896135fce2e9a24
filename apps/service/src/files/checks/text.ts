import { open, readFile } from 'node:fs/promises';
import type { Workplace } from '../storage/index.ts';
import { fingerprint } from './fingerprint.ts';
import type { CleanFile } from './queries.ts';
import { Refused } from './verdict.ts';

// GB18030 and UTF-16 give a meaning to nearly every pair of bytes: what they read counts as text only where people could have
// written it. Private and unassigned signs are how a binary file looks through them.
const unwritten = /[\p{Co}\p{Cn}\p{Cs}]/gu;
const unwrittenMost = 0.001;

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function written(text: string | undefined): string | undefined {
  return (text?.match(unwritten)?.length ?? 0) > unwrittenMost * (text?.length ?? 0) ? undefined : text;
}

/** Words in UTF-8, in UTF-16 with its mark, or in GB18030, the encoding of Chinese Windows. */
export function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return written(decodedAs('utf-16le', bytes));
  if (first === 0xfe && second === 0xff) return written(decodedAs('utf-16be', bytes));
  // A zero byte is in no text of the two others.
  if (bytes.includes(0)) return undefined;
  return decodedAs('utf-8', bytes) ?? written(decodedAs('gb18030', bytes));
}

// Kept: tab, line feed, carriage return. Gone: what moves a terminal's cursor or turns the order of letters round.
const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const isLineOrTab = (letter: string) => letter === '\t' || letter === '\n' || letter === '\r';

/** Writes text anew as UTF-8 without control characters. */
export async function cleanText(place: Workplace): Promise<CleanFile> {
  const words = textOf(await readFile(place.original));
  if (words === undefined) throw new Refused('file-type');
  const plain = words.replace(steering, (letter) => (isLineOrTab(letter) ? letter : ''));
  if (plain.trim() === '') throw new Refused('file-broken');
  const file = await open(place.full, 'w', 0o600);
  await file.writeFile(plain).finally(() => file.close());
  const nothing = { width: null, height: null, durationMs: null, codecs: null };
  return { type: 'text/plain', ...nothing, ...(await fingerprint(place.full)) };
}
