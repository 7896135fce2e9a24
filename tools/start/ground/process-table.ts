import { existsSync, readFileSync } from 'node:fs';

interface ProcessEntry {
  parent: number;
  begun: string;
}

/** Reads the text of `/proc/<pid>/stat`; the program's name in it may contain spaces and brackets. */
export function parseStat(stat: string): ProcessEntry {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), begun: fields[19] ?? '' };
}

/** When a process began, as an opaque word; null when there is none. Without /proc only whether it lives is known. */
export function startOf(pid: number): string | null {
  if (existsSync('/proc/self/stat')) return entryOf(pid)?.begun ?? null;
  try {
    process.kill(pid, 0);
    return '';
  } catch {
    return null;
  }
}

/** Parent of a process, or null when it cannot be told. */
export function parentOf(pid: number): number | null {
  return entryOf(pid)?.parent ?? null;
}

function entryOf(pid: number): ProcessEntry | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null;
  }
}
