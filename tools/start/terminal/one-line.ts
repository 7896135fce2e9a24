import { ConfigError } from '#platform/config';

/** What a command says when it cannot go on: one line, or one per wrong setting, that says what to do. */
export function linesFor(command: string, error: unknown): string[] {
  if (error instanceof ConfigError) return error.lines.map((line) => `${command}: setting ${line}`);
  if (!(error instanceof Error)) return [`${command}: ${String(error)}`];
  const cause = error.cause instanceof Error ? ` (${error.cause.message.split('\n')[0]})` : '';
  return [`${command}: ${error.message}${cause}`];
}

/** Prints why a command cannot go on and ends the process with code 1. */
export function endWithOneLine(command: string, error: unknown): never {
  for (const line of linesFor(command, error)) process.stderr.write(`${line}\n`);
  process.exit(1);
}
