const errorLevel = 50;
const quietLine = /^\{"level":[1-4]0,/;

/** What the operator sees of a log line: errors in one readable line, everything when asked for; null shows nothing. */
export function terminalLine(name: string, line: string, verbose: boolean): string | null {
  // Nearly every line of a busy server is one of these, and parsing costs more than all else that happens to it here.
  if (!verbose && quietLine.test(line)) return null;
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
