import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { mei, press7, startService, type TestService, zhaoMin } from '#testkit/service';

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

/** Sends to one of two processes on the same database, as two people at two desks do. */
async function send(process: 0 | 1, method: 'PUT' | 'POST', path: string, json: unknown) {
  const response = await fetch(`${process === 0 ? world.url : twin.url}/api/desk/cases/${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: world.url, cookie: await world.staffCookieFor(mei) },
    body: JSON.stringify(json),
  });
  const text = await response.text();
  return { status: response.status, code: text ? JSON.parse(text).code : null };
}
const merge = (process: 0 | 1, caseNumber: string, into: string) =>
  send(process, 'PUT', `${caseNumber}/merge/${into}`, {});
const undo = (process: 0 | 1, caseNumber: string, mergeId: string) =>
  send(process, 'PUT', `${caseNumber}/merges/${mergeId}/undo`, {});
const four = async () => {
  const numbers: string[] = [];
  while (numbers.length < 4) numbers.push((await world.openCase()).caseNumber);
  return numbers as [string, string, string, string];
};
const standing = (numbers: readonly string[]) =>
  world.asOwner<{ merge_id: string; case_number: string }>(
    `SELECT m.merge_id, c.case_number FROM case_merges m
     JOIN cases c ON c.company_id = m.company_id AND c.case_id = m.case_id
     WHERE m.undone_at IS NULL AND c.case_number = ANY ($1)`,
    [numbers],
  );

describe('merges, undos and splits of one company at once', () => {
  it('all end: none fails, and every reply, call and note went into one case at most', {
    timeout: 60_000,
  }, async () => {
    let went = 0;
    for (let round = 0; round < 6; round++) {
      const numbers = await four();
      const replies = numbers.map((caseNumber) => ({ caseNumber, id: newId() }));
      for (const { caseNumber, id } of replies) {
        await world.asCustomer(zhaoMin, `/api/cases/${caseNumber}/replies`, { json: { id, text: '还有一个问题' } });
        // A call and a note under the reply's own id: they are of other kinds.
        await send(0, 'POST', `${caseNumber}/notes`, { id, text: '内部' });
        await send(0, 'POST', `${caseNumber}/calls`, { id, at: world.clock.now().toISOString(), caller: 'maker' });
      }
      const split = (process: 0 | 1, { caseNumber }: (typeof replies)[number], chosen: object) =>
        send(process, 'POST', `${caseNumber}/splits`, {
          id: newId(),
          ...chosen,
          machineNumber: press7.machineNumber,
          severity: 'limited',
        });
      const all = ({ id }: (typeof replies)[number]) => ({ replyIds: [id], callIds: [id], noteIds: [id] });
      const told = ({ id }: (typeof replies)[number]) => ({ callIds: [id], noteIds: [id], description: '电话' });
      const [a, b, c, d] = numbers;
      const pairs = [
        [a, b],
        [b, a],
        [c, d],
        [d, c],
        [b, c],
        [a, d],
      ] as const;
      const answers = await Promise.all([
        ...replies.flatMap((reply) => [split(0, reply, all(reply)), split(1, reply, all(reply))]),
        ...pairs.map(([one, into], n) => merge((n % 2) as 0 | 1, one, into)),
        ...replies.flatMap((reply) => [split(1, reply, told(reply)), split(0, reply, all(reply))]),
      ]);
      const undone = await Promise.all(
        (await standing(numbers)).map((one, n) => undo((n % 2) as 0 | 1, one.case_number, one.merge_id)),
      );
      expect([...answers, ...undone].filter(({ status }) => status >= 500)).toEqual([]);
      const brought = await world.asOwner<{ kind: string; entry_id: string; case_id: string }>(
        `SELECT 'reply' AS kind, reply_id AS entry_id, case_id FROM case_split_entries WHERE reply_id = ANY ($1)
         UNION ALL SELECT 'call', call_id, case_id FROM case_split_calls WHERE call_id = ANY ($1)
         UNION ALL SELECT 'note', note_id, case_id FROM case_split_notes WHERE note_id = ANY ($1)`,
        [replies.map(({ id }) => id)],
      );
      expect(new Set(brought.map((one) => `${one.kind} ${one.entry_id}`)).size).toBe(brought.length);
      went += brought.length;
      // What one desk chose went as a whole: a call never without the note that was chosen with it.
      const noted = (kind: string) => brought.filter((one) => one.kind === kind).map((one) => one.case_id);
      expect(noted('call').sort()).toEqual(noted('note').sort());
      const torn = await world.asOwner(
        `SELECT c.case_number FROM cases c JOIN case_registry r USING (company_id, case_id)
         WHERE c.case_number = ANY ($1) AND ((c.goes_on_in IS NOT NULL) <> EXISTS (
           SELECT FROM case_merges m WHERE m.company_id = c.company_id AND m.case_id = c.case_id AND m.undone_at IS NULL)
           OR (c.goes_on_in IS NOT NULL) <> (r.closed_at IS NOT NULL))`,
        [numbers],
      );
      expect(torn).toEqual([]);
    }
    expect(went).toBeGreaterThan(0);
  });
});
