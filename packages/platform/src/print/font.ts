import { readFile } from 'node:fs/promises';
import fontkit from '@pdf-lib/fontkit';

/** A letter of the font. */
export interface FontGlyph {
  readonly advanceWidth: number;
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
  readonly path: {
    readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
    scale(x: number, y: number): { translate(x: number, y: number): { toSVG(): string } };
  };
}

/** The font of documents, read. */
export interface FontFile {
  readonly unitsPerEm: number;
  layout(text: string): { glyphs: FontGlyph[] };
  glyphForCodePoint(codePoint: number): FontGlyph;
}

let read: Promise<FontFile> | undefined;

/** Noto Sans SC reduced to GB 2312 and Latin letters; what it lacks is an empty square. */
export function readFont(): Promise<FontFile> {
  read ??= readFile(new URL('./font/noto-sans-sc-gb2312.ttf', import.meta.url)).then(
    (bytes) => fontkit.create(bytes) as unknown as FontFile,
  );
  return read;
}
