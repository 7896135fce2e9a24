import { attachableTypes, type FileKind, fileKinds, fileLimits, type fileTypes } from '#contract';
import type { Variant } from './storage/index.ts';

/** A type a checked file has. */
export type FileType = (typeof fileTypes)[number];

/** The kind of a media type that can be attached. */
export const kindOfType = (type: string): FileKind | undefined =>
  fileKinds.find((kind) => (attachableTypes[kind] as readonly string[]).includes(type));

/** The kind of a checked file. */
export const kindOf = (type: FileType): FileKind => kindOfType(type)!;

const endingKinds: Record<FileKind, readonly string[]> = {
  picture: ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif'],
  video: ['mp4', 'm4v', 'mov', 'webm'],
  pdf: ['pdf'],
  text: ['txt', 'log', 'nc', 'lst'],
};

/** The kind a name speaks of, for browsers that know no media type for it (HEIC and machine logs among them). */
export const kindOfName = (name: string): FileKind | undefined => {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return fileKinds.find((kind) => endingKinds[kind].includes(ending));
};

/** Most bytes of each kind. */
export const bytesOfKind: Record<FileKind, number> = {
  picture: fileLimits.pictureBytes,
  video: fileLimits.videoBytes,
  pdf: fileLimits.pdfBytes,
  text: fileLimits.textBytes,
};

/** Most bytes of a kind; of what nobody has named, those of a picture. */
export const mostBytes = (kind: FileKind | null): number => bytesOfKind[kind ?? 'picture'];

/** Milliseconds after its last activity at which an upload that joined nothing is dropped. */
export const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Uploads one person may have lying about: a full entry, its posters, and some taken back and begun again. */
export const openUploadsPerPerson = 2 * fileLimits.filesPerEntry + 10;

/** Milliseconds after which a check that was claimed counts as died; longer than a check may take. */
export const checkClaimMs = 75_000;

/** Times a check may die under a file before the file is held to be the reason. */
export const checkAttempts = 3;

/** When an upload that was last touched then is dropped. */
export const expiryOf = (touchedAt: Date): Date => new Date(touchedAt.getTime() + abandonedAfterMs);

/** Whether an upload counts as gone although the sweep has not come by yet. */
export const isAbandoned = (upload: { touchedAt: Date; joinedAt: Date | null }, now: Date): boolean =>
  upload.joinedAt === null && expiryOf(upload.touchedAt) <= now;

/** Variants the storage keeps of a file: a small picture is made of pictures alone. */
export const variantsOf = (type: FileType): readonly Variant[] =>
  kindOf(type) === 'picture' ? ['full', 'thumb'] : ['full'];
