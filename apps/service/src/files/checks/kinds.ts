import { fileTypeFromFile } from 'file-type';
import type { FileKind } from '#contract';
import { Refused } from './verdict.ts';

/** What a file's first bytes say, as far as it decides who cleans it. */
export type RealType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/heic'
  | 'video/mp4'
  | 'video/quicktime'
  | 'video/webm'
  | 'application/pdf'
  | 'text/plain';

const known: Readonly<Record<string, { type: RealType; kind: FileKind }>> = {
  'image/jpeg': { type: 'image/jpeg', kind: 'picture' },
  'image/png': { type: 'image/png', kind: 'picture' },
  'image/webp': { type: 'image/webp', kind: 'picture' },
  'image/heic': { type: 'image/heic', kind: 'picture' },
  'image/heif': { type: 'image/heic', kind: 'picture' },
  'image/heic-sequence': { type: 'image/heic', kind: 'picture' },
  'image/heif-sequence': { type: 'image/heic', kind: 'picture' },
  'video/mp4': { type: 'video/mp4', kind: 'video' },
  'video/x-m4v': { type: 'video/mp4', kind: 'video' },
  'video/3gpp': { type: 'video/mp4', kind: 'video' },
  'video/3gpp2': { type: 'video/mp4', kind: 'video' },
  'video/quicktime': { type: 'video/quicktime', kind: 'video' },
  'video/webm': { type: 'video/webm', kind: 'video' },
  'application/pdf': { type: 'application/pdf', kind: 'pdf' },
};

/**
 * Decides by a file's bytes what it is. They must be of the kind that was told: a page called `photo.jpg` is refused
 * rather than kept as something else. Text has no bytes of its own and is text only when it was told to be.
 * @throws Refused with `file-type`
 */
export async function realTypeOf(path: string, told: FileKind | null): Promise<{ type: RealType; kind: FileKind }> {
  const found = (await fileTypeFromFile(path))?.mime;
  const real = found === undefined ? undefined : known[found];
  // First letters mean something else by chance now and then; whether it is text is seen by all of it.
  if (told === 'text' && !real) return { type: 'text/plain', kind: 'text' };
  if (!real || (told !== null && told !== real.kind)) throw new Refused('file-type');
  return real;
}
