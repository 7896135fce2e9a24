import { keeps, purposes, type RecipientId } from '#privacy/catalogue';
import { type Answers, type ConnectorEntry, holderIn, type StoreEntry, type TableEntry } from '#privacy/vocabulary';
import { possibleRecipients } from './received.ts';
import { answersOf, type ResolvedColumn, resolvedColumns } from './resolved.ts';

const isKept = (answer: Answers['erase']): answer is { keep: keyof typeof keeps } => typeof answer === 'object';

/** What is missing or contradicts itself in the answers of tables and stores, one sentence each (privacy.md §1). */
export function processingMistakes(
  tables: readonly TableEntry[],
  stores: readonly StoreEntry[],
  connectors: readonly ConnectorEntry[] = [],
): string[] {
  return [
    ...tables.flatMap(missingAnswers),
    ...resolvedColumns(tables).flatMap(columnMistakes),
    ...stores.flatMap((each) => [
      ...answerMistakes(`store ${each.store}`, each.answers),
      ...recipientMistakes(`store ${each.store}`, each),
    ]),
    ...twice(stores.map((each) => each.store)).map((name) => `store ${name} is declared twice`),
    ...twice(connectors.map((each) => each.connector)).map((name) => `connector ${name} is declared twice`),
  ];
}

/** Who receives something is somebody whom a purpose of it names, told in the policy (S4.2). */
function recipientMistakes(
  where: string,
  { recipients, purposes: ids }: Pick<StoreEntry, 'recipients' | 'purposes'>,
): string[] {
  const possible: readonly RecipientId[] = possibleRecipients(ids);
  return recipients
    .filter((id) => !possible.includes(id))
    .map((id) => `${where}: goes to ${id}, whom none of its purposes names (S4.2)`);
}

/** Kinds that a way out hands on although nothing of that kind is declared to go there. */
export function connectorMistakes(
  connectors: readonly ConnectorEntry[],
  held: readonly { readonly kinds: readonly string[]; readonly recipients: readonly string[] }[],
): string[] {
  return connectors.flatMap(({ connector, from, recipient, kinds }) =>
    kinds
      .filter(() => recipient !== holderIn[from])
      .filter((kind) => !held.some((each) => each.kinds.includes(kind) && each.recipients.includes(recipient)))
      .map((kind) => `connector ${connector}: hands ${kind} to ${recipient}, and nothing of that kind says so (S4.2)`),
  );
}

const twice = (names: readonly string[]) => [...new Set(names.filter((each, at) => names.indexOf(each) !== at))];

function missingAnswers(table: TableEntry): string[] {
  const lines = Object.entries(table.columns)
    .filter(([name, entry]) => answersOf(entry, name, table.handling) === undefined)
    .map(([name, entry]) => `${table.name}.${name}: the table has no answers for ${entry.class} data`);
  const named = table.handling === 'of-nobody' ? [] : Object.keys(table.handling.columns ?? {});
  const unknown = named.filter((name) => !(name in table.columns));
  return [...lines, ...unknown.map((name) => `${table.name}.${name} is answered for, but not declared`)];
}

function answerMistakes(where: string, answers: Answers): string[] {
  const lines: string[] = [];
  if (isKept(answers.erase) && !(answers.erase.keep in keeps))
    lines.push(`${where}: stays for "${answers.erase.keep}", which is not among the reviewed keeps`);
  if (answers.seal === 'move' && isKept(answers.erase) && answers.erase.keep !== 'company-record')
    lines.push(`${where}: moves into the envelope, and yet stays when the erasure is final`);
  return lines;
}

function columnMistakes(column: ResolvedColumn): string[] {
  const where = `${column.table}.${column.column}`;
  const lines = answerMistakes(where, column);
  const isPersonal = column.class !== 'none' && column.class !== 'key';
  if (isPersonal && column.purposes.length === 0) lines.push(`${where}: no purpose says why it is held`);
  if (isPersonal && !column.period) lines.push(`${where}: no period says until when it is held (S3.1)`);
  if (isPersonal && isKept(column.erase) && column.erase.keep === 'about-nobody')
    lines.push(`${where}: is about a person and stays as if it were about nobody`);
  if (column.class === 'credential' && column.export === 'include') lines.push(`${where}: a secret is in no copy`);
  if (column.class === 'credential' && column.log === 'allowed') lines.push(`${where}: a secret is in no log`);
  if (column.class === 'mixed' && column.log === 'allowed') lines.push(`${where}: free text is in no log`);
  return [...lines, ...recipientMistakes(where, column), ...placeMistakes(column, where)];
}

/** S5.1, S5.2: what rests on the policy alone stays at home, and what needs the transfer consent is not kept there. */
function placeMistakes({ database, purposes: ids }: ResolvedColumn, where: string): string[] {
  return ids.flatMap((id) => {
    const { consent, about } = purposes[id];
    if (about === 'staff') return database === 'home' ? [`${where}: staff are not kept at home`] : [];
    if (consent === 'policy' && database !== 'home')
      return [`${where}: purpose ${id} rests on the policy alone and does not leave home (S5.1)`];
    return [];
  });
}
