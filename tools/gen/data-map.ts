import { periods } from '#privacy/catalogue';
import {
  audiencesOf,
  type DatabaseName,
  type ProcessingRegister,
  type ResolvedColumn,
  registerHash,
  viasOf,
} from '#privacy/engine';
import {
  type Answers,
  type Audience,
  type ColumnEntry,
  nobodyReasons,
  type RowScope,
  type TableEntry,
} from '#privacy/vocabulary';

const words = { r: 'read', i: 'insert', u: 'update' } as const;

const scopeWords = (scope: RowScope): string =>
  typeof scope === 'object'
    ? viasOf(scope)
        .map(({ via, on }) => `those of \`${via}\` by ${on.join(', ')}`)
        .join(' or ')
    : scope;

const heads = [
  'column',
  'class',
  'leads to the person by',
  'kind',
  'purposes',
  'period',
  'received by',
  'export',
  'seal',
  'erase',
  'log',
  'rectify',
];

/** An answer in one or two words. */
export const answerWords = (answer: Answers['export'] | Answers['seal'] | Answers['erase']): string =>
  typeof answer === 'string'
    ? answer
    : Object.entries(answer)
        .map(([verb, why]) => `${verb}: ${why}`)
        .join('');

const received = ({ recipients }: Pick<ResolvedColumn, 'recipients'>) => recipients.join(', ') || 'nobody';

const leadsBy = ({ person, because }: ColumnEntry) => {
  if (person) return `\`${person}\``;
  return because ? `nobody: ${nobodyReasons[because]}` : '';
};

/** Kind, purposes, period, recipients and the answers of a column as cells of a row. */
function answerCells(column: ResolvedColumn): string[] {
  const why = column.kind
    ? [column.kind, column.purposes.join(', '), column.period ? periods[column.period].text.en : '', received(column)]
    : ['', '', '', ''];
  return [
    ...why,
    answerWords(column.export),
    answerWords(column.seal),
    answerWords(column.erase),
    column.log,
    column.rectify,
  ];
}

function tableSection(
  table: TableEntry,
  audiences: readonly Audience[],
  answers: ReadonlyMap<string, ResolvedColumn>,
): string {
  const reached = audiences.filter((audience) => audience in table.rows);
  const rows = reached.map((audience) => {
    const may = table.delete?.includes(audience) ? ', may delete' : '';
    return `${audience}: ${scopeWords(table.rows[audience]!)}${may}`;
  });
  const rights = (letters: string | undefined) =>
    [...(letters ?? '')].map((letter) => words[letter as keyof typeof words]).join(' ');
  const columns = Object.entries(table.columns).map(([name, column]) => {
    const cells = reached.map((audience) => rights(column.who[audience]));
    const about = answerCells(answers.get(`${table.database} ${table.name}.${name}`)!);
    return `| ${[`\`${name}\``, column.class, leadsBy(column), ...about, ...cells].join(' | ')} |`;
  });
  return [
    `### ${table.name}`,
    '',
    table.is,
    '',
    `Rows: ${rows.join(' · ') || 'none for any audience'}.${table.whyAll ? ` All rows: ${table.whyAll}` : ''}`,
    '',
    `| ${[...heads, ...reached].join(' | ')} |`,
    `|${'---|'.repeat(heads.length + reached.length)}`,
    ...columns,
    '',
  ].join('\n');
}

function storeSection({ stores }: ProcessingRegister): string {
  const rows = stores.map(({ store, place, is, kinds, purposes, period, recipients, answers, verifier }) => {
    const cells = [answers.export, answers.seal, answers.erase].map(answerWords);
    return `| ${[store, place, is, kinds.join(', '), purposes.join(', '), periods[period].text.en, received({ recipients }), ...cells, answers.log, `\`${verifier}\``].join(' | ')} |`;
  });
  const columns = [
    'store',
    'place',
    'holds',
    'kinds',
    'purposes',
    'period',
    'received by',
    'export',
    'seal',
    'erase',
    'log',
    'verified by',
  ];
  return [
    '## Stores that are no columns',
    '',
    `| ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length)}`,
    ...rows,
    '',
  ].join('\n');
}

function connectorSection({ connectors }: ProcessingRegister): string {
  const rows = connectors.map(({ connector, from, to, is, purpose, recipient, kinds }) => {
    return `| ${[connector, from, to, is, purpose, recipient, kinds.join(', ')].join(' | ')} |`;
  });
  const columns = ['way out', 'from', 'to', 'carries', 'purpose', 'received by', 'kinds'];
  return [
    '## Ways out of the processes',
    '',
    `| ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length)}`,
    ...rows,
    '',
  ].join('\n');
}

/** The processing register as a page: per column class, path to the person, purposes, period, answers and audiences. */
export function dataMapPage(tables: readonly TableEntry[], register: ProcessingRegister): string {
  const answers = new Map(register.columns.map((each) => [`${each.database} ${each.table}.${each.column}`, each]));
  const sections = (Object.keys(audiencesOf) as DatabaseName[]).map((database) => {
    const own = tables.filter((table) => table.database === database);
    const columns = own.reduce((sum, table) => sum + Object.keys(table.columns).length, 0);
    const heading = `## Database ${database} (${own[0]?.region ?? 'empty'}): ${own.length} tables, ${columns} columns\n\n`;
    return heading + own.map((table) => tableSection(table, audiencesOf[database], answers)).join('\n');
  });
  const head = `# Data map\n\nPrinted by \`npm run gen\` from the data maps of the features; never written by hand.\n\nRegister: \`${registerHash(register)}\`\n`;
  return `${head}\n${sections.join('\n')}\n${storeSection(register)}\n${connectorSection(register)}`;
}
