import {
  beginText,
  type Color,
  endText,
  moveText,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  setFillingColor,
  setFontAndSize,
  showText,
} from 'pdf-lib';
import { type FontFile, readFont } from './font.ts';

/** How a line of text is drawn: the base line begins at x, y in points from the lower left corner. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: Color;
  /** Drawn with a thicker line around each letter; the font has no bold letters of its own. */
  readonly bold?: boolean;
}

/** Sets texts in Chinese and in Latin letters into one document, as text that can be searched and copied. */
export interface Typeset {
  /** @returns points */
  widthOf(text: string, size: number): number;
  /** The text in lines of a width, broken between words or Chinese letters and wherever it says so itself. */
  linesOf(text: string, size: number, width: number): string[];
  draw(page: PDFPage, line: string, place: LinePlace): void;
  /** Writes the letters that were drawn; once, before the document is saved. */
  finish(): void;
}

/** Codes of one font: 1 to 255; 0 stays free, as some readers end a text there. */
const lettersOfFont = 255;

type Glyph = ReturnType<FontFile['glyphForCodePoint']>;

interface Letter {
  readonly glyph: Glyph;
  readonly codePoint: number;
  readonly bold: boolean;
}

/** Line around a bold letter, as a part of the font's height. */
const boldLine = 0.032;

interface SmallFont {
  readonly name: PDFName;
  readonly ref: PDFRef;
  readonly letters: Letter[];
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** The outline of a glyph in the words of PDF; curves of the font have one handle, those of PDF two. */
function outlineOf({ advanceWidth, bbox, path }: Glyph, line: number): string {
  // A space has no outline, and a box around nothing is endless.
  const box =
    path.commands.length === 0
      ? '0 0 0 0'
      : `${bbox.minX - line} ${bbox.minY - line} ${bbox.maxX + line} ${bbox.maxY + line}`;
  const said = [`${advanceWidth} 0 ${box} d1`, ...(line > 0 ? [`${line} w 1 j`] : [])];
  let [x, y] = [0, 0];
  for (const { command, args } of path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'moveTo') said.push(`${a} ${b} m`);
    else if (command === 'lineTo') said.push(`${a} ${b} l`);
    else if (command === 'bezierCurveTo') said.push(`${args.join(' ')} c`);
    else if (command === 'quadraticCurveTo') {
      const third = (from: number, to: number) => (from + (2 * (to - from)) / 3).toFixed(1);
      said.push(`${third(x, a)} ${third(y, b)} ${third(c, a)} ${third(d, b)} ${c} ${d} c`);
    } else said.push('h');
    if (args.length >= 2) [x, y] = args.slice(-2) as [number, number];
  }
  return `${said.join('\n')}\n${line > 0 ? 'B' : 'f'}`;
}

/** What each code of a font means, so that a reader can search and copy. */
const meaningsOf = (letters: readonly Letter[]): string =>
  [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def',
    '1 begincodespacerange <01> <ff> endcodespacerange',
    ...letters.map(({ codePoint }, at) => {
      const units = [...String.fromCodePoint(codePoint)].flatMap((one) =>
        one.split('').map((unit) => unit.charCodeAt(0)),
      );
      return `1 beginbfchar <${hex(at + 1, 2)}> <${units.map((unit) => hex(unit, 4)).join('')}> endbfchar`;
    }),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');

function writeFont({ context }: PDFDocument, { ref, letters }: SmallFont, unitsPerEm: number): void {
  const drawn = Object.fromEntries(
    letters.map(({ glyph, bold }, at) => {
      const outline = outlineOf(glyph, bold ? Math.round(boldLine * unitsPerEm) : 0);
      return [`g${at + 1}`, context.register(context.flateStream(outline))];
    }),
  );
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, 0, 0, 0],
    FontMatrix: [1 / unitsPerEm, 0, 0, 1 / unitsPerEm, 0, 0],
    CharProcs: drawn,
    Encoding: { Type: 'Encoding', Differences: [1, ...letters.map((_, at) => PDFName.of(`g${at + 1}`))] },
    FirstChar: 1,
    LastChar: letters.length,
    Widths: letters.map(({ glyph }) => glyph.advanceWidth),
    Resources: {},
    ToUnicode: context.register(context.flateStream(meaningsOf(letters))),
  });
  context.assign(ref, font);
}

/** Small fonts that grow letter by letter as texts are drawn. */
function openLetters(document: PDFDocument, font: FontFile) {
  const fonts: SmallFont[] = [];
  const places = new Map<string, { readonly font: SmallFont; readonly code: number }>();
  const keyOf = ({ codePoint, bold }: Letter) => `${codePoint}${bold ? ' bold' : ''}`;
  const add = (letter: Letter) => {
    let last = fonts.at(-1);
    if (!last || last.letters.length === lettersOfFont) {
      last = { name: PDFName.of(`Letters${fonts.length}`), ref: document.context.nextRef(), letters: [] };
      fonts.push(last);
    }
    const place = { font: last, code: last.letters.push(letter) };
    places.set(keyOf(letter), place);
    return place;
  };
  return {
    placeOf: (letter: Letter) => places.get(keyOf(letter)) ?? add(letter),
    write() {
      for (const one of fonts) writeFont(document, one, font.unitsPerEm);
    },
  };
}

const cut = (text: string) => text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? [];

/** Breaks one paragraph; a word wider than the line is broken too. */
function broken(paragraph: string, widthOf: (text: string) => number, width: number): string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  const add = (piece: string) => {
    const wide = widthOf(piece.trimEnd());
    if (line && used + wide > width) {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
    }
    if (wide > width && [...piece].length > 1) for (const letter of piece) add(letter);
    else {
      line += piece;
      used += widthOf(piece);
    }
  };
  for (const piece of cut(paragraph)) add(piece);
  return [...lines, line.trimEnd()];
}

/**
 * Opens the letters of a document. Each letter that occurs is a small drawing of its own with its meaning beside it (a
 * font of type 3): pdf-lib loses Chinese letters when it embeds a part of a font, and the whole font is 2.4 MB.
 */
export async function openTypeset(document: PDFDocument): Promise<Typeset> {
  const font = await readFont();
  const glyphs = new Map<number, Glyph>();
  const letters = openLetters(document, font);
  const glyphOf = (codePoint: number): Glyph => {
    const known = glyphs.get(codePoint) ?? font.glyphForCodePoint(codePoint);
    glyphs.set(codePoint, known);
    return known;
  };
  const codePoints = (text: string) => [...text.normalize('NFC')].map((one) => one.codePointAt(0)!);
  const widthOf = (text: string, size: number) =>
    (codePoints(text).reduce((sum, one) => sum + glyphOf(one).advanceWidth, 0) * size) / font.unitsPerEm;
  return {
    widthOf,
    linesOf: (text, size, width) =>
      text.split(/\r\n?|\n/).flatMap((paragraph) => broken(paragraph, (piece) => widthOf(piece, size), width)),
    draw(page, line, { x, y, size, color, bold = false }) {
      const operators = [beginText(), setFillingColor(color), moveText(x, y)];
      let run: { font: SmallFont; codes: string } | undefined;
      const show = () => {
        if (!run) return;
        page.node.setFontDictionary(run.font.name, run.font.ref);
        operators.push(setFontAndSize(run.font.name, size), showText(PDFHexString.of(run.codes)));
      };
      for (const codePoint of codePoints(line)) {
        const place = letters.placeOf({ glyph: glyphOf(codePoint), codePoint, bold });
        if (run?.font !== place.font) {
          show();
          run = { font: place.font, codes: '' };
        }
        run.codes += hex(place.code, 2);
      }
      show();
      page.pushOperators(...operators, endText());
    },
    finish: letters.write,
  };
}
