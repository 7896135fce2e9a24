import type pg from 'pg';
import { ownNumbers, wordsOf } from '../../apps/service/src/cases/search/words.ts';

/** Parts, what they do, and what was tried: every combination is one description. Each ends a sentence, so that words do not run together. */
const chinese = [
  [
    '早班开机后冷却水温度报警。',
    '折弯后角度偏差约 1.5 度。',
    '切割头碰撞后无法回零。',
    '激光功率下降到额定值的 80%。',
    '后挡料伺服过载。',
    '操作面板黑屏。',
    '液压油从左缸渗出。',
    '光幕无故触发。',
  ],
  [
    '复位后约十分钟再次出现。',
    '换模具后仍然存在。',
    '急停复位无效，现场停机等待。',
    '断面毛刺明显。',
    '偶尔自行恢复。',
  ],
  ['请告知需要检查哪些部件。', '附上报警画面照片。', '保护镜片已更换。', '已重新标定一次。'],
];
const english = [
  [
    'Spindle bearing is overheating. ',
    'Nitrogen pressure drops while cutting. ',
    'Light curtain at the rear door trips. ',
    'Axis drive shows a communication fault. ',
  ],
  ['It started after the software update. ', 'A restart helps for ten minutes. ', 'The machine stands still. '],
  ['Please tell us what to check.', 'Spare part needed.', 'Photo attached.'],
];
const german = [
  ['Spindelüberlast nach zehn Minuten. ', 'Düsenwechsler klemmt. ', 'Hinteranschlag fährt nicht auf Referenz. '],
  ['Schutzglas wurde getauscht. ', 'Lichtschranke löst aus. ', 'Neustart hilft nicht. '],
  ['Maschine steht.', 'Bitte um Rückruf.'],
];

const combined = (parts: readonly string[][]): string[] =>
  parts.reduce((some, more) => some.flatMap((one) => more.map((each) => one + each)), ['']);

/** Descriptions of cases, seven of ten in Chinese, each once. */
export const descriptions: readonly string[] = [...combined(chinese), ...combined(english), ...combined(german)];

/** What closed cases were solved by. */
export const solution = { cause: '滤芯堵塞', remedy: '更换滤芯并复位' } as const;

const errorNumbers = Array.from({ length: 400 }, (_, at) => `E${1000 + at}`);

const lexemes = (pieces: readonly string[]) => pieces.map((piece) => `'${piece}'`).join(' ');

/**
 * Everything that cases are made of with its pieces, each cut once as the service cuts it: a case's words are the union,
 * since no piece reaches over the end of a text.
 */
export async function writeTexts(client: pg.ClientBase, companyIds: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ machine_id: string; machine_number: string; model: string }>(
    'SELECT machine_id, machine_number, model FROM machines WHERE company_id = ANY ($1::uuid[])',
    [companyIds],
  );
  const machines = rows.map(({ machine_id, machine_number, model }) => [
    machine_id,
    lexemes([...ownNumbers([machine_number]), ...wordsOf([machine_number, model])]),
  ]);
  await temporary(client, 'load_machine_words', machines);
  const errors = errorNumbers.map((number) => [number, lexemes([...ownNumbers([number]), ...wordsOf([number])])]);
  await temporary(client, 'load_errors', errors);
  await temporary(
    client,
    'load_descriptions',
    descriptions.map((text) => [text, lexemes(wordsOf([text]))]),
  );
  await temporary(client, 'load_solution', [['', lexemes(wordsOf([solution.cause, solution.remedy]))]]);
}

async function temporary(client: pg.ClientBase, name: string, rows: readonly string[][]): Promise<void> {
  await client.query(`CREATE TEMP TABLE ${name} (place bigint, text text, words tsvector)`);
  await client.query(
    `INSERT INTO ${name} SELECT place - 1, text, words::tsvector
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t (text, words, place)`,
    [rows.map(([text]) => text), rows.map(([, words]) => words)],
  );
  await client.query(`ANALYZE ${name}`);
}

/** Removes what `writeTexts` made. */
export const dropTexts = (client: pg.ClientBase) =>
  client.query('DROP TABLE load_machine_words, load_errors, load_descriptions, load_solution');
