import { z } from 'zod';
import {
  defineRoute,
  type Language,
  languageSchema,
  type Role,
  type Route,
  type RouteAudience,
} from '../route/index.ts';

/** A column of an exported file: a field of the list's rows, `company.name` for one inside, and its name. */
export interface ExportColumn {
  readonly path: string;
  readonly words: Readonly<Record<Language, string>>;
}

/** A list that can be taken along as a file. */
export interface ExportOf<Id extends string> {
  readonly route: Route & {
    readonly id: Id;
    readonly audience: Exclude<RouteAudience, 'public'>;
    readonly status: 200;
    readonly query: z.ZodType<{ format: 'csv' | 'xlsx'; language: Language }>;
  };
  readonly list: Route;
  readonly rows: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly columns: readonly ExportColumn[];
}

/** The formats of an exported file. */
export const exportFormats = ['csv', 'xlsx'] as const;

const fileWish = { format: z.enum(exportFormats), language: languageSchema };

/** A column by its path and its names in Chinese, English and German. */
export const column = (path: string, zh: string, en: string, de: string): ExportColumn => ({
  path,
  words: { zh, en, de },
});

/** How a list is declared to be exported. */
export interface ExportWish<Id extends string> {
  readonly id: Id;
  /** Where in the list's answer the rows stand. */
  readonly rows: string;
  /** The file's name by language. */
  readonly name: Readonly<Record<Language, string>>;
  /** What the audit entry of a page says. */
  readonly audit: string;
  readonly columns: readonly ExportColumn[];
  /** Where the file is, for a second list in one answer; else where the list is. */
  readonly path?: `/api/desk/exports/${string}`;
}

/**
 * Declares that a list can be taken along: the same people may, the same filters narrow it, its own answer is what
 * stands in the file.
 */
export function exportOf<const Id extends string>(list: Route, wish: ExportWish<Id>): ExportOf<Id> {
  const { cursor: _, limit: __, ...filters } = (list.query as z.ZodObject | undefined)?.shape ?? {};
  const route = defineRoute({
    id: wish.id,
    tag: 'Desk: exports',
    summary: `The same as ${list.id}, all pages, as a CSV or XLSX file`,
    method: 'GET',
    path: wish.path ?? list.path.replace('/api/desk/', '/api/desk/exports/'),
    audience: list.audience,
    may: list.may as readonly Role[],
    ...(list.params && { params: list.params }),
    query: z.object({ ...filters, ...fileWish }),
    raw: 'download',
    ...(list.problems && { problems: list.problems }),
    audit: wish.audit,
  });
  return { route: route as never, list, rows: wish.rows, name: wish.name, columns: wish.columns };
}
