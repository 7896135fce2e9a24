import { z } from 'zod';
import { defineRoute, idSchema } from '../route/index.ts';

/** Kinds of files that can be attached; the file's first bytes decide, never its name. */
export const attachableTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Limits, told before one uploads. */
export const fileLimits = { pictureBytes: 25 * 1024 * 1024, picturePixels: 60_000_000, filesPerEntry: 30 } as const;

/** Ids of uploaded files that join a case or a reply when it is sent. */
export const fileIdsSchema = z.array(idSchema).max(fileLimits.filesPerEntry).default([]);

/** An attached file; the addresses are on the file origin, signed, and end after some minutes. */
export const fileSchema = z.object({
  fileId: idSchema,
  name: z.string(),
  type: z.enum(attachableTypes),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  url: z.string(),
  thumbnailUrl: z.string(),
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
    summary: 'tus creation; Upload-Metadata carries fileId (client-made), filename and filetype',
    method: 'POST',
    path: '/api/uploads',
    audience: 'customer',
    may: member,
    raw: 'tus',
    status: 201,
    problems: ['file-too-large', 'file-type', 'id-taken'],
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
    problems: ['file-not-found', 'upload-conflict', 'file-type', 'file-broken'],
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
