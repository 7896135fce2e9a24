import { attachableTypes, fileLimits } from '#contract';

/** A type we can check, clean and show. */
export type AttachableType = (typeof attachableTypes)[number];

/** Whether a media type is one that can be attached. */
export const isAttachable = (type: string | undefined): type is AttachableType =>
  (attachableTypes as readonly (string | undefined)[]).includes(type);

/** Milliseconds after its last activity at which an upload that joined nothing is dropped. */
export const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Uploads one person may have lying about: one full entry and some taken back and begun again. */
export const openUploadsPerPerson = fileLimits.filesPerEntry + 10;

/** Milliseconds after which a check that was claimed counts as died; longer than a check may take. */
export const checkClaimMs = 75_000;

/** Times a check may die under a file before the file is held to be the reason. */
export const checkAttempts = 3;

/** When an upload that was last touched then is dropped. */
export const expiryOf = (touchedAt: Date): Date => new Date(touchedAt.getTime() + abandonedAfterMs);

/** Whether an upload counts as gone although the sweep has not come by yet. */
export const isAbandoned = (upload: { touchedAt: Date; joinedAt: Date | null }, now: Date): boolean =>
  upload.joinedAt === null && expiryOf(upload.touchedAt) <= now;

/** The type a file is sent as: ours for the small picture, else the one its bytes showed. */
export const servedType = (type: AttachableType, variant: 'full' | 'thumb'): AttachableType =>
  variant === 'thumb' ? 'image/webp' : type;
