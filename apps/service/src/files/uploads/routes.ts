import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { fileRoutes, problem } from '#contract';
import { fastifyPath, type Mounted, type RoleBearer } from '#platform/http';
import { isUuid } from '#platform/ids';
import { dropUpload, findUpload, leaseUpload, startUpload, storedLength, type UploadWorld } from './actions.ts';
import {
  expires,
  headersOf,
  methodOf,
  pieceType,
  readOffset,
  readWish,
  requireVersion,
  tusAbilities,
  tusVersion,
} from './protocol.ts';
import { endUpload, type Sender } from './queries.ts';
import { receivePiece } from './receiving.ts';

type TusRoute = (typeof fileRoutes)['startUpload' | 'readUpload' | 'continueUpload' | 'endUpload'];

/** How requests reach uploads: the mount of the server, and who of an actor is the uploader. */
export interface UploadMount<Actor extends RoleBearer> {
  readonly app: FastifyInstance;
  readonly mounted: Pick<Mounted<{ customer: Actor }>, 'actFor' | 'bound'>;
  readonly uploaderOf: (actor: Actor) => Sender;
}

/** A mount with the world its handlers work in. */
interface Handling<Actor extends RoleBearer> extends UploadMount<Actor> {
  readonly world: UploadWorld;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const uploadIdOf = (request: FastifyRequest): string => {
  const { uploadId } = request.params as { uploadId: string };
  if (!isUuid(uploadId)) throw problem('file-not-found');
  return uploadId;
};

const starting =
  <Actor extends RoleBearer>({ mounted, uploaderOf, world }: Handling<Actor>): Handler =>
  async (request, reply) => {
    const start = () =>
      mounted.actFor(fileRoutes.startUpload, request, async (act, countNew) => {
        const by = uploaderOf(act.actor);
        const wish = readWish(request.headers);
        const begun = await startUpload(act, world.storage, by, wish);
        if ('isNew' in begun && begun.isNew) await countNew();
        return { by, wish, started: begun };
      });
    let { by, wish, started } = await start();
    if ('storageKey' in started) {
      await dropUpload(world, by, started, wish.uploadId);
      ({ by, wish, started } = await start());
    }
    if ('storageKey' in started) throw problem('id-taken');
    // Relative: no link is built from a Host header (trust.md §3).
    const headers = { location: `/api/uploads/${wish.uploadId}`, ...expires(started.touchedAt) };
    return reply.status(201).headers(headers).send();
  };

const reading =
  <Actor extends RoleBearer>({ mounted, uploaderOf, world }: Handling<Actor>): Handler =>
  async (request, reply) => {
    const [by, found] = await mounted.actFor(fileRoutes.readUpload, request, async (act) => {
      const uploader = uploaderOf(act.actor);
      return [uploader, await findUpload(act, uploader, uploadIdOf(request))] as const;
    });
    const [upload, length] = await storedLength(world, by, found);
    return reply.status(200).headers(headersOf(upload, length)).send();
  };

const continuing =
  <Actor extends RoleBearer>({ mounted, uploaderOf, world }: Handling<Actor>): Handler =>
  async (request, reply) => {
    const lease = await mounted.actFor(fileRoutes.continueUpload, request, async (act) => {
      readOffset(request.headers);
      return leaseUpload(act, uploaderOf(act.actor), uploadIdOf(request));
    });
    const body = (request.body as Readable | undefined) ?? Readable.from([]);
    const length = await receivePiece(world, lease, readOffset(request.headers), body);
    const headers = { 'upload-offset': String(length), ...expires(world.clock.now()) };
    return reply.status(204).headers(headers).send();
  };

const ending =
  <Actor extends RoleBearer>({ mounted, uploaderOf, world }: Handling<Actor>): Handler =>
  async (request, reply) => {
    const [by, ended] = await mounted.actFor(fileRoutes.endUpload, request, async (act) => {
      const uploader = uploaderOf(act.actor);
      const upload = await findUpload(act, uploader, uploadIdOf(request));
      return [uploader, await endUpload(act.tx, uploader, upload.uploadId)] as const;
    });
    if (!ended) throw problem('file-not-found');
    await dropUpload(world, by, ended, uploadIdOf(request));
    return reply.status(204).send();
  };

/** Answers one address by the method that counts. */
function bindAddress(app: FastifyInstance, routes: readonly TusRoute[], handlers: readonly Handler[]): void {
  const methods = routes.map(({ method }) => method as HTTPMethods);
  app.route({
    // POST carries the methods that an environment cannot send.
    method: [...new Set<HTTPMethods>([...methods, 'POST'])],
    url: fastifyPath(routes[0]!.path),
    async onRequest(request, reply) {
      reply.headers({ 'tus-resumable': tusVersion, 'tus-version': tusVersion });
      requireVersion(methodOf(request.method, request.headers), request.headers);
    },
    async handler(request, reply) {
      const handler = handlers[methods.indexOf(methodOf(request.method, request.headers))];
      if (!handler) return reply.callNotFound();
      return handler(request, reply);
    },
  });
}

/** Binds the four verbs of tus 1.0. Each call is an act of its own with a fresh token; the bytes flow outside of it. */
export function mountUploads<Actor extends RoleBearer>(mount: UploadMount<Actor>, world: UploadWorld): void {
  const { app, mounted } = mount;
  app.addContentTypeParser(pieceType, (_request, payload, done) => done(null, payload));
  app.options('/api/uploads', (_request, reply) => reply.headers(tusAbilities).status(204).send());
  const handling = { ...mount, world };
  const { startUpload: start, readUpload: read, continueUpload: go, endUpload: end } = fileRoutes;
  bindAddress(app, [start], [starting(handling)]);
  bindAddress(app, [read, go, end], [reading(handling), continuing(handling), ending(handling)]);
  for (const { id } of [start, read, go, end]) mounted.bound.add(id);
}
