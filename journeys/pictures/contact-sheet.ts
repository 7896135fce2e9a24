import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import { picturesFolder } from '../stage/config.ts';
import { type Picture, taken } from './camera.ts';
import type { Size } from './choices.ts';
import { faults } from './faults.ts';

const widths: Readonly<Record<Size, number>> = { phone: 200, desktop: 400, wide: 560 };

const figure = ({ file, screen, size }: Picture) =>
  `<figure><a href="${file}"><img src="${file}" width="${widths[size]}" alt=""></a><figcaption>${screen}</figcaption></figure>`;

const head = (title: string) => `<!doctype html><meta charset="utf-8"><title>${title}</title>
<style>body{font:13px/1.4 sans-serif;margin:16px;background:#e4e6e8}h1{font-size:18px}
main{display:flex;flex-wrap:wrap;gap:14px;align-items:flex-start}figure{margin:0}
img{display:block;border:1px solid #999;background:#fff;max-height:900px;object-fit:cover;object-position:top}</style>`;

const group = (title: string, pictures: readonly Picture[]) =>
  `<h1>${title}</h1><main>${pictures.map(figure).join('\n')}</main>`;

/** Writes one sheet of all pictures, and one overview as a picture for each size, language and theme. */
export async function writeContactSheets(browser: Browser): Promise<string[]> {
  const groups = Map.groupBy(taken, ({ language, size, theme }) => `${size}.${language}.${theme}`);
  const all = [...groups].map(([name, pictures]) => group(name, pictures)).join('\n');
  writeFileSync(join(picturesFolder, 'index.html'), `${head('Pictures')}${all}`);
  const sheets: string[] = [];
  const view = await browser.newPage({ viewport: { width: 1740, height: 900 } });
  for (const [name, pictures] of groups) {
    const html = join(picturesFolder, `sheet.${name}.html`);
    writeFileSync(html, `${head(name)}${group(name, pictures)}`);
    await view.goto(pathToFileURL(resolve(html)).href);
    await view.screenshot({ path: join(picturesFolder, `sheet.${name}.png`), fullPage: true });
    sheets.push(`sheet.${name}.png`);
  }
  await view.close();
  return sheets;
}

/** Writes what the ruler found beside the pictures, and gives the number of findings. */
export function writeFaults(): number {
  const lines = [...faults].map(([fault, pictures]) => `${fault}\n    ${[...pictures].join('\n    ')}`);
  writeFileSync(join(picturesFolder, 'faults.txt'), `${lines.join('\n')}\n`);
  return faults.size;
}
