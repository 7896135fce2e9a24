import type { SourceFile } from '../source/files.ts';
import { lineAt, type SyntaxNode, treeOf, walk } from '../source/syntax.ts';

type Catalogue = Readonly<Record<string, unknown>>;

/** A catalogue in three languages, wherever a texts.ts exports one. */
export interface Languages {
  readonly zh: Catalogue;
  readonly en: Catalogue;
  readonly de: Catalogue;
}

export const isLanguages = (value: unknown): value is Languages =>
  typeof value === 'object' && value !== null && ['zh', 'en', 'de'].every((language) => language in value);

/** Texts that are the same in Chinese and in English, because they are names, codes or numbers. */
const sameInBoth =
  /^[\s\d\p{P}\p{S}]*$|^(OK|QR|ID|IP|JPEG|PNG|WebP|TOTP|API|AI|URL|E-?mail|GPS|English|Deutsch|中文|PDF)$/u;

/** Every text of a catalogue by its path; a function is its source, since its words stand in it. */
export function flat(catalogue: unknown, path = ''): Map<string, string> {
  if (typeof catalogue === 'function' || typeof catalogue === 'string') return new Map([[path, String(catalogue)]]);
  const all = new Map<string, string>();
  for (const [name, value] of Object.entries(catalogue as object))
    for (const [below, text] of flat(value, path ? `${path}.${name}` : name)) all.set(below, text);
  return all;
}

/** The words of a text: of a function, what stands in its quotes beside the parameters. */
const wordsOf = (text: string): string =>
  /^\(|=>/.test(text)
    ? [...text.replace(/\$\{[^}]*\}/g, '').matchAll(/[`'"]([^`'"]*)[`'"]/g)].map(([, words]) => words).join(' ')
    : text;

/** What a catalogue lacks: names that one language has alone, empty texts, Chinese that is still English. */
export function textMistakes(where: string, texts: Languages, allowed: ReadonlySet<string>): string[] {
  const zh = flat(texts.zh);
  const mistakes: string[] = [];
  for (const language of ['en', 'de'] as const) {
    const other = flat(texts[language]);
    for (const name of zh.keys()) if (!other.has(name)) mistakes.push(`${where}: ${name} is missing in ${language}`);
    for (const name of other.keys()) if (!zh.has(name)) mistakes.push(`${where}: ${name} is missing in zh`);
    for (const [name, text] of other)
      if (text.trim() === '') mistakes.push(`${where}: ${name} is empty in ${language}`);
  }
  const en = flat(texts.en);
  for (const [name, text] of zh)
    if (text === en.get(name) && !sameInBoth.test(text) && !allowed.has(text) && /\p{L}/u.test(wordsOf(text)))
      mistakes.push(`${where}: ${name} is the same in zh and en: ${text.slice(0, 60)}`);
  return mistakes;
}

/** In a texts.ts that exports functions of a language: every object with Chinese has English and German beside it. */
export function sideBySide(file: SourceFile): { objects: number; mistakes: string[] } {
  let objects = 0;
  const mistakes: string[] = [];
  walk(treeOf(file), (node) => {
    if (node.type !== 'ObjectExpression') return;
    const properties = node.properties as { key?: { name?: string }; value?: SyntaxNode }[];
    const named = new Map(properties.map((each) => [each.key?.name, each.value]));
    if (!named.has('zh') && !named.has('en') && !named.has('de')) return;
    objects++;
    const where = `${file.path}:${lineAt(file.text, node.start)}`;
    for (const language of ['zh', 'en', 'de'])
      if (!named.has(language)) mistakes.push(`${where}: ${language} is missing`);
    const zh = named.get('zh');
    if (zh && zh.type !== 'Identifier' && !/\p{Script=Han}/u.test(file.text.slice(zh.start, zh.end)))
      mistakes.push(`${where}: zh has no Chinese in it`);
  });
  return { objects, mistakes };
}

/** Attributes whose value a person reads or hears. */
const spoken =
  /^(title|alt|label|placeholder|aria-label|aria-description|aria-roledescription|aria-valuetext|description)$/;

/** A text of two letters or more is language; single letters and signs are drawing. */
const isHuman = (text: string) => /\p{L}{2,}|\p{Script=Han}/u.test(text);

/** Words that are the same for every reader: each language named in itself. */
const forEverybody = new Set(['选择语言 · Language · Sprache', '中文', 'English', 'Deutsch']);

/** Human words written straight into JSX instead of a texts.ts. */
export function literalTexts(file: SourceFile): string[] {
  const found: string[] = [];
  const report = (node: SyntaxNode, text: string) => {
    if (isHuman(text) && !forEverybody.has(text.trim()))
      found.push(`${file.path}:${lineAt(file.text, node.start)}: "${text.trim().slice(0, 40)}" is written in JSX`);
  };
  walk(treeOf(file), (node, parent) => {
    if (node.type === 'JSXText') report(node, String(node.value));
    if (node.type === 'Literal' && typeof node.value === 'string') {
      if (parent?.type === 'JSXExpressionContainer') report(node, node.value);
      const name = parent?.type === 'JSXAttribute' ? String((parent.name as { name?: unknown }).name) : '';
      if (spoken.test(name)) report(node, node.value);
    }
  });
  return found;
}
