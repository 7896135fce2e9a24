import type { TableEntry } from '#privacy/vocabulary';
import type { QueryText } from './read.ts';
import { acrossForAReason, customerCanRun, tablesIn, wallOf } from './walls.ts';

/** Every query of the service with its wall and its text, for review. */
export function queriesPage(queries: readonly QueryText[], tables: readonly TableEntry[]): string {
  const own = queries.filter(({ file }) => file.startsWith('apps/service/'));
  const service = tables.filter(({ database }) => database === 'service');
  const count = new Map<string, number>();
  const sections = own.map((query) => {
    const wall = wallOf(query, service);
    count.set(wall, (count.get(wall) ?? 0) + 1);
    const facts = [
      `wall: **${wall}**`,
      customerCanRun(query.text, service) ? 'customers can run it' : 'closed to customers by grants',
      `tables: ${
        tablesIn(query.text, service)
          .map(({ name }) => name)
          .join(', ') || 'none'
      }`,
      ...(acrossForAReason[query.name] ? [acrossForAReason[query.name]] : []),
    ];
    return `### ${query.name}\n\n${query.file.replace('apps/service/src/', '')} · ${facts.join(' · ')}\n\n\`\`\`sql\n${query.text}\n\`\`\`\n`;
  });
  const sums = [...count].sort().map(([wall, times]) => `${wall} ${times}`);
  return [
    '# Queries of the service',
    '',
    'Printed by `npm run gen`; `$` stands for a parameter, fragments are put where they are used. What each wall means',
    'stands in guards/queries/walls.ts; row policies (grants-service.sql) are the second wall behind every one of them.',
    '',
    `${own.length} queries: ${sums.join(' · ') || 'none'}.`,
    '',
    ...sections,
  ].join('\n');
}
