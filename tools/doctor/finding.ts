/** What one check found. */
export interface Finding {
  what: string;
  ok: boolean;
  /** A short fact when ok, the command or step that mends it otherwise. */
  says: string;
  /** true when `npm start` cannot work as long as it stays. */
  blocks?: boolean;
}

/** One line per finding: `ok` and the fact, or what mends it. */
export function lineFor(finding: Finding): string {
  if (finding.ok) return `ok    ${finding.what}: ${finding.says}`;
  return `${finding.blocks ? 'WRONG' : 'note '} ${finding.what}: ${finding.says}`;
}

/** Runs a check; what it throws becomes a finding that blocks, with the error's own words. */
export async function examine(what: string, check: () => Promise<string> | string): Promise<Finding> {
  try {
    return { what, ok: true, says: await check() };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return { what, ok: false, says, blocks: !(error instanceof Remark) };
  }
}

/** Thrown for what is worth mending but keeps nothing from starting. */
export class Remark extends Error {}
