import type { Route } from '#contract';
import type { Actor, Answer, Caller, ObjectOf } from './actors.ts';
import { type Example, examples, type Kind, type Thing } from './examples.ts';
import type { GridRow } from './grid.ts';

/** A running service with people and things in it. */
export interface GridWorld {
  /** Where the API answers, and where files do. */
  readonly origins: { readonly api: string; readonly files: string };
  /** Headers that show who calls; `fresh` asks for a session of its own. */
  /** What belongs to B alone: a word in all its texts, its ids and numbers. */
  readonly marks: ReadonlySet<string>;
  credential(actor: Caller, fresh: boolean): Promise<Record<string, string>>;
  /** A thing of A or B; `fresh`: that no other call has touched. For `none` a well-formed id of nothing. */
  /** Whoever came by an invite goes again, so that everybody stays who they are. */
  takeBack(thing: Thing): Promise<void>;
  thing(kind: Kind, about: ObjectOf, example: Example, actor: Caller, fresh: boolean): Promise<Thing>;
}

/** What came back: the answer, and all that a stranger could tell two answers apart by. */
export interface Seen extends Answer {
  readonly body: string;
  /** Everything that was answered, success included. */
  readonly text: string;
}

const pathOf = (route: Route, example: Example, thing: Thing | undefined) =>
  Object.entries({
    ...example.fixed,
    ...(thing?.colleagueId && { membershipId: thing.colleagueId }),
    ...(thing?.mergeId && { mergeId: thing.mergeId }),
    ...(thing?.doubleNumber && { into: thing.doubleNumber, other: thing.doubleNumber }),
    ...(example.param && { [example.param]: thing?.id ?? '' }),
  }).reduce(
    (path, [name, value]) => path.replace(`{${name}}`, encodeURIComponent(value)),
    route.path + (example.query ?? ''),
  );

function bodyOf(example: Example, thing: Thing | undefined): { body?: BodyInit; type?: string } {
  if (example.bytes) return { body: new Uint8Array(example.bytes) };
  if (!example.body) return {};
  return { body: JSON.stringify(example.body(thing ?? { id: '' })), type: 'application/json' };
}

/** Everything of a problem but its request id, in the order of its keys. */
function readProblem(text: string): { code?: string; body: string } {
  try {
    const { requestId: _, ...rest } = JSON.parse(text) as { code?: string; requestId?: string };
    return { ...(rest.code && { code: rest.code }), body: JSON.stringify(rest) };
  } catch {
    return { body: text };
  }
}

/** Reads an answer; of a stream what it begins with, up to the id that says that nothing more was missed. */
async function readText(response: Response): Promise<string> {
  if (!/event-stream/.test(response.headers.get('content-type') ?? '')) return response.text();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!/(^|\n\n)id: [^\n]+\n\n/.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  return text;
}

/** Calls one operation as one actor about one object. */
export async function callOnce(
  world: GridWorld,
  route: Route,
  actor: Caller,
  about: ObjectOf,
  changes: boolean,
): Promise<Seen> {
  const example = examples[route.id]!;
  const thing = example.about ? await world.thing(example.about, about, example, actor, changes) : undefined;
  const { body, type } = bodyOf(example, thing);
  const leave = new AbortController();
  const origin = route.raw === 'file' ? world.origins.files : world.origins.api;
  const response = await fetch(`${origin}${pathOf(route, example, thing)}`, {
    method: route.method,
    redirect: 'manual',
    signal: leave.signal,
    headers: {
      origin: world.origins.api,
      'sec-fetch-site': 'same-origin',
      ...(type && { 'content-type': type }),
      ...example.headers?.(thing ?? { id: '' }),
      ...(await world.credential(actor, example.endsSession ?? false)),
    },
    ...(body && { body }),
  });
  const text = await readText(response);
  leave.abort();
  if (example.bearer && thing) await world.takeBack(thing);
  // Two answers are told apart by what a problem says; what a success says is searched for what is foreign.
  return { status: response.status, text, ...readProblem(response.status >= 400 ? text : '') };
}

const say = ({ status, code }: Answer) => `${status}${code ? ` ${code}` : ''}`;

/** Calls every cell of a row. HEAD has no body, so there only the status is compared. */
export async function runRow(
  world: GridWorld,
  route: Route,
  row: GridRow,
): Promise<{ seen: Map<Actor, Seen>; mismatches: string[] }> {
  const seen = new Map<Actor, Seen>();
  const mismatches: string[] = [];
  for (const [actor, expected] of row.answers) {
    const answer = await callOnce(world, route, actor, row.about, route.method !== 'GET' && expected.status < 400);
    seen.set(actor, answer);
    const same = answer.status === expected.status && (route.method === 'HEAD' || answer.code === expected.code);
    if (!same)
      mismatches.push(`${row.operation} of ${row.about} by ${actor}: expected ${say(expected)}, got ${say(answer)}`);
  }
  return { seen, mismatches };
}

/**
 * The rule that stands beside the table: what is another company's answers in status and body exactly like what does
 * not exist.
 */
export function tellApart(
  operation: string,
  foreign: Map<Actor, Seen>,
  none: Map<Actor, Seen>,
  outsiders: readonly Actor[],
): string[] {
  return outsiders.flatMap((actor) => {
    const a = foreign.get(actor)!;
    const b = none.get(actor)!;
    if (a.status === b.status && a.body === b.body) return [];
    return [
      `${operation} by ${actor}: what is foreign answers ${a.status} ${a.body}, what is missing ${b.status} ${b.body}`,
    ];
  });
}
