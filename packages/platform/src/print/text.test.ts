import { inflateSync } from 'node:zlib';
import { PDFDocument, PDFRawStream, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { openTypeset } from './index.ts';

const black = rgb(0, 0, 0);

describe('texts in a document', () => {
  it('are drawn with letters whose outlines hold numbers only, the space among them', async () => {
    const document = await PDFDocument.create();
    const typeset = await openTypeset(document);
    typeset.draw(document.addPage(), '恒锐 Spindelüberlast 龘', { x: 10, y: 10, size: 10, color: black });
    typeset.finish();
    const read = await PDFDocument.load(await document.save());
    const outlines = read.context
      .enumerateIndirectObjects()
      .flatMap(([, one]) => (one instanceof PDFRawStream ? [inflateSync(one.getContents()).toString('latin1')] : []))
      .filter((text) => text.includes(' d1'));
    expect(outlines.length).toBe(new Set('恒锐 Spindelüberlast 龘').size);
    for (const outline of outlines) expect(outline).toMatch(/^[-\d. mlchdf1\n]+$/);
  });

  it('are broken between words and Chinese letters, where they say so, and inside a word that is too wide', async () => {
    const typeset = await openTypeset(await PDFDocument.create());
    const width = 100;
    const lines = typeset.linesOf(
      '一二三四五六七八九十百千万\n\nword word word word word word\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      10,
      width,
    );
    for (const line of lines) expect(typeset.widthOf(line, 10)).toBeLessThanOrEqual(width);
    expect(lines[0]).toBe('一二三四五六七八九十');
    expect(lines).toContain('');
    expect(lines.slice(3).every((line) => /^(word( word)*|x+)$/.test(line))).toBe(true);
    expect(lines.join('').replaceAll(' ', '')).toContain('x'.repeat(30));
  });
});
