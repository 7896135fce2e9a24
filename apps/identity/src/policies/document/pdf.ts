import { setImmediate } from 'node:timers/promises';
import { PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import type { Language } from '#contract/route';
import { openTypeset, type Typeset } from '#platform/print';
import type { PolicyTextRow, PolicyVersionRow } from '../queries.ts';
import { type Block, blocksOf, piecesOf, type Run } from './inline.ts';
import { documentWords } from './words.ts';

const point = 72 / 25.4;
const sheet = { width: 210 * point, height: 297 * point };
const margin = { left: 22 * point, right: 20 * point, top: 20 * point, bottom: 24 * point };
const room = sheet.width - margin.left - margin.right;
const ink = rgb(0, 0, 0);
const soft = rgb(0.35, 0.38, 0.42);
const headings = [0, 19, 13.5, 11.5];
const bodySize = 10;

/** Blocks after which other requests get their turn. */
const atOnce = 20;

interface Placed extends Run {
  readonly x: number;
  readonly width: number;
}

interface Paper {
  readonly document: PDFDocument;
  readonly typeset: Typeset;
}

/** The runs of a block in lines of a width, broken between words and Chinese letters. */
function linesOf(runs: readonly Run[], size: number, width: number, typeset: Typeset): Placed[][] {
  const lines: Placed[][] = [[]];
  let x = 0;
  for (const run of runs)
    for (const piece of piecesOf(run.text)) {
      const wide = typeset.widthOf(piece.trimEnd(), size);
      if (x > 0 && x + wide > width) {
        lines.push([]);
        x = 0;
      }
      const line = lines.at(-1)!;
      const last = line.at(-1);
      const own = typeset.widthOf(piece, size);
      const joins = last && last.bold === run.bold && last.underlined === run.underlined;
      if (joins) line[line.length - 1] = { ...last, text: last.text + piece, width: last.width + own };
      else line.push({ ...run, text: piece, x, width: own });
      x += own;
    }
  return lines;
}

function drawRun({ typeset }: Paper, page: PDFPage, run: Placed, left: number, y: number, size: number) {
  const x = left + run.x;
  const text = run.text.trimEnd();
  typeset.draw(page, text, { x, y, size, color: ink, bold: run.bold });
  if (!run.underlined) return;
  const end = x + typeset.widthOf(text, size);
  page.drawLine({ start: { x, y: y - size * 0.18 }, end: { x: end, y: y - size * 0.18 }, thickness: 0.6, color: ink });
}

/** A place on the sheet that moves down and goes on on the next one. */
function openPen(paper: Paper) {
  let page: PDFPage | undefined;
  let y = 0;
  const need = (height: number): PDFPage => {
    if (page && y - height >= margin.bottom) return page;
    page = paper.document.addPage([sheet.width, sheet.height]);
    y = sheet.height - margin.top;
    return page;
  };
  return {
    newPage() {
      page = undefined;
    },
    small(text: string) {
      for (const line of paper.typeset.linesOf(text, 8.5, room)) {
        const on = need(13);
        y -= 13;
        paper.typeset.draw(on, line, { x: margin.left, y, size: 8.5, color: soft });
      }
    },
    block({ is, rank, runs }: Block) {
      const size = is === 'heading' ? headings[rank]! : bodySize;
      const indent = is === 'item' ? 5 * point : 0;
      const step = size * (is === 'heading' ? 1.35 : 1.6);
      const shown = is === 'heading' ? runs.map((run) => ({ ...run, bold: true })) : runs;
      // A heading never stands alone at the foot of a sheet.
      const first = need(is === 'heading' ? step * 4 : step * 2);
      y -= is === 'heading' ? size * (rank === 1 ? 0 : 0.9) : is === 'item' ? 2 : 5;
      linesOf(shown, size, room - indent, paper.typeset).forEach((line, at) => {
        const on = at === 0 ? first : need(step);
        y -= step;
        if (at === 0 && is === 'item') paper.typeset.draw(on, '•', { x: margin.left + 2, y, size, color: soft });
        for (const run of line) drawRun(paper, on, run, margin.left + indent, y, size);
      });
    },
  };
}

function drawFoot({ document, typeset }: Paper, text: (page: number, pages: number) => string): void {
  const pages = document.getPages();
  pages.forEach((page, at) => {
    typeset.draw(page, text(at + 1, pages.length), { x: margin.left, y: 12 * point, size: 8.5, color: soft });
  });
}

/** All texts of a version in one language as a PDF that can be searched, each with the hash that agreements name. */
export async function policyPdf(
  version: PolicyVersionRow,
  language: Language,
  texts: readonly PolicyTextRow[],
): Promise<Uint8Array> {
  const words = documentWords[language];
  const document = await PDFDocument.create();
  const typeset = await openTypeset(document);
  const paper: Paper = { document, typeset };
  document.setTitle(texts[0]?.title ?? '');
  document.setLanguage(language);
  const pen = openPen(paper);
  for (const text of texts) {
    pen.newPage();
    for (const [at, block] of blocksOf(text.body).entries()) {
      pen.block(block);
      if (at === 0) {
        pen.small(words.version(version.version, version.effective_at));
        pen.small(words.hash(text.sha256));
      }
      if (at % atOnce === atOnce - 1) await setImmediate();
    }
  }
  drawFoot(paper, (page, pages) => words.foot(version.version, page, pages));
  typeset.finish();
  return document.save();
}
