import { openApiDocument } from '#contract';
import {
  audiencesOf,
  canonicalJson,
  type DatabaseName,
  grantsSql,
  namelessOf,
  processingRegister,
  recordOfProcessingCsv,
  recordOfProcessingJson,
  registerHash,
  strayConnectors,
} from '#privacy/engine';
import { collectedOf, collectedText } from '#privacy/policy';
import { permissionsPage } from '../../guards/access-grid/permissions.ts';
import { queriesPage } from '../../guards/queries/page.ts';
import { readQueries } from '../../guards/queries/read.ts';
import { envExample } from '../start/config.ts';
import { dataMapPage } from './data-map.ts';
import { declaredConnectors, declaredStores, declaredTables, functionsOf } from './register.ts';

/** A generated file with the text it must have. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/** Every generated file of the repository. */
export async function outputs(): Promise<Output[]> {
  const tables = await declaredTables();
  const register = processingRegister(tables, await declaredStores(), await declaredConnectors());
  const wrong = [...namelessOf(register), ...strayConnectors(register)];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const hash = registerHash(register);
  const grants: Output[] = [];
  for (const database of Object.keys(audiencesOf) as DatabaseName[]) {
    const own = tables.filter((table) => table.database === database);
    const text = grantsSql(own, database, await functionsOf(database));
    grants.push({ path: `docs/generated/grants-${database}.sql`, text });
  }
  return [
    ...grants,
    { path: 'docs/generated/data-map.md', text: dataMapPage(tables, register) },
    { path: 'docs/generated/register.json', text: `${canonicalJson(register)}\n` },
    { path: 'docs/generated/record-of-processing.json', text: recordOfProcessingJson(register, hash, 'en') },
    { path: 'docs/generated/record-of-processing.csv', text: recordOfProcessingCsv(register, 'en') },
    { path: 'docs/generated/collected-data.json', text: collectedText(collectedOf(register)) },
    { path: 'docs/generated/queries.md', text: queriesPage(readQueries(), tables) },
    { path: 'docs/generated/permissions.md', text: permissionsPage() },
    { path: 'docs/generated/openapi.json', text: `${JSON.stringify(openApiDocument(), null, 2)}\n` },
    { path: '.env.example', text: envExample() },
  ];
}
