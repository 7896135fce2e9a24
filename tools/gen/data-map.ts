import { audiencesOf, type DatabaseName, viasOf } from '#privacy/engine';
import type { Audience, RowScope, TableEntry } from '#privacy/vocabulary';

const words = { r: 'read', i: 'insert', u: 'update' } as const;

const scopeWords = (scope: RowScope): string =>
  typeof scope === 'object'
    ? viasOf(scope)
        .map(({ via, on }) => `those of \`${via}\` by ${on.join(', ')}`)
        .join(' or ')
    : scope;

function tableSection(table: TableEntry, audiences: readonly Audience[]): string {
  const reached = audiences.filter((audience) => audience in table.rows);
  const rows = reached.map((audience) => {
    const may = table.delete?.includes(audience) ? ', may delete' : '';
    return `${audience}: ${scopeWords(table.rows[audience]!)}${may}`;
  });
  const rights = (letters: string | undefined) =>
    [...(letters ?? '')].map((letter) => words[letter as keyof typeof words]).join(' ');
  const columns = Object.entries(table.columns).map(([name, column]) => {
    const cells = reached.map((audience) => rights(column.who[audience]));
    return `| ${[`\`${name}\``, column.class, column.person ? `\`${column.person}\`` : '', ...cells].join(' | ')} |`;
  });
  return [
    `### ${table.name}`,
    '',
    table.is,
    '',
    `Rows: ${rows.join(' · ') || 'none for any audience'}.${table.whyAll ? ` All rows: ${table.whyAll}` : ''}`,
    '',
    `| ${['column', 'class', 'leads to the person by', ...reached].join(' | ')} |`,
    `|${'---|'.repeat(3 + reached.length)}`,
    ...columns,
    '',
  ].join('\n');
}

/** The first data map as a page: per column class, path to the person and audiences. */
export function dataMapPage(tables: readonly TableEntry[]): string {
  const sections = (Object.keys(audiencesOf) as DatabaseName[]).map((database) => {
    const own = tables.filter((table) => table.database === database);
    const columns = own.reduce((sum, table) => sum + Object.keys(table.columns).length, 0);
    const heading = `## Database ${database} (${own[0]?.region ?? 'empty'}): ${own.length} tables, ${columns} columns\n\n`;
    return heading + own.map((table) => tableSection(table, audiencesOf[database])).join('\n');
  });
  return `# Data map\n\nPrinted by \`npm run gen\` from the data maps of the features; never written by hand.\n\n${sections.join('\n')}`;
}
