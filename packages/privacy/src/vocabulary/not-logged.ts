import type { TableEntry } from './index.ts';

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Names that stand in no log, in the spelling of columns and of code: generated from the register, so a new column is
 * redacted as soon as it is declared (privacy.md §1, `log`).
 */
export function namesNotLogged(tables: readonly TableEntry[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { handling, columns } of tables) {
    if (handling === 'of-nobody') continue;
    for (const [name, column] of Object.entries(columns)) {
      const answer = handling.columns?.[name]?.log ?? handling.answers[column.class]?.log;
      if (answer === 'never') names.add(name).add(camel(name));
    }
  }
  return names;
}
