import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source/files.ts';
import { flat, isLanguages, type Languages, literalTexts, sideBySide, textMistakes } from './texts/rules.ts';

const isTexts = (path: string) => /\/(.+-)?texts\.ts$/.test(path) && !path.endsWith('/define-texts.ts');
const own = sourceFiles(['apps', 'packages']);
const pages = own.filter(
  ({ path }) => path.endsWith('.tsx') && path.startsWith('apps/') && !/\/trial\/|\.test\.tsx$/.test(path),
);

/** Words that are one and the same in Chinese and English: names of the operator and of formats. */
const allowed = new Set<string>(['TRUMPF', 'C-', 'Ditzingen']);

async function catalogues(): Promise<{ where: string; texts: Languages }[]> {
  const found: { where: string; texts: Languages }[] = [];
  for (const file of own.filter(({ path }) => isTexts(path))) {
    const exported = Object.entries((await import(resolve(file.path))) as object).filter(([, value]) =>
      isLanguages(value),
    );
    // Letters are functions of a language; their words are compared in the source.
    const { objects, mistakes } = sideBySide(file);
    expect(exported.length + objects, `${file.path} holds no texts in three languages`).toBeGreaterThan(0);
    expect(mistakes).toEqual([]);
    for (const [name, texts] of exported) found.push({ where: `${file.path} ${name}`, texts: texts as Languages });
  }
  return found;
}

describe('texts', () => {
  it('are there in Chinese, English and German, and Chinese is Chinese', async () => {
    const all = await catalogues();
    const count = all.reduce((sum, { texts }) => sum + flat(texts.zh).size, 0);
    console.log(`texts guard: ${all.length} catalogues, ${count} texts in each language`);
    expect(count).toBeGreaterThan(200);
    expect(all.flatMap(({ where, texts }) => textMistakes(where, texts, allowed))).toEqual([]);
  });

  it('are never written into a page', () => {
    console.log(`texts guard: ${pages.length} files with JSX`);
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap(literalTexts)).toEqual([]);
  });

  it('that are missing, empty or not translated are found', () => {
    const texts = {
      zh: { a: '你好', b: { c: 'Send' }, d: (n: number) => `${n} colleagues`, e: '1–2' },
      en: { a: 'Hello', b: { c: 'Send' }, d: (n: number) => `${n} colleagues`, e: '1–2' },
      de: { a: ' ', b: {}, d: (n: number) => `${n} Kollegen`, e: '1–2', f: 'mehr' },
    };
    expect(textMistakes('x', texts, new Set()).map((line) => line.slice(3, 40))).toEqual([
      'b.c is missing in de',
      'f is missing in zh',
      'a is empty in de',
      'b.c is the same in zh and en: Send',
      'd is the same in zh and en: (n) => `$',
    ]);
  });

  it('that are planted in a page are found', () => {
    const found = (text: string) => literalTexts({ path: 'apps/customer/src/A.tsx', text });
    expect(found('const A = () => <p>Hello <b>{"发送"}</b></p>')).toHaveLength(2);
    expect(found('const A = () => <img alt="A machine" className="wide picture" />')).toHaveLength(1);
    expect(found('const A = () => <p className="x" title={texts.title}>{texts.hello} · {n}%</p>')).toEqual([]);
  });
});
