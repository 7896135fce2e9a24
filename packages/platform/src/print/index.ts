import { type FontFile, readFont } from './font.ts';

export { type LinePlace, openTypeset, type Typeset } from './text.ts';

/** A text as the outlines of its letters. */
export interface Outline {
  /** Path data of SVG, y downwards, the base line at 0. */
  readonly path: string;
  /** Points. */
  readonly width: number;
}

/** Draws texts in Chinese and in Latin letters. */
export interface Print {
  /** @param size points; what the font does not have is drawn as a square */
  outline(text: string, size: number): Outline;
  /** The text on one line: up to a quarter smaller, then shortened with an ellipsis until it fits. */
  fitted(text: string, size: number, width: number): Outline;
  /** The text on so many lines at most, broken between words or Chinese letters; the last one is fitted. */
  wrapped(text: string, size: number, width: number, lines: number): Outline[];
}

let opened: Promise<Print> | undefined;

const rememberedWidths = 5_000;

/** Letters are measured without their outlines, and each word once: a long name would otherwise take seconds. */
function measuring(font: FontFile): (text: string, size: number) => number {
  const widths = new Map<string, number>();
  return (text, size) => {
    let units = widths.get(text);
    if (units === undefined) {
      units = font.layout(text.normalize('NFC')).glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
      if (widths.size >= rememberedWidths) widths.clear();
      widths.set(text, units);
    }
    return (units * size) / font.unitsPerEm;
  };
}

async function open(): Promise<Print> {
  const font = await readFont();
  const outline = (text: string, size: number): Outline => {
    const scale = size / font.unitsPerEm;
    let width = 0;
    const paths = font.layout(text.normalize('NFC')).glyphs.map((glyph) => {
      const path = glyph.path.scale(scale, -scale).translate(width, 0).toSVG();
      width += glyph.advanceWidth * scale;
      return path;
    });
    return { path: paths.join(''), width };
  };
  const widthOf = measuring(font);
  const fitted: Print['fitted'] = (text, size, width) => {
    const whole = widthOf(text, size);
    if (whole <= width) return outline(text, size);
    const smaller = Math.max(0.75, width / whole) * size;
    // A rounding in the last place is no reason to lose a letter.
    const fits = (shown: string) => widthOf(shown, smaller) <= width + 0.01;
    if (fits(text)) return outline(text, smaller);
    const letters = [...text];
    const shortened = (kept: number) => `${letters.slice(0, kept).join('').trimEnd()}…`;
    let [least, most] = [0, letters.length - 1];
    while (least < most) {
      const half = Math.ceil((least + most) / 2);
      if (fits(shortened(half))) least = half;
      else most = half - 1;
    }
    return outline(shortened(least), smaller);
  };
  const wrapped: Print['wrapped'] = (text, size, width, lines) => {
    const pieces = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*/g) ?? [];
    const said: string[] = [];
    let [line, long] = ['', 0];
    for (const piece of pieces) {
      const isLast = said.length === lines - 1;
      if (line && !isLast && long + widthOf(piece.trimEnd(), size) > width) {
        said.push(line);
        [line, long] = ['', 0];
      }
      line += piece;
      long += widthOf(piece, size);
    }
    if (line) said.push(line);
    return said.map((one) => fitted(one.trimEnd(), size, width));
  };
  return { outline, fitted, wrapped };
}

/**
 * The font for documents: Noto Sans SC reduced to GB 2312 and Latin letters. Texts are drawn as outlines, because
 * pdf-lib loses Chinese glyphs when it embeds a part of a font, while text extraction still reads them.
 */
export const openPrint = (): Promise<Print> => {
  opened ??= open();
  return opened;
};
