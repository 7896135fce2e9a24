import type { LoggerOptions } from 'pino';

/** Names of fields that stand in no log: columns whose every answer in the register is `log: 'never'`, in both spellings. */
export type NotLogged = ReadonlySet<string>;

/** What stands where a value was. */
export const notLogged = '[not logged]';

// Words of our own lines; their values are ids, numbers and words of the code.
const ownFields = new Set(
  'requestId reqId method route status ms address role job queue result lines code responseCode eventId mailId uploadId importId'.split(
    ' ',
  ),
);

const frame = /^\s+at (?:.+ \()?(?:file:|node:|\/)\S*:\d+:\d+\)?$/;

/** Where an error happened: the frames of its stack without its message, in which anything may be repeated. */
function framesOf({ stack }: Error): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : undefined;

/**
 * What a log may know of an error: its kind, its code, where it happened, and of the database which table and constraint.
 * Never its message or detail: PostgreSQL, JSON.parse and mail servers repeat in them what somebody sent.
 */
export function errorLine(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, column, constraint, cause } = error as Error & Record<string, unknown>;
  const facts = { code: typeof code === 'number' ? code : word(code), table: word(table), column: word(column) };
  return {
    type: word(error.name) ?? 'Error',
    ...Object.fromEntries(Object.entries({ ...facts, constraint: word(constraint) }).filter(([, value]) => value)),
    at: framesOf(error),
    ...(cause !== undefined && depth < 3 && { cause: errorLine(cause, depth + 1) }),
  };
}

function kept(value: unknown, never: NotLogged, depth: number): unknown {
  if (value instanceof Error) return errorLine(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return notLogged;
  if (Array.isArray(value)) return value.map((one) => kept(one, never, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      never.has(name) && !(depth === 0 && ownFields.has(name)) ? notLogged : kept(one, never, depth + 1),
    ]),
  );
}

/** A request and its answer, as the server hands them to its log; `line` is all of them that a log may know. */
export interface Exchange {
  readonly line: Record<string, unknown>;
}

/** How lines are written: what may not stand in a log does not, whatever a call passes. */
export const guardedLines = (never: NotLogged): Pick<LoggerOptions, 'formatters' | 'serializers'> => ({
  formatters: {
    log: ({ exchange, ...fields }) =>
      exchange ? (exchange as Exchange).line : (kept(fields, never, 0) as Record<string, unknown>),
  },
  // Already done by the formatter; pino's own would read message and detail again.
  serializers: { err: (error: unknown) => (error instanceof Error ? errorLine(error) : error) },
});

/** pino takes the message of an error for that of the line where the line has none. */
export function withoutMessageOfError(line: unknown[]): unknown[] {
  const [first, message, ...more] = line;
  if (first instanceof Error) return [{ err: first }, typeof message === 'string' ? message : 'fault', ...more];
  if (typeof first === 'object' && first !== null && message === undefined) return [first, 'no message'];
  return line;
}
