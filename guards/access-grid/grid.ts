import { type Actor, type Answer, actors, type ObjectOf } from './actors.ts';
import { expectedGrid } from './expected.ts';

/** One line of the grid: what an operation answers about one object, by actor. */
export interface GridRow {
  readonly operation: string;
  readonly about: ObjectOf;
  readonly answers: ReadonlyMap<Actor, Answer>;
}

const codes: Readonly<Record<string, Answer>> = {
  '401': { status: 401, code: 'sign-in-needed' },
  '403': { status: 403, code: 'not-allowed' },
  '403m': { status: 403, code: 'membership-needed' },
  '409': { status: 409, code: 'already-member' },
};

function answerOf(cell: string, missing: string, line: string): Answer {
  const known = codes[cell];
  if (known) return known;
  const status = Number(cell);
  if (!Number.isInteger(status) || status < 200) throw new Error(`access grid: "${cell}" is no answer in ${line}`);
  if (status < 400) return { status };
  if (!missing) throw new Error(`access grid: ${line} says ${status}, but not which problem`);
  return { status, code: missing };
}

/** Reads the grid's text. @throws Error when a line is not whole */
export function gridRows(text: string = expectedGrid): GridRow[] {
  const [, ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== actors.length + 3) throw new Error(`access grid: ${line} has ${cells.length} cells`);
    const [operation, about, ...rest] = cells;
    if (!/^(A|B|none|-)$/.test(about!)) throw new Error(`access grid: "${about}" is no object in ${line}`);
    const missing = rest.at(-1)!;
    const answers = new Map(actors.map((actor, at) => [actor, answerOf(rest[at]!, missing, line)]));
    return { operation: operation!, about: about as ObjectOf, answers };
  });
}
