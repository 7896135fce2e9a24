import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Act } from '../act/index.ts';
import { type CellValue, csvDelimiter, csvLine, csvMark, xlsxOf } from '../tables/index.ts';
import { fastifyPath, type Mounted, type RoleBearer, type RouteShape, readInput } from './mount.ts';

/** A list that can be taken along as a file: what the server reads of its declaration. */
export interface ExportShape {
  /** The operation that answers with the file. */
  readonly route: RouteShape;
  /** The operation that answers one page of the list. */
  readonly list: RouteShape;
  /** Where in its answer the rows stand. */
  readonly rows: string;
  /** The file's name by language. */
  readonly name: Readonly<Record<string, string>>;
  readonly columns: readonly { readonly path: string; readonly words: Readonly<Record<string, string>> }[];
}

type Answer = Readonly<Record<string, unknown>> & { readonly next?: string | null };

const valueAt = (row: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], row);

/** A field of an answer as a cell: lists with commas, what has parts as JSON. */
function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** One page of rows, and where the next one begins. */
interface Page {
  readonly rows: CellValue[][];
  readonly next: string | null;
}

interface Wish {
  readonly format: 'csv' | 'xlsx';
  readonly language: string;
}

async function* allPages(header: CellValue[], first: Page, read: (cursor: string) => Promise<Page>) {
  yield [header];
  for (let page = first; ; page = await read(page.next)) {
    yield page.rows;
    if (page.next === null) return;
  }
}

async function* csvText(pages: AsyncIterable<readonly CellValue[][]>, language: string): AsyncGenerator<string> {
  yield csvMark;
  const delimiter = csvDelimiter(language);
  for await (const page of pages) yield page.map((row) => csvLine(row, delimiter)).join('');
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * Binds exports. Each page is an act of its own and asks the list's own handler: the same filters, the same rows, an
 * audit entry a page with the persons on it; a right that ends meanwhile ends the file. No cell is run by what opens it.
 */
export function mountExports<Actors extends Record<string, RoleBearer>>(
  app: FastifyInstance,
  mounted: Mounted<Actors>,
  exports: readonly ExportShape[],
): void {
  for (const one of exports) {
    mounted.bound.add(one.route.id);
    app.get(fastifyPath(one.route.path), (request, reply) => answer(mounted, one, request, reply));
  }
}

async function answer<Actors extends Record<string, RoleBearer>>(
  mounted: Mounted<Actors>,
  { route, list, rows, name, columns }: ExportShape,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = request.query as Record<string, string>;
  const readPage = (cursor: string | undefined) =>
    mounted.actFor(route as RouteShape & { audience: keyof Actors & string }, request, async (act) => {
      const { language } = readInput(route.query, asked) as Wish;
      // As many rows as the list gives at once; what it does not know of is left out by its shape.
      const query = { ...asked, limit: '100', ...(cursor !== undefined && { cursor }) };
      const page = (await mounted.ask(list, act as unknown as Act<never>, request, reply, query)) as Answer;
      const found = (page[rows] as unknown[]).map((row) => columns.map(({ path }) => cellOf(valueAt(row, path))));
      return { language, page: { rows: found, next: page.next ?? null } };
    });
  const { language, page } = await readPage(undefined);
  const { format } = readInput(route.query, asked) as Wish;
  const header = columns.map(({ words }) => words[language] ?? '');
  const pages = allPages(header, page, async (cursor) => (await readPage(cursor)).page);
  const title = name[language] ?? 'export';
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`)}`);
  reply.type(mediaTypes[format]);
  return reply.send(
    format === 'csv' ? Readable.from(csvText(pages, language), { objectMode: false }) : xlsxOf(title, pages),
  );
}
