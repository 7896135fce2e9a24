import type { SourceFile } from './files.ts';

/** The file that is the way out itself: `send` of a connector is this `fetch`. */
const theConnector = 'packages/privacy/src/vocabulary/connectors.ts';

/** Modules by which a process can reach another one, and what of them reaches nobody. */
const reachingModules =
  /\bimport (?!type\b)([^;]*?) from '(?:node:(?:https?|http2|net|tls|dgram|dns|dns\/promises)|undici|ws|axios|got)'/g;
const harmless = new Set(['STATUS_CODES', 'isIP', 'isIPv4', 'isIPv6', 'createServer', 'Server', 'METHODS']);

const ways: readonly [RegExp, string][] = [
  [/(?<![\w.])fetch\(/, 'calls fetch'],
  [/(?<!\.open\(\(\) => (?:nodemailer\.)?)\b(?:nodemailer\.)?createTransport\(/, 'opens a mail transport'],
  [/\bnew (?:WebSocket|EventSource)\(/, 'opens a stream'],
  [/\bimport\('(?:node:(?:https?|http2|net|tls|dgram|dns)|undici|ws)'\)/, 'imports a module of the network'],
];

/** What of an import clause may reach somebody: a default import, or a name that is not harmless. */
function reachingNames(clause: string): string[] {
  const [, inside = ''] = /\{([^}]*)\}/.exec(clause) ?? [];
  const names = inside
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '));
  const outside = clause.replace(/\{[^}]*\}/, '').replace(/[,\s]/g, '');
  return [...names.filter((each) => !harmless.has(each.split(' as ')[0]!)), ...(outside ? [outside] : [])];
}

function importMistakes(text: string): string[] {
  const clauses = [...text.matchAll(reachingModules)].flatMap(([, clause]) => reachingNames(clause!));
  const [, proxy] = /\bimport (\w+) from '@fastify\/http-proxy'/.exec(text) ?? [];
  const isOpened = proxy && new RegExp(`\\.open\\(\\(\\) => ${proxy}\\)`).test(text);
  return [
    ...(clauses.length > 0 ? [`imports ${clauses.join(', ')} of the network`] : []),
    ...(proxy && !isOpened ? ['passes requests on'] : []),
  ];
}

/** Libraries that fetch by themselves take a `fetch` of ours. */
const fetchesItself = (text: string) =>
  /\b(?:createRemoteJWKSet|discovery)\(/.test(text) && !(text.includes('[customFetch]') && text.includes('.send('))
    ? ['lets a library fetch']
    : [];

function declarationMistakes({ path, text }: SourceFile, declared: ReadonlySet<string>): string[] {
  const unknown = [...text.matchAll(/(?<![\w.])connector\(([^)]*)/g)].filter(([, what]) => !declared.has(what!.trim()));
  const isDataMap = /(?:^|\/)data-map\.ts$/.test(path);
  return [
    ...unknown.map(([, what]) => `opens a way out that no data map declares (${what!.trim().slice(0, 30)})`),
    ...(/(?<![\w.])wayOut\(/.test(text) && !isDataMap ? ['declares a way out outside of a data map'] : []),
  ];
}

/**
 * How server files reach out around the declared connectors, one line each. Connections to the region's own databases are
 * no way out: what stands in them is the register itself (G1, G2).
 * @param declared names under which data maps export ways out
 */
export const connectorMistakes = (files: readonly SourceFile[], declared: ReadonlySet<string>): string[] =>
  files
    .filter(({ path }) => path !== theConnector)
    .flatMap((file) =>
      [
        ...ways.flatMap(([pattern, what]) => (pattern.test(file.text) ? [what] : [])),
        ...importMistakes(file.text),
        ...fetchesItself(file.text),
        ...declarationMistakes(file, declared),
      ].map((what) => `${file.path}: ${what}; a way out is declared by wayOut (#privacy/vocabulary)`),
    );
