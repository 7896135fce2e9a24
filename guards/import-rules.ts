import { dirname, join } from 'node:path';
import { isTest, type SourceFile } from './source/files.ts';
import { type Import, importsOf } from './source/syntax.ts';

/** Features of the service in the order of house.md §2; one imports only doors of those to its left. */
export const features = [
  'people',
  'regions',
  'working-time',
  'companies',
  'machines',
  'files',
  'messages',
  'service-goals',
  'cases',
  'calls',
  'visits',
  'feedback',
  'imports',
  'privacy-desk',
  'administration',
  'integrations',
  'insights',
] as const;

/** What each part of the house may import besides itself (house.md §4). */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  catalogue: [],
  vocabulary: ['catalogue'],
  policy: ['contract', 'catalogue'],
  ui: [],
  platform: [],
  engine: ['platform', 'vocabulary', 'catalogue'],
  'apps/customer': ['contract', 'ui'],
  'apps/workbench': ['contract', 'ui'],
  // A static page with a small server of its own.
  'apps/control-emulator': ['contract', 'ui', 'platform'],
  'apps/identity': ['contract', 'platform', 'vocabulary', 'catalogue', 'policy'],
  'apps/service': ['contract', 'platform', 'vocabulary', 'catalogue', 'policy'],
};

/** The files of an app that put its parts together; they alone see the privacy engine and every feature. */
const isWiring = (path: string) =>
  /^apps\/[^/]+\/src\/(wiring|migrate|seed)\.ts$/.test(path) || /\/src\/wiring\//.test(path);

/** Which part of the house a path or an `imports` name belongs to; undefined for an npm package. */
export function partOf(target: string): string | undefined {
  const alias =
    /^#(contract|platform|privacy\/vocabulary|privacy\/catalogue|privacy\/policy|privacy\/engine|ui|testkit)(\/|$)/.exec(
      target,
    )?.[1];
  if (alias) return alias.replace('privacy/', '');
  const [top, second, , fourth] = target.split('/');
  if (top === 'packages') return second === 'privacy' ? fourth : second;
  if (top === 'apps') return `apps/${second}`;
  return /^(tools|guards|journeys|bench|seeds)$/.test(top ?? '') ? top : undefined;
}

const featureOf = (path: string) => /^apps\/service\/src\/([^/]+)\//.exec(path)?.[1];

/** Where an import leads: a path of the repository, or the name as it is written. */
const targetOf = (file: SourceFile, from: string) => (from.startsWith('.') ? join(dirname(file.path), from) : from);

/** Every import of the given files that house.md §4 forbids, one sentence each. */
export function importMistakes(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((each) => {
      const target = targetOf(file, each.from);
      const mistake =
        partMistake(file.path, target, each.typeOnly) ?? doorMistake(file.path, target) ?? toolMistake(file.path, each);
      return mistake ? [`${file.path}: ${mistake}`] : [];
    }),
  );
}

function partMistake(path: string, target: string, typeOnly: boolean): string | undefined {
  const from = partOf(path);
  const to = partOf(target);
  if (!from || !to || from === to) return undefined;
  if (from.startsWith('apps/') && to.startsWith('apps/')) return `an app imports another app (${target})`;
  if (isTest(path)) return undefined;
  // Words for a problem or a language need to know which there are; types vanish before anything runs.
  if (from === 'ui' && to === 'contract' && typeOnly) return undefined;
  // What an audit actor looks like is a type of the engine that acts of the app carry.
  if (to === 'engine' && typeOnly) return undefined;
  if (to === 'engine') {
    if (isWiring(path) || !from.startsWith('apps/')) return mayImport[from] ? only(from, to) : undefined;
    return 'the privacy engine is imported by wiring only';
  }
  const allowed = mayImport[from];
  if (allowed && !allowed.includes(to)) return `${from} may not import ${to} (${target})`;
  if (allowed && !target.startsWith('#')) return `reaches into ${target} instead of its door #${to}`;
  return undefined;
}

/** Wiring of an app may import the engine; a package may only when its row says so. */
const only = (from: string, to: string) =>
  from.startsWith('apps/') || mayImport[from]?.includes(to) ? undefined : `${from} may not import ${to}`;

function doorMistake(path: string, target: string): string | undefined {
  if (partOf(path) !== 'apps/service' || partOf(target) !== 'apps/service' || isTest(path)) return undefined;
  const to = featureOf(target);
  const from = featureOf(path);
  const order = features as readonly (string | undefined)[];
  if (!to || !order.includes(to) || from === to) return undefined;
  const isDoor = target === `apps/service/src/${to}/index.ts`;
  if (isWiring(path)) return undefined;
  // The pages beside the API, and the register, look at every feature but only through what it shows.
  if (from === 'site' && isDoor) return undefined;
  if (from === 'data-maps')
    return isDoor || target.endsWith('/data-map.ts')
      ? undefined
      : `data-maps/ reads doors and data maps only (${target})`;
  if (!from) return `only wiring.ts knows features (${target})`;
  if (order.indexOf(to) > order.indexOf(from)) return `${from} imports ${to}, which stands to its right`;
  return isDoor ? undefined : `reaches past the door of ${to} (${target})`;
}

function toolMistake(path: string, { from, names, typeOnly }: Import): string | undefined {
  if (!path.startsWith('apps/') || isTest(path)) return undefined;
  const name = path.split('/').pop()!;
  if (isWiring(path) && from === 'pg' && typeOnly) return undefined;
  if (from === 'pg' || from.startsWith('pg/')) return 'talks to pg itself; queries go through #platform/database';
  if (from === '#platform/database' && names.includes('sql') && !/^(.+-)?queries\.ts$/.test(name))
    return 'writes SQL outside a queries.ts';
  const http = from === 'fastify' || from.startsWith('@fastify/');
  if (
    http &&
    !isWiring(path) &&
    !/\/src\/(server|site)\//.test(path) &&
    !/^((.+-)?(routes|door|stream)|serve|main|server)\.ts$/.test(name)
  )
    return `touches http (${from})`;
  return undefined;
}
