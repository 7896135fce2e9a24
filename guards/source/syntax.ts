import { parseAst } from 'vite';
import type { SourceFile } from './files.ts';

/** A node of the syntax tree (ESTree with TypeScript and JSX), as far as the guards read it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

const trees = new Map<string, SyntaxNode>();

/** The syntax tree of a file. @throws when the file does not parse */
export function treeOf(file: SourceFile): SyntaxNode {
  const known = trees.get(file.text);
  if (known) return known;
  const lang = file.path.endsWith('x') ? 'tsx' : 'ts';
  const tree = parseAst(file.text, { lang }, file.path) as unknown as SyntaxNode;
  trees.set(file.text, tree);
  return tree;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

/** Calls `see` for a node and everything below it; a `false` from `see` leaves out what is below. */
export function walk(
  node: SyntaxNode,
  see: (node: SyntaxNode, parent: SyntaxNode | null) => unknown,
  parent: SyntaxNode | null = null,
): void {
  if (see(node, parent) === false) return;
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, see, node);
    else if (Array.isArray(value)) for (const each of value) if (isNode(each)) walk(each, see, node);
  }
}

/** An import or re-export: where from, and which names (`*` for all, `default`). */
export interface Import {
  readonly from: string;
  readonly names: readonly string[];
  /** Erased before it runs: nothing but types is taken. */
  readonly typeOnly: boolean;
}

const literal = (node: unknown) => (isNode(node) && node.type === 'Literal' ? String(node.value) : undefined);
const nameOf = (node: unknown) => (isNode(node) ? String(node.name ?? node.value) : undefined);

function importedNames(node: SyntaxNode): string[] {
  const specifiers = (node.specifiers ?? []) as SyntaxNode[];
  if (node.type === 'ExportAllDeclaration') return ['*'];
  return specifiers.map((one) => {
    if (one.type === 'ImportDefaultSpecifier') return 'default';
    if (one.type === 'ImportNamespaceSpecifier') return '*';
    return nameOf(one.type === 'ExportSpecifier' ? one.local : one.imported) ?? '*';
  });
}

/** Everything a file imports or re-exports, statically or by `import('…')`. */
export function importsOf(file: SourceFile): Import[] {
  const imports: Import[] = [];
  walk(treeOf(file), (node) => {
    const from = literal(node.source);
    if (from === undefined) return;
    if (node.type === 'ImportExpression') imports.push({ from, names: ['*'], typeOnly: false });
    else if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type))
      imports.push({ from, names: importedNames(node), typeOnly: (node.importKind ?? node.exportKind) === 'type' });
  });
  return imports;
}

/** The line a position stands on, from 1. */
export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** A function with the lines it spans. */
export interface FunctionSpan {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** Every function of a file: declarations, arrows, methods. */
export function functionsOf(file: SourceFile): FunctionSpan[] {
  const spans: FunctionSpan[] = [];
  walk(treeOf(file), (node, parent) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return;
    const name = nameOf(node.id) ?? nameOf(parent?.id) ?? nameOf(parent?.key) ?? 'a function';
    const line = lineAt(file.text, node.start);
    spans.push({ name, line, lines: lineAt(file.text, node.end) - line + 1 });
  });
  return spans;
}

/** Handing a variable on to child processes is no reading. */
const isHandedOn = (text: string) => /^process\.env(\[[^\]]+\]|\.\w+) = /.test(text);

/** The lines on which a file reads `process.env`. */
export function environmentReads(file: SourceFile): number[] {
  const lines: number[] = [];
  walk(treeOf(file), (node) => {
    if (node.type !== 'MemberExpression' || nameOf(node.property) !== 'env') return;
    const object = node.object as SyntaxNode;
    if (nameOf(object) !== 'process' || object.type !== 'Identifier') return;
    if (!isHandedOn(file.text.slice(node.start))) lines.push(lineAt(file.text, node.start));
  });
  return lines;
}
