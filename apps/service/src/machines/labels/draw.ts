import { setImmediate } from 'node:timers/promises';
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import { create } from 'qrcode';
import { type LabelSheet, type Language, labelSheets } from '#contract';
import { encodeMachineLink } from '#contract/alarm-code';
import { type Outline, openPrint, type Print } from '#platform/print';

/** What stands on a label. */
export interface Label {
  readonly machineNumber: string;
  readonly model: string;
  readonly company: string;
  readonly site: string;
}

const point = 72 / 25.4;
const page = { width: 210 * point, height: 297 * point };
const black = rgb(0, 0, 0);
const hint: Readonly<Record<Language, string>> = {
  zh: '扫码报修',
  en: 'Scan to report',
  de: 'Scannen und melden',
};

interface Place {
  readonly page: PDFPage;
  /** Upper left corner and size, in points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Modules of light around a code and its frame (ISO/IEC 18004). */
const quiet = 4;

/**
 * A code with the frame of IEC 61406 as path data: a line around the quiet zone with a black triangle in its lower right
 * corner, by which one sees that a code identifies the thing it is on.
 */
export function codePath(link: string, side: number): string {
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const one = side / (modules.size + 2 * quiet);
  const square = (column: number, row: number) => `M${column * one} ${row * one}h${one}v${one}h${-one}z`;
  let path = '';
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += square(column + quiet, row + quiet);
  const thick = one * 0.6;
  const inner = side - 2 * thick;
  const leg = (quiet - 0.5) * one;
  // The inner square turns the other way, so that it stays light.
  return `${path}M0 0h${side}v${side}h${-side}zM${thick} ${thick}v${inner}h${inner}v${-inner}zM${side} ${side}h${-leg}l${leg} ${-leg}z`;
}

function drawLabel(place: Place, label: Label, home: string, language: Language, print: Print, mono: PDFFont): void {
  const { page: on, x, y, width, height } = place;
  const pad = 3 * point;
  const side = Math.min(height - 2 * pad, width * 0.44);
  const top = y - (height - side) / 2;
  const link = encodeMachineLink({ home, machineNumber: label.machineNumber });
  on.drawSvgPath(codePath(link, side), { x: x + pad, y: top, color: black });
  const left = x + pad + side + 2.5 * point;
  const room = x + width - pad - left;
  const size = room / mono.widthOfTextAtSize(label.machineNumber, 1);
  const big = Math.min(size, side * 0.2);
  let line = top - big;
  on.drawText(label.machineNumber, { x: left, y: line, size: big, font: mono });
  const small = Math.min(big * 0.62, 11);
  const write = (outline: Outline, down: number) => {
    line -= down;
    on.drawSvgPath(outline.path, { x: left, y: line, color: black });
  };
  write(print.fitted(label.model, small, room), small * 1.7);
  const smaller = small * 0.8;
  for (const part of print.wrapped(label.company, smaller, room, 2)) write(part, smaller * 1.5);
  write(print.fitted(label.site, smaller, room), smaller * 1.5);
  on.drawSvgPath(print.fitted(hint[language], small * 0.9, room).path, {
    x: left,
    y: top - side + small * 0.25,
    color: black,
  });
}

/** How labels are printed. */
export interface LabelWish {
  readonly sheet: LabelSheet;
  /** Labels of the first sheet that are used up. */
  readonly skip: number;
  readonly language: Language;
  /** Address of the customer app. */
  readonly home: string;
}

/** Sheets of labels as PDF. */
export async function labelSheetsPdf(
  labels: readonly Label[],
  { sheet, skip, language, home }: LabelWish,
): Promise<Buffer> {
  const { columns, rows, width, height, left, top, gapX } = labelSheets[sheet];
  const document = await PDFDocument.create();
  const [mono, print] = [await document.embedFont(StandardFonts.CourierBold), await openPrint()];
  let on: PDFPage | undefined;
  for (const [at, label] of labels.entries()) {
    const place = (at + (skip % (columns * rows))) % (columns * rows);
    if (!on || place === 0) on = document.addPage([page.width, page.height]);
    const x = (left + (place % columns) * (width + gapX)) * point;
    const y = page.height - (top + Math.floor(place / columns) * height) * point;
    // A sheet of a hundred takes a second: whoever asks for something else meanwhile is answered in between.
    await setImmediate();
    drawLabel({ page: on, x, y, width: width * point, height: height * point }, label, home, language, print, mono);
  }
  return Buffer.from(await document.save());
}
