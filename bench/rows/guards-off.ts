import pg from 'pg';
import { inTurns, median } from '../driver/rounds.ts';
import type { Ground } from '../ground/index.ts';
import { percent, type Row } from '../report/row.ts';
import { cpuNote, rateOf } from './ratios.ts';
import { ofService, openCaseRequest } from './requests.ts';

const fenceOff = `CREATE OR REPLACE FUNCTION require_consent(uuid, text, timestamptz, boolean) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN END $$`;
const noEntry = `CREATE FUNCTION bench_no_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
  CREATE TRIGGER bench_no_entry BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION bench_no_entry()`;

/** Turns the fence and the audit entry off and on, in the database of the bench alone. */
async function guardsOf(client: pg.Client) {
  const { rows } = await client.query(`SELECT pg_get_functiondef('require_consent'::regproc) AS fence`);
  await client.query(noEntry);
  return {
    on: async () => {
      await client.query(rows[0].fence);
      await client.query('ALTER TABLE audit_entries DISABLE TRIGGER bench_no_entry');
    },
    off: async () => {
      await client.query(fenceOff);
      await client.query('ALTER TABLE audit_entries ENABLE TRIGGER bench_no_entry');
    },
    end: async () => {
      await client.query(rows[0].fence);
      await client.query('DROP TRIGGER bench_no_entry ON audit_entries; DROP FUNCTION bench_no_entry()');
    },
  };
}

/** Opening a case with fence and audit beside the same without them, in turns (privacy.md §2, §5). */
export async function guardsRow(ground: Ground): Promise<Row> {
  const client = new pg.Client({ connectionString: ground.region.superuserUrl('service_large') });
  await client.connect();
  const guards = await guardsOf(client);
  try {
    const opening = ofService(ground, ground.large, await openCaseRequest(ground, ground.large));
    const [ours, without] = [
      { ...opening, before: guards.on },
      { ...opening, before: guards.off },
    ];
    const compared = await inTurns(ground.driver, ours, without, ground.rounds);
    return {
      what: 'open a case: fence and audit',
      ours: rateOf(compared.ours),
      baseline: rateOf(compared.baseline),
      figure: percent(median(compared.ratios)),
      spread: `${percent(compared.ratios[0]!)} to ${percent(compared.ratios.at(-1)!)}`,
      reach: '',
      record: '',
      verdict: 'look',
      notes: [
        'baseline: the same request where the fence lets everybody through and no audit entry is written; both statements still travel',
        cpuNote(compared.cpu),
      ],
    };
  } finally {
    await guards.end();
    await client.end();
  }
}
