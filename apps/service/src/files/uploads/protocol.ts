import type { IncomingHttpHeaders } from 'node:http';
import { type FileKind, fileLimits, problem } from '#contract';
import { PlatformProblem } from '#platform/http';
import { isUuid } from '#platform/ids';
import { displayName } from '../names.ts';
import { expiryOf, kindOfName, kindOfType, mostBytes } from '../rules.ts';
import type { Upload } from './queries.ts';

/** The one version of tus we speak. */
export const tusVersion = '1.0.0';

/** Media type of a piece of an upload. */
export const pieceType = 'application/offset+octet-stream';

/** Answers to OPTIONS: only what works is named (tus 1.0, "OPTIONS"). */
export const tusAbilities = {
  'tus-resumable': tusVersion,
  'tus-version': tusVersion,
  'tus-extension': 'creation,expiration,termination',
  'tus-max-size': String(fileLimits.videoBytes),
} as const;

/** What pages of another origin must be allowed to send to uploads and to read from their answers. */
export const uploadCors = {
  methods: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
  requestHeaders: [
    'authorization',
    'content-type',
    'tus-resumable',
    'upload-length',
    'upload-metadata',
    'upload-offset',
    'x-http-method-override',
  ],
  exposedHeaders: [
    'location',
    'request-id',
    'retry-after',
    'tus-extension',
    'tus-max-size',
    'tus-resumable',
    'tus-version',
    'upload-expires',
    'upload-length',
    'upload-metadata',
    'upload-offset',
  ],
} as const;

/** What a client wants to send. */
export interface UploadWish {
  readonly uploadId: string;
  readonly fileName: string;
  readonly uploadBytes: number;
  /** What the client says it is; null when it says nothing. */
  readonly kind: FileKind | null;
  /** Of the whole file, in hex, as the client has it. */
  readonly sha256: string | null;
  /** The video this is the poster of. */
  readonly posterOf: string | null;
  /** The header as it came, for answers to HEAD. */
  readonly metadata: string;
}

const only = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** The method that counts: one that an environment cannot send travels in a header (tus 1.0, "X-HTTP-Method-Override"). */
export const methodOf = (method: string, headers: IncomingHttpHeaders): string =>
  only(headers, 'x-http-method-override')?.toUpperCase() ?? method;

/**
 * Refuses other versions (tus 1.0, "Tus-Resumable"). Taking back says no version of its own in the page, whose client
 * for JSON does it; a DELETE means the same in every version.
 * @throws 412
 */
export function requireVersion(method: string, headers: IncomingHttpHeaders): void {
  const told = only(headers, 'tus-resumable') ?? (method === 'DELETE' ? tusVersion : undefined);
  if (told !== tusVersion) throw new PlatformProblem(412, 'input', { fields: { 'tus-resumable': 'version' } });
}

const wrong = (field: string, how: string) => new PlatformProblem(400, 'input', { fields: { [field]: how } });

function wholeNumber(headers: IncomingHttpHeaders, name: string): number {
  const value = only(headers, name) ?? '';
  if (!/^\d{1,15}$/.test(value)) throw wrong(name, 'number');
  return Number(value);
}

/** `Upload-Metadata`: pairs of a key and a base64 value, separated by commas (tus 1.0, "Creation"). */
function metadataOf(headers: IncomingHttpHeaders): Map<string, string> {
  const refused = wrong('upload-metadata', 'format');
  const text = only(headers, 'upload-metadata') ?? '';
  if (text.length > 4096) throw refused;
  const found = new Map<string, string>();
  for (const pair of text.split(',')) {
    const [name, value = '', ...more] = pair.trim().split(' ');
    if (!name || more.length > 0 || found.has(name) || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw refused;
    found.set(name, Buffer.from(value, 'base64').toString('utf8'));
  }
  return found;
}

/** The kind a client names by media type or, where its browser knows none, by the ending of the name. */
function toldKind(type: string | undefined, fileName: string): FileKind | null {
  if (!type || type === 'application/octet-stream') return kindOfName(fileName) ?? null;
  const kind = kindOfType(type);
  if (!kind) throw problem('file-type');
  return kind;
}

/** Reads what a creation asks for; too large, empty or plainly of no kind of ours is refused before a byte goes up. */
export function readWish(headers: IncomingHttpHeaders): UploadWish {
  const metadata = metadataOf(headers);
  const uploadId = metadata.get('fileId');
  if (!isUuid(uploadId)) throw wrong('fileId', 'uuid');
  const posterOf = metadata.get('posterOf') ?? null;
  if (posterOf !== null && (!isUuid(posterOf) || posterOf === uploadId)) throw wrong('posterOf', 'uuid');
  const sha256 = metadata.get('sha256') ?? null;
  if (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256)) throw wrong('sha256', 'format');
  const uploadBytes = wholeNumber(headers, 'upload-length');
  const fileName = displayName(metadata.get('filename') ?? '');
  const told = toldKind(metadata.get('filetype'), fileName);
  if (posterOf !== null && told !== null && told !== 'picture') throw problem('file-type');
  const kind = posterOf === null ? told : 'picture';
  if (uploadBytes > mostBytes(kind)) throw problem('file-too-large');
  if (uploadBytes === 0) throw problem('file-broken');
  return { uploadId, uploadBytes, fileName, kind, sha256, posterOf, metadata: only(headers, 'upload-metadata') ?? '' };
}

/** Where a piece begins. */
export function readOffset(headers: IncomingHttpHeaders): number {
  if (only(headers, 'content-type') !== pieceType) throw new PlatformProblem(415, 'media-type');
  return wholeNumber(headers, 'upload-offset');
}

/** Headers that tell how far an upload is. */
export function headersOf(upload: Upload, length: number): Record<string, string> {
  return {
    'upload-offset': String(length),
    'upload-length': String(upload.uploadBytes),
    // As the client said it, not as it is shown (tus 1.0, "Creation").
    ...(upload.metadata && { 'upload-metadata': upload.metadata }),
    ...expires(upload.touchedAt),
  };
}

/** When an unfinished upload is dropped (tus 1.0, "Expiration"). */
export const expires = (touchedAt: Date) => ({ 'upload-expires': expiryOf(touchedAt).toUTCString() });
