import { setImmediate } from 'node:timers/promises';
import { type Color, PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import type { DeskCase, Language, PrintReader } from '#contract';
import { openTypeset, type Typeset } from '#platform/print';
import { entriesFor, type PrintedEntry, printedEntry, type Saying } from './entries.ts';
import { factsFor } from './facts.ts';
import { printWords } from './words.ts';

/** How a case is printed. */
export interface PrintWish {
  readonly reader: PrintReader;
  readonly language: Language;
  /** Zone in which every time is said. */
  readonly zone: string;
  readonly now: Date;
}

const point = 72 / 25.4;
const sheet = { width: 210 * point, height: 297 * point };
const margin = { left: 20 * point, right: 18 * point, top: 18 * point, bottom: 20 * point };
const room = sheet.width - margin.left - margin.right;
const ink = rgb(0, 0, 0);
const soft = rgb(0.35, 0.38, 0.42);
const staffEdge = rgb(0.85, 0.6, 0.1);

/** Entries after which others get their turn: a long case must not hold up the process. */
const atOnce = 10;

/** A place on the sheet that moves down and goes on on the next one. */
function openPen(document: PDFDocument, typeset: Typeset) {
  let page: PDFPage | undefined;
  let y = 0;
  const need = (height: number): PDFPage => {
    if (page && y - height >= margin.bottom) return page;
    page = document.addPage([sheet.width, sheet.height]);
    y = sheet.height - margin.top;
    return page;
  };
  return {
    need,
    skip: (height: number) => {
      y -= height;
    },
    line(text: string, size: number, { indent = 0, color = ink as Color, edge = null as Color | null } = {}) {
      const on = need(size * 1.5);
      y -= size * 1.5;
      if (edge) on.drawRectangle({ x: margin.left, y: y - size * 0.35, width: 2.5, height: size * 1.5, color: edge });
      typeset.draw(on, text, { x: margin.left + indent, y, size, color });
    },
    rule() {
      const on = need(8);
      y -= 5;
      on.drawLine({
        start: { x: margin.left, y },
        end: { x: sheet.width - margin.right, y },
        thickness: 0.5,
        color: soft,
      });
      y -= 3;
    },
  };
}

type Pen = ReturnType<typeof openPen>;

function drawHead(pen: Pen, typeset: Typeset, deskCase: DeskCase, wish: PrintWish, saying: Saying): void {
  const { words } = saying;
  pen.line(words.title(deskCase.caseNumber), 18);
  pen.line(words.reader[wish.reader], 9.5, { color: wish.reader === 'internal' ? staffEdge : soft });
  pen.rule();
  const names = 32 * point;
  for (const [name, value] of factsFor(wish.reader, deskCase, saying)) {
    const [first = '', ...rest] = typeset.linesOf(value, 10, room - names);
    const on = pen.need(15);
    pen.line(first, 10, { indent: names });
    pen.skip(-15);
    void on;
    pen.line(name, 10, { color: soft });
    for (const line of rest) pen.line(line, 10, { indent: names });
  }
  pen.rule();
}

function drawEntry(pen: Pen, typeset: Typeset, entry: PrintedEntry, { words, time }: Saying): void {
  const indent = 4 * point;
  const edge = entry.isStaffOnly ? staffEdge : null;
  const write = (text: string, size: number, color: Color) => {
    for (const line of typeset.linesOf(text, size, room - indent)) pen.line(line, size, { indent, color, edge });
  };
  // A head never stands alone at the foot of a sheet.
  pen.need(42);
  const parts = [time(entry.at), entry.head, ...(entry.isStaffOnly ? [words.staffOnly] : [])];
  write(parts.join(' · '), 9, soft);
  for (const paragraph of entry.paragraphs) write(paragraph, 10.5, ink);
  if (entry.files.length > 0) write(`${words.files}: ${entry.files.join('; ')}`, 9, ink);
  pen.skip(6);
}

function drawFeet(document: PDFDocument, typeset: Typeset, deskCase: DeskCase, wish: PrintWish, saying: Saying): void {
  const { words, time } = saying;
  const pages = document.getPages();
  const printed = words.printedAt(time(wish.now.toISOString()), wish.zone);
  for (const [at, page] of pages.entries()) {
    const place = { y: 11 * point, size: 8, color: soft };
    typeset.draw(page, `${deskCase.caseNumber} · ${words.reader[wish.reader]} · ${printed}`, {
      ...place,
      x: margin.left,
    });
    const number = `${at + 1} / ${pages.length}`;
    const x = sheet.width - margin.right - typeset.widthOf(number, 8);
    typeset.draw(page, number, { ...place, x });
  }
}

const former = /^former colleague (\d+)$/;

function sayingOf({ language, zone }: PrintWish): Saying {
  const words = printWords[language];
  const format = new Intl.DateTimeFormat({ zh: 'zh-CN', en: 'en-GB', de: 'de-DE' }[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return {
    words,
    time: (at) => format.format(new Date(at)),
    name: (label) => label.replace(former, (_, number: string) => words.former(number)),
  };
}

/** A case as PDF, on as many sheets as it needs. */
export async function casePdf(deskCase: DeskCase, wish: PrintWish): Promise<Buffer> {
  const document = await PDFDocument.create();
  const typeset = await openTypeset(document);
  const saying = sayingOf(wish);
  const pen = openPen(document, typeset);
  document.setTitle(saying.words.title(deskCase.caseNumber));
  document.setCreationDate(wish.now);
  document.setModificationDate(wish.now);
  drawHead(pen, typeset, deskCase, wish, saying);
  pen.line(saying.words.timeline, 12);
  pen.skip(4);
  for (const [at, entry] of entriesFor(wish.reader, deskCase).entries()) {
    drawEntry(pen, typeset, printedEntry(entry, deskCase, saying), saying);
    if (at % atOnce === atOnce - 1) await setImmediate();
  }
  drawFeet(document, typeset, deskCase, wish, saying);
  typeset.finish();
  return Buffer.from(await document.save({ objectsPerTick: 50 }));
}
