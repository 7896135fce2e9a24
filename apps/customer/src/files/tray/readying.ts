import { ProblemError } from '#contract';
import { fetchedCode } from '#ui/code';
import { type Attachment, type Form, formOf, newForm } from './attachment.ts';
import type { Holding } from './holding.ts';

/** What readying has changed of an attachment, and the forms it has made, which are held and not kept yet. */
export interface Readied {
  readonly change: Partial<Attachment>;
  readonly made: readonly Form[];
}

const jpegName = (name: string) => `${name.replace(/\.[^.]{1,5}$/, '')}.jpg`;

// The code that looks into files is fetched with the first file.
const code = fetchedCode(() => import('../preparing/index.ts'), 'prepare');
const preparing = () =>
  code().catch((cause: unknown) => {
    // A connection that broke, not the file: it passes by itself.
    throw Object.assign(new ProblemError({ code: 'try-again', status: 503 }), { cause });
  });

/** The form that is worth sending, with what it needs beside it, but without its hash. */
async function shaped(one: Attachment, holding: Holding): Promise<Readied> {
  // A size that was chosen stays; a poster that was made does, too.
  if (one.size || one.poster) return { change: {}, made: [] };
  const { prepare } = await preparing();
  const bytes = holding.bytesOf(one);
  const found = await prepare(one, { bytes, isWhole: holding.has(one), blob: () => holding.blobOf(one) });
  if (found.problem) return { change: { state: 'refused', problem: found.problem }, made: [] };
  const lasts = found.durationMs !== undefined && { durationMs: found.durationMs };
  if (found.smaller) {
    const smaller = newForm(found.smaller, jpegName(one.name), found.smaller.type);
    holding.hold(smaller, found.smaller);
    return { change: { ...smaller, size: 'smaller', other: formOf(one) }, made: [smaller] };
  }
  if (!found.poster) return { change: { ...lasts }, made: [] };
  const poster = newForm(found.poster, jpegName(one.name), found.poster.type);
  holding.hold(poster, found.poster);
  return { change: { ...lasts, poster: { ...poster, isUp: false } }, made: [poster] };
}

/** Makes a file fit to be sent, hashes included. @throws AbortError, and when its bytes cannot be read */
export async function readied(
  one: Attachment,
  holding: Holding,
  signal: AbortSignal,
  onPart: (part: number) => void,
): Promise<Readied> {
  const { change, made } = await shaped(one, holding);
  if (change.state === 'refused') return { change, made };
  const { hashOf } = await preparing();
  const now: Attachment = { ...one, ...change };
  const sha256 = await hashOf(holding.sourceOf(now), signal, onPart);
  const { poster } = now;
  const posterHash = poster && !poster.sha256 ? await hashOf(holding.sourceOf(poster), signal) : poster?.sha256;
  return { change: { ...change, sha256, ...(poster && { poster: { ...poster, sha256: posterHash } }) }, made };
}

/** Whether a file is the one that an upload was begun with. */
export async function isSameFile(one: Attachment, file: Blob, onPart: (part: number) => void): Promise<boolean> {
  if (!one.sha256 || file.size !== one.bytes) return false;
  const { hashOf } = await preparing();
  // Nothing of it is kept: what is read is the file itself.
  const source = { personId: '', keptId: '', size: file.size, file };
  return (await hashOf(source, new AbortController().signal, onPart)) === one.sha256;
}
