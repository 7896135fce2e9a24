/** A part of a text: marked when a term was found there. */
export interface MarkedPart {
  readonly text: string;
  readonly isFound: boolean;
}

// Dashes that keyboards and text programs put in the place of "-".
const dash = /[\u2010-\u2015\u2212\u00ad]/g;

/**
 * The form in which texts and terms are compared: full-width forms become ASCII, case and accents go, `ß` is `ss`.
 * `Überlast` and `ＥＣＫＥ` become `uberlast` and `ecke`.
 */
export const foldedTerm = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(dash, '-')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC');

/** Han characters are their own folded form, and most of what is searched. */
const foldedCharacter = (character: string): string =>
  character >= '一' && character <= '鿿' ? character : foldedTerm(character);

/** A text in its folded form; `starts[n]` is where the folded character n begins in the text. */
function folded(text: string): { readonly form: string; readonly starts: readonly number[] } {
  let form = '';
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldedCharacter(character);
    for (let n = 0; n < piece.length; n++) starts.push(at);
    form += piece;
    at += character.length;
  }
  starts.push(text.length);
  return { form, starts };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where terms stand in a text, first to last, without overlaps; of two that begin together the longer counts. */
function placesOf(text: string, terms: readonly string[]): Place[] {
  const { form, starts } = folded(text);
  const places: Place[] = [];
  const longestFirst = [...terms].filter((term) => term !== '').sort((a, b) => b.length - a.length);
  for (let at = 0; at < form.length; ) {
    const term = longestFirst.find((one) => form.startsWith(one, at));
    if (term) places.push({ from: starts[at]!, to: starts[at + term.length]! });
    at += term?.length ?? 1;
  }
  return places.filter(({ from, to }) => to > from);
}

/**
 * Cuts a text into parts that are found and parts that are not; put together they are the text.
 * @param terms in folded form, as a search answers them
 */
export function markedParts(text: string, terms: readonly string[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const { from, to } of placesOf(text, terms)) {
    if (from > at) parts.push({ text: text.slice(at, from), isFound: false });
    parts.push({ text: text.slice(from, to), isFound: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isFound: false });
  return parts;
}

const characters = 140;
const lead = 40;

/** Up to about 140 characters of a text around the first term in it; from its beginning when none stands there. */
export function passageAround(text: string, terms: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const first = placesOf(flat, terms)[0]?.from ?? 0;
  let start = Math.max(0, first - lead);
  const space = flat.indexOf(' ', start);
  if (start > 0 && space !== -1 && space < first) start = space + 1;
  else if (/[\udc00-\udfff]/.test(flat[start] ?? '')) start -= 1;
  const cut = [...flat.slice(start)].slice(0, characters).join('');
  return `${start > 0 ? '…' : ''}${cut}${start + cut.length < flat.length ? '…' : ''}`;
}
