import { z } from 'zod';
import { defineRoute, idSchema, line } from '../route/index.ts';

/** What a file is to the one who looks at it. */
export const fileKinds = ['picture', 'video', 'pdf', 'text'] as const;

/** What a file is to the one who looks at it. */
export type FileKind = (typeof fileKinds)[number];

/** Media types that can be sent, by kind; the file's bytes decide, its name never does. */
export const attachableTypes = {
  picture: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
  video: ['video/mp4', 'video/quicktime', 'video/webm'],
  pdf: ['application/pdf'],
  text: ['text/plain'],
} as const satisfies Record<FileKind, readonly string[]>;

/** Media types that are answered; a HEIC has become a JPEG by then. */
export const fileTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
  'text/plain',
] as const;

const mebibyte = 1024 * 1024;

/**
 * Limits, told before one uploads: bytes by kind of file, pixels of a picture (fewer of a WebP, whose decoder holds them
 * twice), files of one case or reply.
 */
export const fileLimits = {
  pictureBytes: 25 * mebibyte,
  videoBytes: 1024 * mebibyte,
  pdfBytes: 25 * mebibyte,
  textBytes: 5 * mebibyte,
  picturePixels: 60_000_000,
  webpPixels: 40_000_000,
  filesPerEntry: 30,
  captionCharacters: 200,
  /**
   * Bytes of one PATCH at most, as a client should cut: each piece is put on the disk before it is acknowledged. On a
   * slow line smaller, so that a piece takes less than a minute; what of a piece has come before a cut stays.
   */
  pieceBytes: 32 * mebibyte,
} as const;

/** Ids of uploaded files that join a case or a reply when it is sent, in the order they are shown. */
export const fileIdsSchema = z.array(idSchema).max(fileLimits.filesPerEntry).default([]);

/** Captions of files that are sent, by the file's id; those of other ids count for nothing. */
export const fileCaptionsSchema = z
  .record(idSchema, line(fileLimits.captionCharacters))
  .refine((captions) => Object.keys(captions).length <= fileLimits.filesPerEntry, 'too-many')
  .default({});

/** An attached file; the addresses are on the file origin, signed, and end after some minutes. */
export const fileSchema = z.object({
  fileId: idSchema,
  kind: z.enum(fileKinds),
  name: z.string(),
  type: z.enum(fileTypes),
  bytes: z.int(),
  /** Pixels as shown, upright; null for what has none. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Milliseconds of a video. */
  durationMs: z.int().nullable(),
  /** Codecs of a video as RFC 6381 names them, e.g. `avc1.64001f,mp4a.40.2`; a page asks its browser with them. */
  codecs: z.string().nullable(),
  caption: z.string().nullable(),
  url: z.string(),
  /** A small picture: of a picture, or of a video's poster; null where there is none. */
  thumbnailUrl: z.string().nullable(),
  /** The poster of a video, as its phone made it; null where there is none. */
  posterUrl: z.string().nullable(),
});

/** An attached file. */
export type AttachedFile = z.output<typeof fileSchema>;

const member = ['member', 'company-admin'] as const;
const params = z.object({ uploadId: idSchema });

/** Routes about files: tus 1.0 uploads (the upload's id is the file's id) and the address of a file. */
export const fileRoutes = {
  startUpload: defineRoute({
    id: 'startUpload',
    tag: 'Files',
    summary:
      'tus creation; Upload-Metadata carries fileId (client-made), filename, filetype, sha256 (64 hex digits of the ' +
      'whole file, checked before it can join) and, for the poster of a video, posterOf (the id of the video)',
    method: 'POST',
    path: '/api/uploads',
    audience: 'customer',
    may: member,
    raw: 'tus',
    status: 201,
    problems: ['file-too-large', 'file-type', 'file-broken', 'too-many-files', 'id-taken', 'too-often'],
    perPerson: { times: 600, windowSeconds: 3600 },
  }),
  readUpload: defineRoute({
    id: 'readUpload',
    tag: 'Files',
    summary: 'tus: how many bytes are safely stored',
    method: 'HEAD',
    path: '/api/uploads/{uploadId}',
    audience: 'customer',
    may: member,
    params,
    raw: 'tus',
    problems: ['file-not-found'],
  }),
  continueUpload: defineRoute({
    id: 'continueUpload',
    tag: 'Files',
    summary: 'tus: send the next bytes; each call takes a fresh token',
    method: 'PATCH',
    path: '/api/uploads/{uploadId}',
    audience: 'customer',
    may: member,
    params,
    raw: 'tus',
    status: 204,
    problems: ['file-not-found', 'upload-conflict', 'file-too-large', 'media-type', 'try-again'],
  }),
  endUpload: defineRoute({
    id: 'endUpload',
    tag: 'Files',
    summary: 'tus termination: take back a file that has not joined a case',
    method: 'DELETE',
    path: '/api/uploads/{uploadId}',
    audience: 'customer',
    may: member,
    params,
    raw: 'tus',
    status: 204,
    problems: ['file-not-found'],
  }),
  readFileState: defineRoute({
    id: 'readFileState',
    tag: 'Files',
    summary: 'Whether an uploaded file has been checked and is ready to join a case',
    method: 'GET',
    path: '/api/files/{fileId}',
    audience: 'customer',
    may: member,
    params: z.object({ fileId: idSchema }),
    answer: z.object({
      fileId: idSchema,
      state: z.enum(['uploading', 'checking', 'ready', 'refused']),
      refusal: z.enum(['file-type', 'file-too-large', 'file-broken']).nullable(),
      file: fileSchema.nullable(),
    }),
    problems: ['file-not-found'],
  }),
  readFile: defineRoute({
    id: 'readFile',
    tag: 'Files',
    summary: 'The bytes of a file, on the file origin; the signed address is the permission and ends after minutes',
    method: 'GET',
    path: '/f/{address}',
    audience: 'public',
    may: ['anyone'],
    params: z.object({ address: z.string().max(400) }),
    raw: 'file',
    problems: ['file-not-found', 'link-expired'],
  }),
} as const;
