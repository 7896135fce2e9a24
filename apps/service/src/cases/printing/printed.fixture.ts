import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFRawStream, type PDFRef } from 'pdf-lib';

const bytesOf = (stream: PDFRawStream): string => inflateSync(stream.getContents()).toString('latin1');

function meaningsOf(font: PDFDict): Map<string, string> {
  const map = bytesOf(font.lookup(PDFName.of('ToUnicode')) as PDFRawStream);
  return new Map(
    [...map.matchAll(/beginbfchar <(..)> <([0-9a-f]+)>/g)].map(([, code, units]) => [
      code!,
      String.fromCharCode(...units!.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16))),
    ]),
  );
}

/** The lines of a printed document as a reader of PDF finds them: by the meanings that its fonts tell, sheet by sheet. */
export async function printedLines(pdf: Uint8Array): Promise<string[][]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => {
    const fonts = page.node.Resources()!.lookup(PDFName.of('Font'), PDFDict);
    const meanings = new Map(
      fonts.keys().map((name) => [name.asString(), meaningsOf(fonts.lookup(name, PDFDict))] as const),
    );
    const contents = page.node.Contents();
    const streams: PDFObject[] =
      contents instanceof PDFArray
        ? contents.asArray().map((ref) => document.context.lookup(ref as PDFRef)!)
        : [contents!];
    const operators = streams.map((stream) => bytesOf(stream as PDFRawStream)).join('\n');
    return [...operators.matchAll(/BT\n([\s\S]*?)ET/g)].map(([, line]) => {
      let font: Map<string, string> | undefined;
      let text = '';
      for (const [, name, codes] of line!.matchAll(/(\/\w+) [\d.]+ Tf|<([0-9a-f]*)> Tj/g)) {
        if (name) font = meanings.get(name);
        else text += (codes!.match(/../g) ?? []).map((code) => font!.get(code)).join('');
      }
      return text;
    });
  });
}
