import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { urlOf } from './cluster.ts';
import { type DatabaseLayout, type DatabaseUrls, urlsOf } from './databases.ts';
import { chooseSocketFolder } from './socket-folder.ts';

/** Addresses of a database in an embedded cluster that another process runs; throws one line when it has none. */
export function embeddedUrls(folder: string, cluster: string, layout: DatabaseLayout): DatabaseUrls {
  const file = join(folder, `${cluster}.passwords.json`);
  if (!existsSync(file)) throw new Error(`no cluster "${cluster}" in ${folder}: run "npm start"`);
  const passwords = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const socketFolder = chooseSocketFolder(join(folder, cluster));
  const urlFor = (role: string, database: string) =>
    urlOf({ role, password: passwords[role] ?? '', database, socketFolder });
  return urlsOf({ urlFor }, layout, layout.database);
}
