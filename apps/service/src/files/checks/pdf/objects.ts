import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { bareJpeg, bareJpeg2000 } from './jpeg.ts';

/** Entries that speak about a document instead of showing it, lead to other files in it, or act by themselves. */
const goneEntries: readonly string[] = [
  ...['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'SpiderInfo', 'CreationDate', 'ModDate', 'SourceModified'],
  // Places on the earth (ISO 32000-2 §12.10).
  ...['Measure', 'VP', 'LGIDict', 'PtData', 'GPTS', 'LPTS', 'GCS', 'DCS'],
  ...[
    'EmbeddedFiles',
    'EF',
    'AF',
    'FS',
    'Collection',
    'Sound',
    'Movie',
    'RichMediaContent',
    'RichMediaSettings',
    '3DD',
  ],
  ...['AA', 'OpenAction', 'JS', 'JavaScript', 'XFA', 'Perms', 'DSS', 'Legal'],
];

/** Actions that do more than to turn a page or to open a web address a person tapped. */
const goneActions = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition', 'Movie'].concat(
  ['Sound', 'RichMediaExecute', 'GoTo3DView', 'SetOCGState', 'Trans', 'ResetForm', 'Hide'],
);

/** Dictionaries whose entries have names an author chose: `AA` in them is a picture, not an action. */
const nameMaps = ['XObject', 'Font', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties', 'CharProcs'].concat(
  ['Dests', 'Colorants', 'ClassMap', 'RoleMap', 'N', 'D', 'R'],
);

const nameOf = (dict: PDFDict, key: string): string | undefined => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
};

/** Takes away what a dictionary says beside what it shows. */
function scrubDict(dict: PDFDict): void {
  for (const key of goneEntries) dict.delete(PDFName.of(key));
  const action = nameOf(dict, 'S');
  if ((action && goneActions.includes(action)) || nameOf(dict, 'Type') === 'Filespec')
    for (const key of dict.keys()) dict.delete(key);
  const isAnnotation = dict.has(PDFName.of('Rect')) && dict.has(PDFName.of('Subtype'));
  const isSignature = nameOf(dict, 'Type') === 'Sig';
  if (!isAnnotation && !isSignature) return;
  // When and by whom a remark was made; the title of a field of a form is the field's name.
  const told = ['M', 'NM', 'Name', 'Location', 'Reason', 'ContactInfo', 'Prop_Build', 'Contents'];
  for (const key of isSignature ? told : told.slice(0, 2)) dict.delete(PDFName.of(key));
  if (isAnnotation && nameOf(dict, 'Subtype') !== 'Widget') dict.delete(PDFName.of('T'));
}

/** A picture whose bytes are a JPEG: the same pixels, without what the camera wrote around them. */
function withoutCamera(stream: PDFRawStream, context: PDFContext): PDFRawStream | undefined {
  const { dict } = stream;
  const told = dict.lookup(PDFName.of('Filter'));
  const filters = told instanceof PDFArray ? told.asArray().map((each) => context.lookup(each)) : told ? [told] : [];
  const last = filters.at(-1);
  if (!(last instanceof PDFName)) return undefined;
  const strip = { DCTDecode: bareJpeg, DCT: bareJpeg, JPXDecode: bareJpeg2000 }[last.decodeText()];
  if (!strip) return undefined;
  const outer = dict.clone(context);
  if (filters.length > 1) outer.set(PDFName.of('Filter'), context.obj(filters.slice(0, -1) as PDFName[]));
  const bytes = filters.length > 1 ? decodePDFRawStream(PDFRawStream.of(outer, stream.contents)).decode() : undefined;
  const clean = strip(Buffer.from(bytes ?? stream.contents));
  dict.set(PDFName.of('Filter'), last);
  const parameters = dict.lookup(PDFName.of('DecodeParms'));
  const own = parameters instanceof PDFArray ? context.lookup(parameters.get(parameters.size() - 1)) : undefined;
  if (own instanceof PDFDict) dict.set(PDFName.of('DecodeParms'), own);
  else if (parameters instanceof PDFArray) dict.delete(PDFName.of('DecodeParms'));
  return PDFRawStream.of(dict, clean);
}

/**
 * Walks from the root through everything that can be reached, cleans it, and forgets the rest: older states of the
 * document, objects nobody refers to, what stands about the document in its trailer.
 */
export function scrubObjects(context: PDFContext): void {
  const { Root } = context.trailerInfo;
  context.trailerInfo.Info = undefined;
  context.trailerInfo.ID = undefined;
  const seen = new Set<PDFObject>();
  const line: [PDFObject | undefined, string][] = [[Root, '']];
  for (let next = line.pop(); next; next = line.pop()) {
    const [object, key] = next;
    if (!object || seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFRef) line.push([cleanPictureAt(context, object), key]);
    else if (object instanceof PDFArray) for (const each of object.asArray()) line.push([each, '']);
    else if (object instanceof PDFDict || object instanceof PDFStream) {
      const dict = object instanceof PDFStream ? object.dict : object;
      if (object instanceof PDFStream || !nameMaps.includes(key)) scrubDict(dict);
      for (const [name, value] of dict.entries()) line.push([value, name.decodeText()]);
    }
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!seen.has(ref)) context.delete(ref);
}

function cleanPictureAt(context: PDFContext, ref: PDFRef): PDFObject | undefined {
  const object = context.lookup(ref);
  if (!(object instanceof PDFRawStream)) return object;
  const clean = withoutCamera(object, context);
  if (clean) context.assign(ref, clean);
  return clean ?? object;
}
