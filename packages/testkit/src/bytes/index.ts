import { createReadStream, type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A value of one person that is looked for as bytes, by a name to tell it by. */
export type Canaries = Readonly<Record<string, string>>;

/** A canary that was found: which, how it was spelled, and in which file. */
export interface Found {
  readonly canary: string;
  readonly spelling: string;
  readonly file: string;
}

interface Needle {
  readonly canary: string;
  readonly spelling: string;
  readonly bytes: Buffer;
}

/** The part of a text's base64 that is the same whatever stands before and behind it, for each of its three beginnings. */
const base64Cores = (text: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), text])
      .toString('base64')
      .replace(/=+$/, '');
    const from = Math.ceil((before * 8) / 6);
    return whole.slice(from, whole.length - ((text.length + before) % 3 === 0 ? 0 : 1));
  });

const escaped = (text: string) =>
  [...text].map((letter) => `\\u${letter.codePointAt(0)!.toString(16).padStart(4, '0')}`).join('');

/** Every way in which a value may lie in a file: UTF-8, UTF-16, base64, hexadecimal, escaped for URLs and for JSON. */
export function spellingsOf(value: string): ReadonlyMap<string, Buffer> {
  const utf8 = Buffer.from(value);
  const wide = Buffer.from(value, 'utf16le');
  const entries: [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-16 little end first', wide],
    ['UTF-16 big end first', Buffer.from(wide).swap16()],
    ['hexadecimal', Buffer.from(utf8.toString('hex'))],
    ['hexadecimal in capitals', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['URL', Buffer.from(encodeURIComponent(value))],
    ['JSON', Buffer.from(escaped(value))],
    ...base64Cores(utf8).map((core, at) => [`base64 from bit ${at * 8}`, Buffer.from(core)] as [string, Buffer]),
    ...base64Cores(utf8).map(
      (core, at) =>
        [`base64url from bit ${at * 8}`, Buffer.from(core.replaceAll('+', '-').replaceAll('/', '_'))] as [
          string,
          Buffer,
        ],
    ),
  ];
  return new Map(entries);
}

const needlesOf = (canaries: Canaries): Needle[] =>
  Object.entries(canaries).flatMap(([canary, value]) =>
    [...spellingsOf(value)].map(([spelling, bytes]) => ({ canary, spelling, bytes })),
  );

/** Every file below a folder, or the file itself. */
function filesBelow(path: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOTDIR') return [path];
    throw error;
  }
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return filesBelow(join(path, entry.name));
    return entry.isFile() ? [join(path, entry.name)] : [];
  });
}

/** What of the needles stands in a file; a server may remove the file meanwhile. */
async function foundIn(file: string, needles: readonly Needle[]): Promise<Found[]> {
  const found = new Map<Needle, Found>();
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  let before = Buffer.alloc(0);
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
      const part = Buffer.concat([before, piece as Buffer]);
      for (const needle of needles)
        if (!found.has(needle) && part.includes(needle.bytes))
          found.set(needle, { canary: needle.canary, spelling: needle.spelling, file });
      before = part.subarray(Math.max(0, part.length - overlap));
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
  }
  return [...found.values()];
}

/** Looks for the bytes of canaries in everything below the paths; answers what was found, and how many files were read. */
export async function scanBytes(
  paths: readonly string[],
  canaries: Canaries,
): Promise<{ readonly files: number; readonly found: Found[] }> {
  const needles = needlesOf(canaries);
  const files = paths.flatMap(filesBelow);
  const found: Found[] = [];
  for (const file of files) found.push(...(await foundIn(file, needles)));
  return { files: files.length, found };
}
