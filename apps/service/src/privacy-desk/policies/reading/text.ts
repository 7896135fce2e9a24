import { createHash } from 'node:crypto';
import { policyTextLimits, problem } from '#contract';

/** A text read from a file. */
export interface ReadText {
  readonly title: string;
  readonly body: string;
  readonly sha256: string;
}

const directionMarks = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
// Everything below a space but tab and line end, delete, and the controls of Latin-1.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const isUtf16 = (bytes: Uint8Array) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/**
 * The characters of a text file: UTF-8, UTF-16 with its mark, or GB18030 for a Chinese text (what Chinese Windows saves).
 * @throws problem `file-type` for bytes that are no text, `input` (`file: encoding`) for an encoding that is not one of those
 */
export function charactersOf(bytes: Uint8Array, language: string): string {
  if (isUtf16(bytes)) {
    const text = decoded(bytes, bytes[0] === 0xff ? 'utf-16le' : 'utf-16be');
    if (text !== undefined) return text;
    throw problem('input', { fields: { file: 'encoding' } });
  }
  // No text has a zero byte; Word files are zip archives, old ones and pictures have zeros.
  if (bytes.includes(0) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) throw problem('file-type');
  const text = decoded(bytes, 'utf-8') ?? (language === 'zh' ? decoded(bytes, 'gb18030') : undefined);
  // A text in another Chinese or Western encoding can pass for GB18030; then it has hardly any Chinese character in use.
  const isPlausible = text !== undefined && (decoded(bytes, 'utf-8') !== undefined || /\p{Script=Han}{4}/u.test(text));
  if (!isPlausible) throw problem('input', { fields: { file: 'encoding' } });
  return text;
}

/** A heading below the first as `## words`, also one that is closed by signs; any other line as it is. */
function headingOf(line: string): string {
  if (!/^\s{0,3}#{2,6}\s/.test(line)) return line;
  let words = line.trim();
  // By hand: a pattern for both ends takes minutes where a line is made of nothing but spaces and signs.
  while (words.startsWith('#')) words = words.slice(1);
  let end = words.length;
  while (end > 0 && (words[end - 1] === '#' || words[end - 1]!.trim() === '')) end -= 1;
  return `## ${words.slice(0, end).trimStart()}`;
}

/** One line of Markdown in the small kind that pages show: no HTML, no links, no pictures (contract, home/shapes.ts). */
function plainLine(line: string): string {
  return headingOf(line)
    .replace(/!\[([^\][]{0,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/\[([^\][]{1,500})\]\(([^)\s]{1,2000})(?:\s[^)]{0,500})?\)/g, '$1 ($2)')
    .replace(/<\/?[A-Za-z][^<>]{0,2000}>/g, '')
    .replace(/^\s{0,8}[*+•·-]\s+/, '- ')
    .trimEnd();
}

const hiddenBegins = /<(script|style|head|template|iframe|object)\b|<!--/gi;

/** A text without blocks that a page would not show. Looked for step by step: a pattern over all of it could take minutes. */
function withoutHiddenBlocks(text: string): string {
  const small = text.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (const begin of text.matchAll(hiddenBegins)) {
    if (begin.index < from) continue;
    const end = begin[1] ? `</${begin[1].toLowerCase()}` : '-->';
    const at = small.indexOf(end, begin.index);
    const closed = at < 0 ? -1 : small.indexOf('>', at);
    // What is never closed hides nothing, and nothing behind it is looked for again.
    if (closed < 0) break;
    kept.push(text.slice(from, begin.index));
    from = closed + 1;
  }
  return kept.join('') + text.slice(from);
}

/**
 * Text as it is published: the small kind of Markdown, with a title in its first line. What a file brings along beside
 * words (HTML, scripts, links, pictures, characters that cannot be seen) is left out.
 * @throws problem `input` (`file: empty`), or `file-too-large`
 */
export function policyTextOf(characters: string): ReadText {
  const text = characters
    .toWellFormed()
    .normalize('NFC')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u2028|\u2029|\f/g, '\n')
    .replace(directionMarks, '')
    .replace(controls, '');
  if (text.length > policyTextLimits.characters) throw problem('file-too-large');
  const lines = withoutHiddenBlocks(text).split('\n').map(plainLine);
  while (lines[0]?.trim() === '') lines.shift();
  const [first = '', ...rest] = lines;
  const title = first
    .replace(/^#+\s*/, '')
    .replace(/[*_]{2,}/g, '')
    .trim();
  // A line or two are no policy, and a scanned PDF gives no words at all.
  if (!title || lines.join('').replace(/[\P{L}]/gu, '').length < 20)
    throw problem('input', { fields: { file: 'empty' } });
  const body = `${[`# ${title}`, '', ...rest]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
  return { title: title.slice(0, 300), body, sha256: createHash('sha256').update(body).digest('hex') };
}
