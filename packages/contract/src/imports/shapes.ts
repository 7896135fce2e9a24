import { z } from 'zod';
import { idSchema, instantSchema, line } from '../route/index.ts';
import { importFieldNames, importKinds, importLimits, importReasons, keptReasons } from './fields.ts';

/** How a file's bytes become text. */
export const importEncodings = ['utf-8', 'gb18030'] as const;

/** What parts the cells of a line. */
export const importDelimiters = [',', ';', '\t'] as const;

/** How a file is read: encoding and delimiter of a CSV, sheet of an XLSX; null where it does not apply. */
export const importReadingSchema = z.strictObject({
  encoding: z.enum(importEncodings).nullable(),
  delimiter: z.enum(importDelimiters).nullable(),
  /** Name of the sheet. */
  sheet: z.string().max(100).nullable(),
});

/** How a file is read. */
export type ImportReading = z.output<typeof importReadingSchema>;

/** Which column, counted from 0, holds which field. */
export const importMappingSchema = z.partialRecord(
  z.enum(importFieldNames),
  z
    .int()
    .min(0)
    .max(importLimits.columns - 1),
);

/** Which column holds which field. */
export type ImportMapping = z.output<typeof importMappingSchema>;

/**
 * Where an import stands: the file is there (`uploaded`), a dry run goes on (`checking`) or has ended (`checked`), it
 * runs (`running`) or has ended (`done`), it is taken back (`undoing`, `undone`), or the file could not be read
 * (`failed`).
 */
export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;

/** Where an import stands. */
export type ImportState = (typeof importStates)[number];

/** Why a file cannot be read at all. */
export const importFailures = ['file-broken', 'file-too-large', 'too-many-rows', 'sheet-missing'] as const;

/** Why a file cannot be read. */
export type ImportFailure = (typeof importFailures)[number];

/** One import as the desk sees it; counts are those of the last dry run or run. */
export const importSchema = z.object({
  importId: idSchema,
  kind: z.enum(importKinds),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  bytes: z.int(),
  state: z.enum(importStates),
  failure: z.enum(importFailures).nullable(),
  by: z.string(),
  uploadedAt: instantSchema,
  changedAt: instantSchema,
  reading: importReadingSchema,
  mapping: importMappingSchema,
  /** Whether models that no machine has yet are taken over instead of refused. */
  newModels: z.boolean(),
  /** Rows of the file: known after the dry run, null before. */
  rows: z.int().nullable(),
  rowsDone: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** What undo took back and what it had to leave. */
  takenBack: z.int(),
  kept: z.int(),
  /** Until when file, refused rows and undo are there; null once they are gone. */
  keptUntil: instantSchema.nullable(),
});

/** One import. */
export type Import = z.output<typeof importSchema>;

/** The head of a file: header words, first rows, and what was guessed. */
export const importPreviewSchema = z.object({
  reading: importReadingSchema,
  sheets: z.array(z.string()),
  header: z.array(z.string()),
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  /** Fields guessed from the header words. */
  mapping: importMappingSchema,
});

/** The head of a file. */
export type ImportPreview = z.output<typeof importPreviewSchema>;

/** One refused row, or one that undo left. */
export const importRefusalSchema = z.object({
  /** Line of the file, the header being line 1. */
  line: z.int(),
  field: z.enum(importFieldNames).nullable(),
  /** Counted from 0. */
  column: z.int().nullable(),
  reason: z.enum([...importReasons, ...keptReasons]),
  /** The cell as it stands in the file, shortened; null when there is none to show. */
  value: z.string().nullable(),
  /** The line that has the same number. */
  otherLine: z.int().nullable(),
});

/** One refused row. */
export type ImportRefusal = z.output<typeof importRefusalSchema>;

/** What is told when a file is sent; the bytes are the body. */
export const importUploadSchema = z.object({ kind: z.enum(importKinds), fileName: line(200) });

/** What a dry run is asked with. */
export const importCheckSchema = z.strictObject({
  reading: importReadingSchema,
  mapping: importMappingSchema,
  newModels: z.boolean().default(false),
});
