import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { foreignLaser, heLi, linWei, mei, startService, type TestService, zhaoMin } from '#testkit/service';

let world: TestService;
let twin: Awaited<ReturnType<TestService['twin']>>;
beforeAll(async () => {
  world = await startService();
  twin = await world.twin();
});
afterAll(async () => {
  await twin.close();
  await world.close();
});

/** Puts at one of two processes on the same database, as two people at two desks do. */
async function put(process: 0 | 1, path: string, json: unknown) {
  const origin = process === 0 ? world.url : twin.url;
  const response = await fetch(`${origin}/api/desk/cases/${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: world.url, cookie: await world.staffCookieFor(mei) },
    body: JSON.stringify(json),
  });
  const text = await response.text();
  return { status: response.status, code: text ? JSON.parse(text).code : null };
}
const merge = (process: 0 | 1, caseNumber: string, into: string) => put(process, `${caseNumber}/merge/${into}`, {});
const undo = (process: 0 | 1, caseNumber: string, mergeId: string) =>
  put(process, `${caseNumber}/merges/${mergeId}/undo`, {});
const two = async () => [(await world.openCase()).caseNumber, (await world.openCase()).caseNumber] as const;
const standing = (...numbers: string[]) =>
  world.asOwner<{ merge_id: string; case_number: string; goes_on_in: string | null }>(
    `SELECT m.merge_id, c.case_number, c.goes_on_in FROM case_merges m
     JOIN cases c ON c.company_id = m.company_id AND c.case_id = m.case_id
     WHERE m.undone_at IS NULL AND c.case_number = ANY ($1)`,
    [numbers],
  );

describe('two people at once', () => {
  it('who merge two cases into one another get one merge: the second is told where the case goes on', async () => {
    for (let round = 0; round < 8; round++) {
      const [one, other] = await two();
      const answers = await Promise.all([merge(0, one, other), merge(1, other, one)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(answers.find(({ status }) => status === 409)!.code).toBe('case-merged');
      expect(await standing(one, other)).toHaveLength(1);
    }
  });

  it('who merge the same case into the same are both right, and into different ones are not', async () => {
    const [one, other] = await two();
    const { caseNumber: third } = await world.openCase();
    const same = await Promise.all(Array.from({ length: 10 }, (_, n) => merge((n % 2) as 0 | 1, one, other)));
    expect(new Set(same.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await standing(one)).toHaveLength(1);
    const [next] = await two();
    const apart = await Promise.all([merge(0, next, other), merge(1, next, third)]);
    expect(apart.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await standing(next)).toHaveLength(1);
  });

  it('who build a chain and take it apart in every order end with cases that stand alone, and with no deadlock', async () => {
    for (let round = 0; round < 6; round++) {
      const [first, second] = await two();
      const { caseNumber: third } = await world.openCase();
      const answers = await Promise.all([merge(0, first, second), merge(1, second, third), merge(0, third, first)]);
      expect(answers.every(({ status, code }) => status === 204 || code === 'case-merged')).toBe(true);
      for (
        let left = await standing(first, second, third);
        left.length > 0;
        left = await standing(first, second, third)
      )
        for (const { status } of await Promise.all(
          left.map((one, n) => undo((n % 2) as 0 | 1, one.case_number, one.merge_id)),
        ))
          expect([204, 409]).toContain(status);
      const rows = await world.asOwner('SELECT 1 FROM cases WHERE case_number = ANY ($1) AND goes_on_in IS NULL', [
        [first, second, third],
      ]);
      expect(rows).toHaveLength(3);
    }
  });

  it('while a customer writes: every reply that was acknowledged stands in one of the two cases, and once', async () => {
    const [one, other] = await two();
    const write = async (n: number) => {
      const id = newId();
      const { status } = await world.asCustomer(zhaoMin, `/api/cases/${n % 2 ? one : other}/replies`, {
        json: { id, text: `第 ${n} 条` },
      });
      return { id, status };
    };
    const turns = async () => {
      for (let n = 0; n < 6; n++) {
        await merge((n % 2) as 0 | 1, one, other);
        const [holds] = await standing(one);
        if (holds) await undo(((n + 1) % 2) as 0 | 1, one, holds.merge_id);
      }
    };
    const [replies] = await Promise.all([Promise.all(Array.from({ length: 30 }, (_, n) => write(n))), turns()]);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    const stored = await world.asOwner<{ case_number: string }>(
      `SELECT c.case_number FROM case_replies r JOIN cases c USING (company_id, case_id) WHERE r.reply_id = ANY ($1)`,
      [replies.map(({ id }) => id)],
    );
    expect(stored).toHaveLength(30);
    expect(stored.every(({ case_number }) => [one, other].includes(case_number))).toBe(true);
  });
});

describe('the database', () => {
  it('holds by itself that a case goes on in one other of its own company, and is undone within a day', async () => {
    const [one, other] = await two();
    const { caseNumber: foreign } = await world.openCase({ by: heLi, machine: foreignLaser });
    await merge(0, one, other);
    const again = (into: string) =>
      world.asOwner(
        `INSERT INTO case_merges (company_id, merge_id, case_id, into_case_id, at, author_staff_id, turn, was_state, was_clock)
         SELECT c.company_id, $1, c.case_id, i.case_id, $2, $3, 'maker', 'sent', 'uncounted'
         FROM cases c, cases i WHERE c.case_number = $4 AND i.case_number = $5`,
        [newId(), world.clock.now(), mei.staffId, into === foreign ? other : one, into],
      );
    await expect(again(other)).rejects.toThrow(/case_merges__company_id__case_id__holds/);
    await expect(again(foreign)).rejects.toThrow(/case_merges__company_id__into_case_id__cases/);
    const leadTo = (number: string) =>
      world.asOwner(`UPDATE cases SET goes_on_in = $1 WHERE case_number = $2`, [number, one]);
    await expect(leadTo(foreign)).rejects.toThrow(/cases__company_id__goes_on_in__cases/);
    await expect(leadTo(one)).rejects.toThrow(/cases__case_number__goes_on_in/);
    await expect(
      world.asOwner(`UPDATE cases SET state = 'sent', closed_at = NULL WHERE case_number = $1`, [one]),
    ).rejects.toThrow(/cases__state__goes_on_in/);
    await expect(
      world.asOwner(`UPDATE case_merges SET undone_at = at + interval '25 hours', undone_by = author_staff_id`),
    ).rejects.toThrow(/case_merges__at__undone_at/);
    // With the one rule away, the same row goes in: it is the rule that held it.
    await world.asOwner('DROP INDEX case_merges__company_id__case_id__holds');
    await again(other);
    expect(await standing(one)).toHaveLength(2);
  });

  it('S2.3 shows a customer the merges of its own company, and neither what was before nor a word of another', async () => {
    const [one, other] = await two();
    expect(await merge(0, one, other)).toMatchObject({ status: 204 });
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: world.database.urls.customer });
    await client.connect();
    const seenBy = async ({ place }: typeof linWei) => {
      await client.query(`SELECT set_config('app.company_id', $1, false)`, [place!.company.companyId]);
      return (await client.query('SELECT merge_id FROM case_merges')).rows.length;
    };
    expect([(await seenBy(linWei)) > 0, await seenBy(heLi)]).toEqual([true, 0]);
    for (const column of ['turn', 'was_state', 'was_promised_update_at', 'was_clock', 'was_due_at', 'was_due_of'])
      await expect(client.query(`SELECT ${column} FROM case_merges`)).rejects.toThrow(/permission denied/);
    await expect(client.query('UPDATE case_merges SET undone_at = now()')).rejects.toThrow(/permission denied/);
    await client.end();
  });
});
