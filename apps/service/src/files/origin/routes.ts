import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileRoutes, problem } from '#contract';
import type { AccessLog } from '#platform/access-log';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { fastifyPath, openServer } from '#platform/http';
import type { Logger } from '#platform/log';
import { posterOfCase, posterOfDraft, type Servable, servableOfCase, servableOfDraft } from '../queries.ts';
import { type FileType, kindOf } from '../rules.ts';
import type { Storage, Variant } from '../storage/index.ts';
import type { FileAddresses, Pointer } from './addresses.ts';
import { spanOf } from './ranges.ts';

/** What the origin of files needs. */
export interface FileOriginOptions {
  /** Of the customer role: an address reaches one company's or one person's rows. */
  readonly database: Database;
  readonly storage: Storage;
  readonly addresses: FileAddresses;
  readonly clock: Clock;
  /** Origin of the customer app: its pages read small pictures, to keep them for the time without a connection. */
  readonly homeUrl: string;
  readonly log: Logger;
  readonly tls: boolean;
  readonly trustProxy?: string | boolean;
  readonly accessLog?: AccessLog;
}

// Should a file ever be opened as a page, it may do nothing at all.
const policy = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const settingOf = { case: 'app.company_id', draft: 'app.person_id' } as const;
const finders = {
  case: { file: servableOfCase, poster: posterOfCase },
  draft: { file: servableOfDraft, poster: posterOfDraft },
} as const;

/** What an address leads to: the bytes of the file itself or, of a video, those of its poster. */
async function servable(options: FileOriginOptions, pointer: Pointer): Promise<Servable | undefined> {
  const { of, holderId, fileId, variant } = pointer;
  const find = finders[of];
  return options.database.transaction({ [settingOf[of]]: holderId }, async (tx) => {
    if (variant === 'poster') return find.poster(tx, holderId, fileId);
    const file = await find.file(tx, holderId, fileId);
    return variant === 'thumb' && file && kindOf(file.type) === 'video' ? find.poster(tx, holderId, fileId) : file;
  });
}

/** The type a file is sent as: ours for the small picture, else the one its bytes showed. */
function mediaType(type: FileType, variant: Variant): string {
  if (variant === 'thumb') return 'image/webp';
  return type === 'text/plain' ? 'text/plain; charset=utf-8' : type;
}

/** RFC 6266: a plain name for old readers, the true one percent-encoded. */
function disposition(file: Servable): string {
  const plain = file.fileName.replace(/[^\w. -]/g, '_');
  // Pictures only: whatever else is stored is never shown in a page of this origin.
  const how = file.type.startsWith('image/') ? 'inline' : 'attachment';
  return `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName).replace(/['()*]/g, encodeByte)}`;
}

const encodeByte = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

async function send(options: FileOriginOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const now = options.clock.now();
  const read = options.addresses.read((request.params as { address: string }).address, now);
  if (!read) throw problem('file-not-found');
  if (read.expired) throw problem('link-expired');
  const { pointer, expires } = read;
  const file = await servable(options, pointer);
  const variant = pointer.variant === 'thumb' ? 'thumb' : 'full';
  const length = file && (await options.storage.length(file.storageKey, variant));
  if (!file || length === undefined) throw problem('file-not-found');
  const etag = `"${file.sha256}-${variant}"`;
  reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': `private, max-age=${Math.floor((expires.getTime() - now.getTime()) / 1000)}, immutable`,
  });
  if (variant === 'thumb') reply.header('access-control-allow-origin', options.homeUrl);
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  reply.headers({ 'content-type': mediaType(file.type, variant), 'content-disposition': disposition(file) });
  const stale = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag;
  const span = stale ? undefined : spanOf(request.headers.range, length);
  if (span === 'outside')
    return reply.status(416).removeHeader('content-type').header('content-range', `bytes */${length}`).send();
  const { start, end } = span ?? { start: 0, end: length - 1 };
  if (span) reply.status(206).header('content-range', `bytes ${start}-${end}/${length}`);
  reply.header('content-length', end - start + 1);
  if (request.method === 'HEAD') return reply.send();
  return reply.send(options.storage.read(file.storageKey, variant, start, end));
}

/** Opens the server of the file origin: it answers signed addresses and nothing else, and knows no cookie. */
export function openFileOrigin(options: FileOriginOptions): FastifyInstance {
  const { log, tls, trustProxy, accessLog } = options;
  const app = openServer({
    log,
    headers: { contentSecurityPolicy: policy, resourcePolicy: 'cross-origin', tls },
    ...(trustProxy !== undefined && { trustProxy }),
    ...(accessLog && { accessLog }),
  });
  app.route({
    method: ['GET', 'HEAD'],
    url: fastifyPath(fileRoutes.readFile.path),
    handler: (request, reply) => send(options, request, reply),
  });
  return app;
}
