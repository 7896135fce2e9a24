import type { Plugin } from 'vite';

/** All that a caller of a route reads of its declaration (`openClient`, `addressOf`). */
const read = new Set(['method', 'path', 'answer']);

/** The parts of the parsed source that are looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

function* below(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) for (const child of [value].flat()) if (isNode(child)) yield* below(child);
}

/** The object that declares a route, when a node is such a call. */
function declarationIn({ type, callee, arguments: given }: Node): Node | undefined {
  if (type !== 'CallExpression' || (callee as Node & { name?: string }).name !== 'defineRoute') return undefined;
  const [first] = given as Node[];
  return first?.type === 'ObjectExpression' ? first : undefined;
}

function leanDeclaration(code: string, declaration: Node): string {
  const kept = (declaration.properties as Node[]).flatMap((property) => {
    // What is spread in is known only when it runs.
    if (property.type !== 'Property') return [code.slice(property.start, property.end)];
    const name = (property.key as Node & { name: string }).name;
    if (!read.has(name)) return [];
    return [name === 'answer' ? 'answer: true' : code.slice(property.start, property.end)];
  });
  return `{ ${kept.join(', ')} }`;
}

/** What a module's own constants are made by, when that is a call. */
const madeByCalls = (program: Node): Node[] =>
  (program.body as Node[])
    .map((statement) => (isNode(statement.declaration) ? statement.declaration : statement))
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => (declarations as Node[]).flatMap(({ init }) => (isNode(init) ? init : [])))
    .filter(({ type }) => type === 'CallExpression');

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** Leaves of every declared route what the app reads, and lets schemas that nobody names be left out. */
export function leanSource(code: string, program: Node): string {
  const declarations = [...below(program)].flatMap((node) => declarationIn(node) ?? []);
  const isInDeclaration = (at: number) => declarations.some(({ start, end }) => start < at && at < end);
  const edits: Edit[] = declarations.map((node) => ({ ...node, code: leanDeclaration(code, node) }));
  for (const { start, end } of madeByCalls(program)) {
    if (declarations.some((one) => start < one.start && one.end <= end) || isInDeclaration(start)) continue;
    edits.push({ start, end, code: `/* @__PURE__ */ (() => ${code.slice(start, end)})()` });
  }
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce((lean, edit) => lean.slice(0, edit.start) + edit.code + lean.slice(edit.end), code);
}

/**
 * The contract declares routes for servers, documents and tests as well; their words, rights and schemas were a third of
 * what the app loads of it. A route object keeps its type: only who runs it in a page finds less in it.
 */
export const leanRoutes = (): Plugin => ({
  name: 'lean-routes',
  transform(code, id) {
    if (!/packages\/contract\/src\//.test(id)) return null;
    return { code: leanSource(code, this.parse(code) as unknown as Node), map: null };
  },
});
