/** A text with parentheses as a tree: words, and groups of the same. */
type Piece = string | readonly Piece[];

function treeOf(text: string): readonly Piece[] {
  const open: Piece[][] = [[]];
  for (const token of text.match(/[()]|[^()]+/g) ?? []) {
    if (token === '(') open.push([]);
    else if (token === ')' && open.length > 1) {
      const group = open.pop()!;
      open.at(-1)!.push(group);
    } else if (token !== ')') open.at(-1)!.push(token);
  }
  return open[0]!;
}

const clauseWord =
  /\b(select|from|where|set|returning|values|having|union|except|intersect|(?:left|right|full|inner|cross)?(?: outer)? ?join|on conflict|on|group by|order by|limit)\b/i;

/** Clauses that decide which rows a statement reaches; what stands in the others decides nothing. */
const restricting = /^(where|on|from|having|join)$/;

/** The clause a word begins. The ON of an outer join restricts the side that may be missing, not the rows. */
function clauseAfter(word: string, joined: string): { clause: string; joined: string } {
  const name = word.toLowerCase().trim();
  if (name.endsWith('join')) return { clause: 'join', joined: /left|right|full/.test(name) ? 'outer' : 'inner' };
  if (name === 'on') return { clause: joined === 'outer' ? 'outer on' : 'on', joined };
  return { clause: name, joined };
}

interface Part {
  readonly clause: string;
  own: string;
  readonly groups: (readonly Piece[])[];
}

/** One level of a text, cut into its clauses. */
function partsOf(level: readonly Piece[], outer: string): Part[] {
  const parts: Part[] = [{ clause: outer, own: '', groups: [] }];
  let joined = 'inner';
  for (const piece of level) {
    if (typeof piece !== 'string') {
      parts.at(-1)!.groups.push(piece);
      parts.at(-1)!.own += '()';
      continue;
    }
    for (const [at, words] of piece.split(clauseWord).entries()) {
      if (at % 2 === 0) parts.at(-1)!.own += words;
      else {
        const next = clauseAfter(words, joined);
        joined = next.joined;
        parts.push({ clause: next.clause, own: '', groups: [] });
      }
    }
  }
  return parts;
}

function keptOf(level: readonly Piece[], outer: string): string[] {
  return partsOf(level, outer).flatMap(({ clause, own, groups }) => {
    // One side of an OR restricts nothing, since the other may hold alone.
    if (!restricting.test(clause) || /\bor\b/i.test(own)) return [];
    return [own, ...groups.flatMap((group) => keptOf(group, clause))];
  });
}

/**
 * What of a statement decides which rows it reaches: its WHERE, ON and FROM, inner queries of those included. Lists of
 * what is selected, set or returned, the ON of outer joins, and conditions beside an OR are left out.
 */
export const restrictionsOf = (text: string): string =>
  keptOf(treeOf(text.replace(/\bany ?\(\s*(\$[^()]*)\)/gi, 'ANY $1')), 'from').join(' ; ');
