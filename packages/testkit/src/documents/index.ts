import { deflateSync, inflateSync } from 'node:zlib';
import { sampleXmp } from '../pictures/place.ts';
import { isoPlace } from '../videos/index.ts';

/** One object of a PDF: its dictionary, and what it streams. */
interface Part {
  readonly dict: string;
  readonly stream?: Uint8Array;
}

function written(parts: readonly Part[], trailer: string): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const places: number[] = [];
  let length = chunks[0]!.length;
  const put = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const [at, { dict, stream }] of parts.entries()) {
    places.push(length);
    const inner = stream ? dict.replace(/>>$/, `/Length ${stream.length}>>`) : dict;
    put(Buffer.from(`${at + 1} 0 obj\n${inner}\n`));
    if (stream) put(Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]));
    put(Buffer.from('endobj\n'));
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${parts.length + 1}${trailer}>>\n`;
  return Buffer.concat([...chunks, Buffer.from(`${end}startxref\n${length}\n%%EOF\n`)]);
}

/**
 * A PDF as a phone scans it: one page with a JPEG straight from the camera, XMP packed and unpacked, a small preview, an
 * attached file, a script, a remark with its author, and a trailer that says who made it and where.
 */
export function phonePdf(picture: { bytes: Uint8Array; width: number; height: number }): Buffer {
  const { bytes, width, height } = picture;
  const image = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8`;
  const drawn = Buffer.from('q 300 0 0 200 20 20 cm /AA Do Q BT /F1 12 Tf 20 240 Td (Spindle E-27) Tj ET');
  return written(
    [
      {
        dict: `<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OpenAction 9 0 R/Names<</EmbeddedFiles<</Names[(a) 10 0 R]>>>>>>`,
      },
      { dict: '<</Type/Pages/Kids[3 0 R]/Count 1>>' },
      {
        // `AA` is the picture's name here, and an action everywhere else.
        dict: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Thumb 7 0 R/LastModified(${isoPlace})/Annots[12 0 R]
          /VP[<</Type/Viewport/Measure<</Type/Measure/Subtype/GEO/GPTS[31.2000 120.1500]>>>>]/PieceInfo<</App<</Private(${isoPlace})>>>>
          /Resources<</XObject<</AA 5 0 R>>/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>`,
      },
      { dict: '<</Filter/FlateDecode>>', stream: deflateSync(drawn) },
      { dict: `<<${image}/Filter/DCTDecode/Metadata 8 0 R>>`, stream: bytes },
      { dict: '<</Type/Metadata/Subtype/XML>>', stream: Buffer.from(sampleXmp) },
      { dict: `<<${image}/Filter[/FlateDecode/DCTDecode]>>`, stream: deflateSync(bytes) },
      { dict: '<</Type/Metadata/Subtype/XML/Filter/FlateDecode>>', stream: deflateSync(Buffer.from(sampleXmp)) },
      { dict: `<</S/JavaScript/JS(app.alert\\("${isoPlace}"\\))>>` },
      { dict: '<</Type/Filespec/F(a.jpg)/EF<</F 11 0 R>>>>' },
      { dict: '<</Type/EmbeddedFile>>', stream: bytes },
      { dict: '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(look here)/T(Wei Lin Canary)/M(D:20260302)>>' },
      { dict: `<</Author(Wei Lin Canary)/Subject(${isoPlace})/CreationDate(D:20260302080000+08'00')>>` },
    ],
    '/Root 1 0 R/Info 13 0 R',
  );
}

/** A PDF's bytes and everything in it that can be unpacked, for a search; knows nothing of what a PDF is. */
export function unpackedPdf(bytes: Buffer): Buffer {
  const found: Buffer[] = [bytes];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    for (const skip of [7, 8]) {
      try {
        found.push(inflateSync(bytes.subarray(at + skip)));
      } catch {
        // Not packed, or the end of one.
      }
    }
  }
  return Buffer.concat(found);
}
