const errorLevel = 50;

/** What the operator sees of a log line: errors in one readable line, everything when asked for; null shows nothing. */
export function terminalLine(name: string, line: string, verbose: boolean): string | null {
  const entry = parse(line);
  if (!entry) return verbose ? `${name}: ${line}` : null;
  if (!verbose && entry.level < errorLevel) return null;
  const cause = entry.err?.message ? ` (${entry.err.message.split('\n')[0]})` : '';
  return `${name}: ${entry.msg ?? line}${cause}`;
}

interface LogEntry {
  level: number;
  msg?: string;
  err?: { message?: string };
}

function parse(line: string): LogEntry | null {
  if (!line.startsWith('{')) return null;
  try {
    const entry = JSON.parse(line) as LogEntry;
    return typeof entry.level === 'number' ? entry : null;
  } catch {
    return null;
  }
}
