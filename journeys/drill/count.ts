import pg from 'pg';
import type { Ledger } from './client.ts';

/** What the database holds beside what the clients were told. */
export interface Counted {
  readonly acknowledgedCases: number;
  readonly acknowledgedReplies: number;
  /** Kept although the answer never reached the client; harmless. */
  readonly unacknowledged: number;
  /** One sentence for each thing that is wrong. */
  readonly mistakes: readonly string[];
}

/** Counts with the superuser's eyes: every acknowledged write is there once, none is there twice, none half. */
export async function count(superuserUrl: string, ledger: Ledger): Promise<Counted> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const cases = await client.query<{ case_id: string; case_number: string; description: string; events: number }>(
      `SELECT case_id, case_number, description,
         (SELECT count(*)::int FROM outbox_events o WHERE o.body ->> 'caseId' = c.case_id::text
            AND o.kind = 'CaseOpened') AS events
       FROM cases c WHERE description LIKE 'draft %'`,
    );
    const replies = await client.query<{ reply_id: string; text: string }>(
      `SELECT reply_id, text FROM case_replies WHERE text LIKE 'reply %'`,
    );
    const halves = await client.query<{ case_id: string }>(
      'SELECT case_id FROM case_registry r WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.case_id = r.case_id)',
    );
    return {
      acknowledgedCases: ledger.cases.size,
      acknowledgedReplies: ledger.replies.size,
      unacknowledged: cases.rows.length - ledger.cases.size + (replies.rows.length - ledger.replies.size),
      mistakes: [
        ...caseMistakes(cases.rows, ledger),
        ...replyMistakes(replies.rows, ledger),
        ...halves.rows.map(({ case_id }) => `${case_id}: a number without a case`),
      ],
    };
  } finally {
    await client.end();
  }
}

function caseMistakes(
  rows: { case_id: string; case_number: string; description: string; events: number }[],
  ledger: Ledger,
): string[] {
  const numbers = new Map(rows.map((row) => [row.case_id, row.case_number]));
  return [
    ...[...ledger.cases]
      .filter(([id, number]) => numbers.get(id) !== number)
      .map(([id, number]) => `${number} (${id}) was acknowledged and is lost`),
    ...twice(rows.map(({ description }) => description)),
    ...rows.filter((row) => ledger.sentCases.get(row.description) !== row.case_id).map(unknown),
    ...rows
      .filter(({ events }) => events !== 1)
      .map(({ case_number, events }) => `${case_number} has ${events} events that it was opened`),
  ];
}

function replyMistakes(rows: { reply_id: string; text: string }[], ledger: Ledger): string[] {
  const kept = new Set(rows.map(({ reply_id }) => reply_id));
  return [
    ...[...ledger.replies].filter((id) => !kept.has(id)).map((id) => `reply ${id} was acknowledged and is lost`),
    ...twice(rows.map(({ text }) => text)),
    ...rows.filter((row) => ledger.sentReplies.get(row.text) !== row.reply_id).map(unknown),
  ];
}

const unknown = (row: object) => `${JSON.stringify(row)} was never sent`;

function twice(texts: string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size).map((text) => `"${text}" is there more than once`);
}
