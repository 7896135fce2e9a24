import {
  bestPassage,
  type Case,
  type CaseLine,
  compact,
  type EarlierCase,
  type FoundCase,
  type FoundMachine,
  foldedTerm,
  isNumberOf,
  type Machine,
  passageAround,
  runsOf,
  shownOf,
  type Term,
  termsOf,
} from '#contract';

/** An answer that is on the device, under the name it was asked by. */
export interface KeptAnswer {
  readonly key: readonly unknown[];
  readonly data: unknown;
  /** Milliseconds since 1970 at which the service said so. */
  readonly at: number;
}

/** What was found on the device, and from when the oldest of it is. */
export interface FoundHere {
  readonly terms: readonly string[];
  readonly machines: readonly FoundMachine[];
  readonly cases: readonly FoundCase[];
  readonly at: number;
}

type Line = CaseLine | EarlierCase | Case;

interface Held<Value> {
  readonly value: Value;
  readonly at: number;
}

const isWhole = (line: Line): line is Case => 'timeline' in line;

/** Lines of cases in any answer: a page, pages, one case, or what was seen before. */
function linesIn(data: unknown): readonly Line[] {
  if (typeof data !== 'object' || data === null) return [];
  if ('timeline' in data) return [data as Case];
  if ('pages' in data) return (data.pages as unknown[]).flatMap(linesIn);
  const { cases, stillOpen } = data as { cases?: readonly Line[]; stillOpen?: readonly Line[] };
  return [...(cases ?? []), ...(stillOpen ?? [])];
}

/** Each case once: what was read whole says more than a line, and the younger more than the older. */
function casesIn(answers: readonly KeptAnswer[]): Map<string, Held<Line>> {
  const cases = new Map<string, Held<Line>>();
  for (const { key, data, at } of answers) {
    if (key[0] !== 'cases' && key[0] !== 'case' && key[2] !== 'logbook') continue;
    for (const value of linesIn(data)) {
      const before = cases.get(value.caseNumber);
      const isBetter = !before || isWhole(value) > isWhole(before.value) || (isWhole(value) && at > before.at);
      if (isBetter) cases.set(value.caseNumber, { value, at });
    }
  }
  return cases;
}

function machinesIn(answers: readonly KeptAnswer[]): Held<Machine>[] {
  const list = answers.find(({ key }) => key[0] === 'machines' && key.length === 1);
  return ((list?.data ?? []) as readonly Machine[]).map((value) => ({ value, at: list!.at }));
}

type Texts = (readonly [of: FoundCase['passage']['of'], text: string])[];

function textsOf(line: Line): Texts {
  const texts: Texts = [['description', line.description]];
  if ('remedy' in line) texts.push(['remedy', line.remedy ?? ''], ['cause', line.cause ?? '']);
  if (!isWhole(line)) return texts;
  const alarms = line.alarms.map((alarm) => `${alarm.errorNumber} ${alarm.text ?? ''}`).join(' · ');
  const replies = line.timeline.flatMap((entry) => (entry.kind === 'reply' ? [entry.text] : [])).join(' · ');
  return [...texts, ['alarm', alarms], ['reply', replies]];
}

/** A text as it is compared: folded, and every number without its hyphens once more. */
const comparable = (text: string): string =>
  `${foldedTerm(text)} ${runsOf(text)
    .map((run) => compact(run.text))
    .join(' ')}`;

const hasAll = (terms: readonly Term[], texts: readonly string[]): boolean => {
  const text = comparable(texts.join(' '));
  return terms.every(({ whole }) => whole.some((word) => text.includes(word)));
};

const numbersOf = (line: Line) => [line.caseNumber, line.machineNumber, line.errorNumber];

const foundCaseOf = (line: Line, terms: readonly Term[]): FoundCase => ({
  caseId: line.caseId,
  caseNumber: line.caseNumber,
  openedAt: line.openedAt,
  machineNumber: line.machineNumber,
  model: line.model,
  severity: line.severity,
  errorNumber: line.errorNumber,
  state: line.state,
  turn: line.turn,
  mine: line.mine,
  // Of what was seen before, a line says it and the logbook does not.
  goesOnIn: 'goesOnIn' in line ? (line.goesOnIn ?? null) : null,
  passage: bestPassage(textsOf(line), terms) ?? { of: 'number', text: passageAround(line.description, []) },
});

/** Looks for words in what is on the device, as the service would: whole numbers first, then the newest. */
export function searchKept(answers: readonly KeptAnswer[], words: string): FoundHere {
  const terms = termsOf(words);
  if (terms.length === 0) return { terms: [], machines: [], cases: [], at: 0 };
  const cases = [...casesIn(answers).values()].filter(({ value }) =>
    hasAll(terms, [
      ...numbersOf(value).map((one) => one ?? ''),
      value.model,
      ...textsOf(value).map(([, text]) => text),
    ]),
  );
  const machines = machinesIn(answers).filter(({ value }) =>
    hasAll(terms, [value.machineNumber, value.model, value.site]),
  );
  const isNumber = (line: Line) => isNumberOf(terms, numbersOf(line));
  cases.sort(
    ({ value: one }, { value: other }) =>
      Number(isNumber(other)) - Number(isNumber(one)) || other.openedAt.localeCompare(one.openedAt),
  );
  const isTyped = ({ machineNumber }: Machine) => isNumberOf(terms, [machineNumber]);
  machines.sort(({ value: one }, { value: other }) => Number(isTyped(other)) - Number(isTyped(one)));
  return {
    terms: shownOf(terms),
    machines: machines.map(({ value }) => value),
    cases: cases.map(({ value }) => foundCaseOf(value, terms)),
    at: Math.min(...[...cases, ...machines].map(({ at }) => at)),
  };
}
