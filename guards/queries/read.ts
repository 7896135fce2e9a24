import { type SourceFile, sourceFiles } from '../source/files.ts';
import { type SyntaxNode, treeOf, walk } from '../source/syntax.ts';

/** One SQL text as PostgreSQL gets it, parameters as `$`, inner fragments put in their place where they are known. */
export interface QueryText {
  readonly file: string;
  /** The exported function it belongs to; fragments that only others use are listed with those. */
  readonly name: string;
  readonly text: string;
}

const nameOf = (node: unknown) => (node as { name?: string } | null)?.name;

/** The declarations at the top of a file by name: functions, and constants with a value. */
export function declarations(file: SourceFile): { name: string; node: SyntaxNode; exported: boolean }[] {
  const body = (treeOf(file) as unknown as { body: SyntaxNode[] }).body;
  return body.flatMap((statement) => {
    const exported = statement.type === 'ExportNamedDeclaration';
    const declaration = (exported ? statement.declaration : statement) as SyntaxNode | null;
    if (declaration?.type === 'FunctionDeclaration')
      return [{ name: nameOf(declaration.id) ?? '', node: declaration, exported }];
    if (declaration?.type !== 'VariableDeclaration') return [];
    return (declaration.declarations as SyntaxNode[])
      .filter(({ init }) => init)
      .map((each) => ({ name: nameOf(each.id) ?? '', node: each.init as SyntaxNode, exported }));
  });
}

const isSql = (node: SyntaxNode) => node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sql';

interface Scope {
  readonly known: ReadonlyMap<string, SyntaxNode>;
  /** Names being put in, so that a fragment that names itself ends. */
  readonly open: readonly string[];
  /** Collects the names that were put into another text. */
  readonly used: Set<string>;
}

/** What a value put into a template becomes: the SQL of fragments it names or holds, else a parameter. */
function spliced(value: SyntaxNode, scope: Scope): string {
  const texts: string[] = [];
  walk(value, (node) => {
    if (isSql(node)) {
      texts.push(textOf(node, scope));
      return false;
    }
    const name = node.type === 'Identifier' ? nameOf(node) : undefined;
    const fragment = name && !scope.open.includes(name) ? scope.known.get(name) : undefined;
    if (name && fragment) {
      scope.used.add(name);
      texts.push(...sqlIn(fragment, { ...scope, open: [...scope.open, name] }));
    }
    return true;
  });
  return texts.length > 0 ? ` ${texts.join(' ')} ` : '$';
}

function textOf(node: SyntaxNode, scope: Scope): string {
  const { quasis, expressions } = node.quasi as unknown as {
    quasis: { value: { raw: string } }[];
    expressions: SyntaxNode[];
  };
  return quasis
    .map(({ value }, at) => value.raw + (expressions[at] ? spliced(expressions[at], scope) : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The outermost SQL texts inside a node. */
function sqlIn(node: SyntaxNode, scope: Scope): string[] {
  const texts: string[] = [];
  walk(node, (each) => {
    if (!isSql(each)) return true;
    texts.push(textOf(each, scope));
    return false;
  });
  return texts;
}

const isStatement = (text: string) => /^(\(?\s*select|insert|update|delete|with|lock|merge)\b/i.test(text);

/** Every SQL statement of one queries.ts; a part that only stands inside others is read there. */
export function queriesIn(file: SourceFile): QueryText[] {
  const all = declarations(file);
  const used = new Set<string>();
  const holdsSql = ({ node }: { node: SyntaxNode }) =>
    sqlIn(node, { known: new Map(), open: [], used: new Set() }).length > 0;
  const known = new Map(all.filter(holdsSql).map((each) => [each.name, each.node]));
  const read = all.map((each) => ({ ...each, texts: sqlIn(each.node, { known, open: [each.name], used }) }));
  return read
    .filter(({ name, exported }) => exported || !used.has(name))
    .flatMap(({ name, texts }) => texts.filter(isStatement).map((text) => ({ file: file.path, name, text })));
}

/** Every SQL statement of the apps. */
export const readQueries = (): QueryText[] =>
  sourceFiles(['apps'])
    .filter(({ path }) => /\/(.+-)?queries\.ts$/.test(path))
    .flatMap(queriesIn);
