import { readFileSync, writeFileSync } from 'node:fs';
import { processingRegister } from '#privacy/engine';
import { collectedHash, collectedOf, collectedText, newestSource } from '#privacy/policy';
import { declaredConnectors, declaredStores, declaredTables } from '../gen/register.ts';

// Somebody has read what changed in docs/generated/collected-data.json and the texts of the newest source still say it:
// this writes the list they were written for beside them. A released source is never touched; a new one is begun instead.
const source = newestSource();
if (source.released) {
  console.error(`source ${source.id} is released: begin source ${Number(source.id) + 1} (docs/runbooks/policy.md)`);
  process.exit(1);
}
const register = processingRegister(await declaredTables(), await declaredStores(), await declaredConnectors());
const collected = collectedOf(register);
const folder = `packages/privacy/src/policy/sources/${source.id}`;
writeFileSync(`${folder}/collected.json`, collectedText(collected));
const facts = JSON.parse(readFileSync(`${folder}/source.json`, 'utf8')) as object;
writeFileSync(
  `${folder}/source.json`,
  `${JSON.stringify({ ...facts, collectedHash: collectedHash(collected) }, null, 2)}\n`,
);
console.log(`source ${source.id} is written for ${collectedHash(collected)}`);
