import { allRoutes } from '#contract';
import { type Answer, actors } from './actors.ts';
import { gridRows } from './grid.ts';

const words = ({ status, code }: Answer): string =>
  status < 400 ? `**${status}**` : status === 401 ? '401' : `${status} ${code}`;

/** The expected answers as a page: operations × objects × actors. */
export function permissionsPage(): string {
  const rows = gridRows();
  const sections = allRoutes.map((route) => {
    const own = rows.filter(({ operation }) => operation === route.id);
    return [
      `### ${route.id}`,
      '',
      `\`${route.method} ${route.path}\` · ${route.summary}`,
      '',
      `| about | ${actors.join(' | ')} |`,
      `|${'---|'.repeat(actors.length + 1)}`,
      ...own.map(
        ({ about, answers }) => `| ${about} | ${actors.map((actor) => words(answers.get(actor)!)).join(' | ')} |`,
      ),
      '',
    ].join('\n');
  });
  return [
    '# Who may do what',
    '',
    'Printed by `npm run gen` from guards/access-grid/expected.ts, which is written and reviewed by hand; a test sends',
    'every one of these calls to the running service and compares. A and B are two companies (B has lasers only, and the',
    'engineer works on machine tools only; `elsewhere` does all that the desk does, but for an area where neither A nor B',
    'lies), `none` is a thing that does not exist, `-` an operation about no single thing.',
    '',
    `${allRoutes.length} operations, ${rows.length} rows, ${rows.length * actors.length} answers. 401 is always sign-in-needed.`,
    '',
    ...sections,
  ].join('\n');
}
