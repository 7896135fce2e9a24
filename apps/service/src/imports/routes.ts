import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import {
  type Import,
  type ImportKind,
  importFields,
  importFieldWords,
  importLimits,
  type Language,
  problem,
  type Route,
  routes,
} from '#contract';
import { fastifyPath, type Mounted, readInput } from '#platform/http';
import { csvDelimiter, csvLine, csvMark } from '#platform/tables';
import type { Storage } from '../files/index.ts';
import type { Actors } from '../people/index.ts';
import {
  checkImport,
  downloadRefusals,
  examine,
  listImports,
  listRefusals,
  previewImport,
  readImport,
  runImport,
  type Sent,
  storeImport,
  undoImport,
} from './actions.ts';

/** What imports need from the wiring. */
export interface ImportsOptions {
  readonly app: FastifyInstance;
  readonly storage: Storage;
}

/** Binds the routes of imports. */
export function importsFeature(mounted: Mounted<Actors>, options: ImportsOptions): void {
  const { storage } = options;
  mounted.handle(routes.listImports, ({ act, query }) => listImports(act, query.cursor));
  mounted.handle(routes.readImport, ({ act, params }) => readImport(act, params.importId));
  mounted.handle(routes.previewImport, ({ act, params, query }) => previewImport(act, storage, params.importId, query));
  mounted.handle(routes.checkImport, ({ act, params, body }) => checkImport(act, params.importId, body));
  mounted.handle(routes.runImport, ({ act, params }) => runImport(act, params.importId));
  mounted.handle(routes.undoImport, ({ act, params }) => undoImport(act, params.importId));
  mounted.handle(routes.listImportRefusals, ({ act, params, query }) =>
    listRefusals(act, params.importId, query.cursor),
  );
  bindUpload(mounted, options);
  bindDownloads(mounted, options);
}

const fileType = 'application/octet-stream';

async function bodyOf(body: Readable | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body?.iterator({ destroyOnReturn: false }) ?? []) {
    length += (chunk as Buffer).length;
    if (length > importLimits.fileBytes) throw problem('file-too-large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Keeps a file and writes down that it is there; a file that no import came of goes again. */
async function keep(
  { mounted, storage }: ImportsOptions & { mounted: Mounted<Actors> },
  request: FastifyRequest,
  sent: Sent,
): Promise<{ answer: Import; isNew: boolean }> {
  const examined = await examine(sent);
  const key = storage.newKey();
  await storage.append(key, 0, Readable.from([sent.bytes]));
  try {
    const stored = await mounted.actFor(routes.uploadImport, request, (act) => storeImport(act, sent, examined, key));
    if (!stored.isNew) await storage.drop(key);
    return stored;
  } catch (error) {
    await storage.drop(key);
    throw error;
  }
}

function bindUpload(mounted: Mounted<Actors>, options: ImportsOptions): void {
  const { app } = options;
  const route = routes.uploadImport;
  // Who may not is refused before a byte of the file is taken; the entry is written when the file is there.
  const gate = { ...route, audit: undefined };
  mounted.bound.add(route.id);
  app.addContentTypeParser(fileType, { bodyLimit: importLimits.fileBytes }, (_request, payload, done) =>
    done(null, payload),
  );
  app.route({
    method: route.method as HTTPMethods,
    url: fastifyPath(route.path),
    async handler(request, reply) {
      const body = request.body as Readable | undefined;
      try {
        const { importId } = await mounted.actFor(
          gate,
          request,
          async () => readInput(route.params, request.params) as { importId: string },
        );
        const { kind, fileName } = readInput(route.query, request.query) as { kind: ImportKind; fileName: string };
        const sent = { importId, kind, fileName, bytes: await bodyOf(body) };
        const { answer, isNew } = await keep({ ...options, mounted }, request, sent);
        reply.status(isNew ? route.status : 200).type('application/json');
        return reply.send(JSON.stringify(route.answer.parse(answer)));
      } catch (error) {
        // What of the file nobody read would be taken for the next request of this connection.
        body?.resume();
        reply.header('connection', 'close');
        throw error;
      }
    },
  });
}

const sendCsv = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('text/csv; charset=utf-8')
    .send(text);

function bindDownloads(mounted: Mounted<Actors>, { app, storage }: ImportsOptions): void {
  const bind = (route: Route, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) => {
    mounted.bound.add(route.id);
    app.get(fastifyPath(route.path), handler);
  };
  const refusals = routes.downloadImportRefusals;
  bind(refusals, async (request, reply) => {
    const text = await mounted.actFor(refusals, request, async (act) => {
      const { importId } = readInput(refusals.params, request.params) as { importId: string };
      const { language } = readInput(refusals.query, request.query) as { language: Language };
      return downloadRefusals(act, storage, importId, language);
    });
    return sendCsv(reply, 'refused-rows.csv', text);
  });
  const template = routes.downloadImportTemplate;
  bind(template, async (request, reply) => {
    const { kind, text } = await mounted.actFor(template, request, async () => {
      const params = readInput(template.params, request.params) as { kind: ImportKind };
      const { language } = readInput(template.query, request.query) as { language: Language };
      const header = importFields[params.kind].map(({ name }) => importFieldWords[language][name]);
      return { ...params, text: csvMark + csvLine(header, csvDelimiter(language)) };
    });
    return sendCsv(reply, `${kind}.csv`, text);
  });
}
