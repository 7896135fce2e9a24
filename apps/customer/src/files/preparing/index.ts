import type { Bytes } from '../../offline/store/bytes.ts';
import type { Attachment } from '../tray/attachment.ts';
import { mostBytes } from '../tray/kinds.ts';
import { durationOf, filmOf } from './film.ts';
import { shrink } from './smaller.ts';

export { hashAside as hashOf } from '../aside/index.ts';

/** What was found out about a file, and made of it, before it goes up. */
export interface Prepared {
  readonly smaller?: Blob;
  readonly poster?: Blob;
  readonly durationMs?: number;
  readonly problem?: 'file-too-large';
}

async function preparePicture(picture: Blob): Promise<Prepared> {
  const shrunk = await shrink(picture);
  if (shrunk === 'too-many-pixels') return { problem: 'file-too-large' };
  if (shrunk.smaller) return { smaller: shrunk.smaller };
  return picture.size > mostBytes.picture ? { problem: 'file-too-large' } : {};
}

async function prepareFilm(film: Blob | null, bytes: Bytes): Promise<Prepared> {
  // The app's worker has no screen to draw a film on.
  const { poster, durationMs } =
    film && typeof document !== 'undefined' ? await filmOf(film) : { poster: null, durationMs: null };
  const lasts = durationMs ?? (await durationOf(bytes).catch(() => null));
  return { ...(poster && { poster }), ...(lasts !== null && { durationMs: lasts }) };
}

// A film that lies on the device in encrypted pieces is not put together for a picture of it.
const mostForPoster = 64 * 1024 * 1024;

interface Source {
  readonly bytes: Bytes;
  /** True when the page has the file itself. */
  readonly isWhole: boolean;
  readonly blob: () => Promise<Blob | null>;
}

/** Makes a large picture smaller and takes a frame of a video. */
export async function prepare({ kind }: Pick<Attachment, 'kind'>, { bytes, isWhole, blob }: Source): Promise<Prepared> {
  if (kind === 'video') return prepareFilm(isWhole || bytes.size <= mostForPoster ? await blob() : null, bytes);
  const picture = kind === 'picture' ? await blob() : null;
  return picture ? preparePicture(picture) : {};
}
