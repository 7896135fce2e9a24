/** A stretch of a line in one emphasis (S0.2). */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly underlined: boolean;
}

/** A part of a text: a heading of a rank, an item of a list, or a paragraph. */
export interface Block {
  readonly is: 'heading' | 'item' | 'paragraph';
  /** 1 to 3, of a heading. */
  readonly rank: number;
  readonly runs: readonly Run[];
}

const marks = /(\*\*__.+?__\*\*|\*\*.+?\*\*|__.+?__)/g;

/** A line in its emphases; the marks themselves are gone. */
function runsOf(line: string): Run[] {
  return line
    .split(marks)
    .filter((part) => part !== '')
    .map((part) => ({
      text: part.replace(/^(\*\*__|\*\*|__)|(__\*\*|\*\*|__)$/g, ''),
      bold: part.startsWith('**'),
      underlined: part.startsWith('__') || part.startsWith('**__'),
    }));
}

/** The blocks of a body in the small Markdown of policies; one line is one block. */
export const blocksOf = (body: string): Block[] =>
  body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, hashes = '', heading = ''] = /^(#{1,3}) (.*)$/.exec(line) ?? [];
      if (hashes) return { is: 'heading', rank: hashes.length, runs: runsOf(heading) };
      const isItem = line.startsWith('- ');
      return { is: isItem ? 'item' : 'paragraph', rank: 0, runs: runsOf(isItem ? line.slice(2) : line) };
    });

/** Pieces that a line may be broken between: a word with its space, or a Chinese letter with the mark that follows it. */
export const piecesOf = (text: string): string[] =>
  text.match(
    /[（“《「]?[\u2e80-\uffef][，。、；：？！）”》」]*|[^\s\u2e80-\uffef]+[，。、；：？！）”》」]*\s*|\s+/gu,
  ) ?? [];
