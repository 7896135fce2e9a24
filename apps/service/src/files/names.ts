import type { FileType } from './rules.ts';

const endings: Record<FileType, readonly string[]> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log', 'nc', 'lst'],
};

const longestName = 120;
// A disk takes 255 bytes of a name, which are 85 Chinese letters.
const longestBytes = 250;
// Control characters, marks that reverse or hide text (U+202E shows "gpj.exe" as "exe.jpg"), line separators.
const unseen = /[\p{Cc}\p{Co}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The name a file is shown and downloaded under: one line, no path, nothing that hides what it is. */
export function displayName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').replace(unseen, '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/["'`<>|?*:;%&$=,{}[\]]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const named = plain === '' || plain.startsWith('.') ? 'file' : plain;
  return shorten(reserved.test(named) ? `_${named}` : named, longestName);
}

/** The same name, ending as its type does: what is a JPEG is not called `invoice.exe`. */
export function nameForType(name: string, type: FileType): string {
  const ending = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase();
  if (ending && endings[type].includes(ending)) return name;
  // A HEIC has become a JPEG: the old ending would send the file to the wrong program.
  const stem = ending && ['heic', 'heif'].includes(ending) ? name.slice(0, -ending.length - 1) : name;
  return shorten(`${stem}.${endings[type][0]}`, longestName + 5);
}

function shorten(name: string, most: number): string {
  const isShort = (one: string) => [...one].length <= most && Buffer.byteLength(one) <= longestBytes;
  if (isShort(name)) return name;
  const ending = /\.[^.]{1,10}$/u.exec(name)?.[0] ?? '';
  let stem = '';
  for (const letter of name.slice(0, name.length - ending.length)) {
    if (!isShort(stem + letter + ending)) break;
    stem += letter;
  }
  return stem + ending;
}
