import { attachableTypes, type FileKind, fileKinds, fileLimits, type ProblemCode } from '#contract';

/** Most bytes of each kind, as the service takes them. */
export const mostBytes: Readonly<Record<FileKind, number>> = {
  picture: fileLimits.pictureBytes,
  video: fileLimits.videoBytes,
  pdf: fileLimits.pdfBytes,
  text: fileLimits.textBytes,
};

// Browsers know no media type for HEIC and for machine logs, and some name films in words of their own.
const endings: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  pdf: 'application/pdf',
  txt: 'text/plain',
  log: 'text/plain',
  nc: 'text/plain',
  lst: 'text/plain',
};

/** What a chooser of files offers: media types, and the endings that have none. */
export const choosable = [
  ...Object.values(attachableTypes).flat(),
  ...Object.keys(endings).map((one) => `.${one}`),
].join(',');

const kindOfType = (type: string): FileKind | undefined =>
  fileKinds.find((kind) => (attachableTypes[kind] as readonly string[]).includes(type));

/** What a chosen file is taken for; the service looks at its bytes. */
export interface Taken {
  readonly kind: FileKind;
  /** The media type the service is told. */
  readonly type: string;
}

/** What a file is, by its media type or else by the ending of its name; null for what cannot be sent. */
export function takenFor({ name, type }: Pick<File, 'name' | 'type'>): Taken | null {
  const told = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const byEnding = endings[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  const found = kindOfType(told) ? told : byEnding;
  const kind = found === undefined ? undefined : kindOfType(found);
  return kind && found ? { kind, type: found } : null;
}

/** Why a file cannot go up as it is, told before a byte of it has; a large picture may still become smaller. */
export function refusalOf(taken: Taken | null, bytes: number): ProblemCode | undefined {
  if (!taken) return 'file-type';
  if (bytes === 0) return 'file-broken';
  return taken.kind !== 'picture' && bytes > mostBytes[taken.kind] ? 'file-too-large' : undefined;
}
