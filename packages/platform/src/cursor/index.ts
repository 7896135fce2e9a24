import { PlatformProblem } from '../http/index.ts';

/** The place after which a list goes on, as opaque text: the sort keys of the last row that was shown. */
export const writeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/**
 * Reads a cursor back; undefined when none was given.
 * @param checks one per key; a key that fails makes the cursor a wrong input
 * @throws PlatformProblem 400 `input` with the field `cursor` when the text was not made by `writeCursor`
 */
export function readCursor(
  text: string | undefined,
  checks: readonly ((key: string) => boolean)[],
): string[] | undefined {
  if (text === undefined) return undefined;
  const keys = parsed(text);
  const fits =
    Array.isArray(keys) &&
    keys.length === checks.length &&
    keys.every((key, at) => typeof key === 'string' && isStorable(key) && checks[at]!(key));
  if (!fits) throw new PlatformProblem(400, 'input', { fields: { cursor: 'invalid_format' } });
  return keys as string[];
}

/** No text of the database holds anything else: asked for it, PostgreSQL fails. */
const isStorable = (key: string): boolean => key.isWellFormed() && !key.includes('\0');

/** Whether a key is a moment that a cursor may carry. The database knows no year 0. */
export const isInstant = (key: string): boolean =>
  /^(?!0000)\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(key) && !Number.isNaN(Date.parse(key));

/** Whether a key is a day that a cursor may carry, `YYYY-MM-DD`. */
export const isDate = (key: string): boolean => {
  const day = /^(?!0000)\d{4}-\d\d-\d\d$/.test(key) ? new Date(`${key}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(key);
};

/** Cuts the row that was read beyond the page, and says where the next page starts. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly string[],
): { readonly page: Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  return { page, next: rows.length > limit ? writeCursor(keysOf(page[limit - 1]!)) : null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
