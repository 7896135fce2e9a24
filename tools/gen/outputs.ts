import { openApiDocument } from '#contract';
import { audiencesOf, type DatabaseName, grantsSql } from '#privacy/engine';
import { permissionsPage } from '../../guards/access-grid/permissions.ts';
import { queriesPage } from '../../guards/queries/page.ts';
import { readQueries } from '../../guards/queries/read.ts';
import { envExample } from '../start/config.ts';
import { dataMapPage } from './data-map.ts';
import { declaredTables } from './register.ts';

/** A generated file with the text it must have. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/** Every generated file of the repository. */
export async function outputs(): Promise<Output[]> {
  const tables = await declaredTables();
  const grants = (Object.keys(audiencesOf) as DatabaseName[])
    .map((database) => ({ database, own: tables.filter((table) => table.database === database) }))
    .filter(({ own }) => own.length > 0)
    .map(({ database, own }) => ({ path: `docs/generated/grants-${database}.sql`, text: grantsSql(own, database) }));
  return [
    ...grants,
    { path: 'docs/generated/data-map.md', text: dataMapPage(tables) },
    { path: 'docs/generated/queries.md', text: queriesPage(readQueries(), tables) },
    { path: 'docs/generated/permissions.md', text: permissionsPage() },
    { path: 'docs/generated/openapi.json', text: `${JSON.stringify(openApiDocument(), null, 2)}\n` },
    { path: '.env.example', text: envExample() },
  ];
}
