import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { followStream } from '#testkit/following';
import { heLi, huadong, laser3, linWei, mei, startService, type TestService, zhaoMin } from '#testkit/service';
import { printedLines } from '../printing/printed.fixture.ts';
import { type Entry, splitBody, splitting, told } from './splitting.fixture.ts';

let world: TestService;
let at: ReturnType<typeof splitting>;
beforeAll(async () => {
  world = await startService();
  at = splitting(world);
});
afterAll(() => world.close());

/** What somebody of the front line works for. */
const lines = (list: string) =>
  world.asOwner('UPDATE staff_members SET product_lines = $2 WHERE staff_id = $1', [mei.staffId, list]);
const described = '客户来电：油温过高，散热片堵塞';
const byPhone = (call: string, more = {}) => splitBody({ callIds: [call], description: described, ...more });

describe('a split takes calls and internal notes along', () => {
  it('S2.4 and says in both cases of each entry where else it stands, notes to the desk alone', async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const opened = await at.split(caseNumber, splitBody({ replyIds: [second], callIds: [call], noteIds: [note] }));
    expect(opened.status).toBe(201);
    const fresh = opened.body.caseNumber;
    for (const read of [at.desk, at.seen]) {
      const [now, before] = [await read(fresh), await read(caseNumber)];
      expect(told(now.timeline, 'call')).toEqual([['call', call, caseNumber, caseNumber]]);
      expect(told(now.timeline, 'opened')).toEqual([['opened', opened.body.caseId, caseNumber, caseNumber]]);
      expect(told(before.timeline, 'call', 'reply')).toEqual([
        ['reply', second, undefined, fresh],
        ['call', call, undefined, fresh],
      ]);
    }
    const staff = [await at.desk(fresh), await at.desk(caseNumber)];
    expect(told(staff[0].timeline, 'note', 'call-note')).toEqual([
      ['note', note, caseNumber, caseNumber],
      ['call-note', `${call}.note`, caseNumber, caseNumber],
    ]);
    expect(told(staff[1].timeline, 'note', 'call-note')).toEqual([
      ['note', note, undefined, fresh],
      ['call-note', `${call}.note`, undefined, fresh],
    ]);
    for (const number of [fresh, caseNumber])
      expect((await world.asCustomer(linWei, `/api/cases/${number}`)).text).not.toContain('内部');
    const [shown] = (await at.seen(fresh)).timeline.filter(({ kind }: Entry) => kind === 'call');
    expect(Object.keys(shown).sort()).toEqual(['alsoIn', 'at', 'callerName', 'entryId', 'from', 'kind']);
  });

  it('S2.2 and one that was told on the phone alone begins in the words of staff, in progress and answered', async () => {
    const { caseNumber, call } = await at.twoProblems();
    const { caseNumber: fresh, caseId } = (await at.split(caseNumber, byPhone(call))).body;
    const now = await at.seen(fresh);
    expect(now).toMatchObject({ state: 'in-progress', description: described, openedBy: null });
    expect(now.contact.label).toBe(zhaoMin.name);
    expect(now.timeline.find(({ kind }: Entry) => kind === 'opened')).toMatchObject({
      entryId: caseId,
      by: { side: 'maker', name: mei.name },
    });
    expect(told(now.timeline, 'call')).toEqual([['call', call, caseNumber, caseNumber]]);
    const { clocks, openedAt, timeline } = await at.desk(fresh);
    const calledAt = timeline.find(({ kind }: Entry) => kind === 'call').at;
    expect([openedAt, clocks.firstAnswer.metAt]).toEqual([calledAt, calledAt]);
    const found = await world.asStaff(mei, `/api/desk/search?words=${encodeURIComponent('散热片堵塞')}`);
    expect(found.body.cases.map((one: { caseNumber: string }) => one.caseNumber)).toContain(fresh);
  });

  it('and is refused without a word of the customer, with two who speak, and without what was said', async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const refused = async (chosen: object) => (await at.split(caseNumber, splitBody({ ...chosen }))).body.fields;
    expect(await refused({ noteIds: [note], description: described })).toEqual({ replyIds: 'nothing-of-the-customer' });
    expect(await refused({ callIds: [call], noteIds: [note] })).toEqual({ description: 'not-said' });
    expect(await refused({ replyIds: [second], description: described })).toEqual({ description: 'said-already' });
    const other = await at.twoProblems();
    expect(await refused({ replyIds: [second], callIds: [other.call] })).toEqual({ callIds: 'unknown' });
    expect(await refused({ replyIds: [second], noteIds: [other.note] })).toEqual({ noteIds: 'unknown' });
    // A note under the list of replies is none of them.
    expect(await refused({ replyIds: [note] })).toEqual({ replyIds: 'unknown' });
    expect(told((await at.desk(caseNumber)).timeline, 'split')).toEqual([]);
  });

  it('and takes each entry once: neither the old case nor the new one lets it be split off again', async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const { caseNumber: fresh } = (await at.split(caseNumber, byPhone(call, { noteIds: [note] }))).body;
    const again = await at.split(caseNumber, splitBody({ replyIds: [second], noteIds: [note] }));
    expect(again.body.fields).toEqual({ noteIds: 'already-split' });
    expect((await at.split(caseNumber, byPhone(call))).body.fields).toEqual({ callIds: 'already-split' });
    expect((await at.split(fresh, byPhone(call))).body.fields).toEqual({ callIds: 'unknown' });
    // What is left can still be split off.
    expect((await at.split(caseNumber, splitBody({ replyIds: [second] }))).status).toBe(201);
  });

  it('and the first answer of the new case is a call that came along; without it the clock runs', async () => {
    const one = await at.twoProblems();
    const { caseNumber: called } = (
      await at.split(one.caseNumber, splitBody({ replyIds: [one.second], callIds: [one.call] }))
    ).body;
    expect((await at.desk(called)).clocks.firstAnswer.state).toBe('met');
    const two = await at.twoProblems();
    const { caseNumber: uncalled } = (
      await at.split(two.caseNumber, splitBody({ replyIds: [two.second], noteIds: [two.note] }))
    ).body;
    expect(await at.desk(uncalled)).toMatchObject({
      dueOf: 'first-answer',
      clocks: { firstAnswer: { state: 'running' } },
    });
    // Where it was written and spoken, nothing changes.
    expect((await at.desk(one.caseNumber)).clocks.firstAnswer.state).toBe('met');
  });

  it('and merged back shows each entry once, where it stood before; split off again, where it went now', async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const all = { replyIds: [second], callIds: [call], noteIds: [note] };
    const { caseNumber: fresh } = (await at.split(caseNumber, splitBody(all))).body;
    expect((await at.merge(fresh, caseNumber)).status).toBe(204);
    const { timeline } = await at.desk(caseNumber);
    expect(told(timeline, 'reply', 'note', 'call', 'call-note', 'also-opened')).toEqual([
      ['reply', second, undefined, undefined],
      ['note', note, undefined, undefined],
      ['call', call, undefined, undefined],
      ['call-note', `${call}.note`, undefined, undefined],
    ]);
    expect(told((await at.seen(caseNumber)).timeline, 'reply', 'call', 'also-opened')).toEqual([
      ['reply', second, undefined, undefined],
      ['call', call, undefined, undefined],
    ]);
    const { caseNumber: next } = (await at.split(caseNumber, splitBody(all))).body;
    expect(told((await at.desk(caseNumber)).timeline, 'note')).toEqual([['note', note, undefined, next]]);
    // The first one would show them a third time.
    expect((await at.undoMerge(fresh)).body.code).toBe('split-since');
    await at.merge(next, caseNumber);
    expect((await at.undoMerge(fresh)).status).toBe(204);
    expect(told((await at.seen(fresh)).timeline, 'call')).toEqual([['call', call, caseNumber, caseNumber]]);
  });

  it('and merged into a third case shows them there from the case that went on, and still as split off', async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const { caseNumber: fresh } = (
      await at.split(caseNumber, splitBody({ replyIds: [second], callIds: [call], noteIds: [note] }))
    ).body;
    const { caseNumber: third } = await world.openCase();
    await at.merge(fresh, third);
    const shown = await at.desk(third);
    expect(told(shown.timeline, 'call', 'note')).toEqual([
      ['note', note, fresh, caseNumber],
      ['call', call, fresh, caseNumber],
    ]);
    expect((await at.split(caseNumber, byPhone(call))).body.fields).toEqual({ callIds: 'already-split' });
    // All three together: each once, where it was written.
    await at.merge(caseNumber, third);
    const whole = (await at.desk(third)).timeline;
    expect(told(whole, 'call', 'note', 'reply').map(([, id]) => id)).toEqual([second, note, call]);
    expect(new Set(whole.map(({ entryId }: Entry) => entryId)).size).toBe(whole.length);
  });
});

describe('walls around a split', () => {
  it('hold the desk of one product line to what it may see, and it cannot split the same call off again', async () => {
    const { caseNumber, call, note } = await at.twoProblems();
    const toLaser = byPhone(call, { machineNumber: laser3.machineNumber, noteIds: [note] });
    const { caseNumber: fresh } = (await at.split(caseNumber, toLaser)).body;
    // Of the front line, somebody who works for this product line alone; what they split off before is out of sight.
    await lines('{machine-tool}');
    try {
      expect((await world.asStaff(mei, `/api/desk/cases/${fresh}`)).status).toBe(404);
      expect((await at.split(caseNumber, byPhone(call))).body.fields).toEqual({ callIds: 'already-split' });
      const both = byPhone(await at.add(caseNumber, 'calls', { at: world.clock.now().toISOString(), caller: 'maker' }));
      expect((await at.split(caseNumber, { ...both, noteIds: [note] })).body.fields).toEqual({
        noteIds: 'already-split',
      });
      expect((await at.split(caseNumber, both)).status).toBe(201);
    } finally {
      await lines('{machine-tool,laser}');
    }
  });

  it('take no answer away: who works for the new line alone keeps what came along of another one', async () => {
    const { caseNumber, second } = await at.twoProblems();
    const answered = await at.add(caseNumber, 'replies', { text: '请清洁散热片' });
    const toLaser = splitBody({ replyIds: [second, answered], machineNumber: laser3.machineNumber });
    const { caseNumber: fresh } = (await at.split(caseNumber, toLaser)).body;
    const { metAt } = (await at.desk(fresh)).clocks.firstAnswer;
    await lines('{laser}');
    try {
      const path = `/api/desk/cases/${fresh}/turn`;
      expect((await world.asStaff(mei, path, { method: 'PUT', json: { turn: 'parts' } })).status).toBe(204);
      const { clocks, timeline } = await at.desk(fresh);
      expect(clocks.firstAnswer).toMatchObject({ state: 'met', metAt });
      expect(told(timeline, 'reply')).toEqual([]);
    } finally {
      await lines('{machine-tool,laser}');
    }
  });

  it('hold another company off: neither case nor call of it is there', async () => {
    const { caseNumber, call } = await at.twoProblems();
    const { caseNumber: fresh } = (await at.split(caseNumber, byPhone(call))).body;
    for (const number of [caseNumber, fresh])
      expect((await world.asCustomer(heLi, `/api/cases/${number}`)).status).toBe(404);
  });

  it('S0.2 stand in the database too: a customer’s role reads which calls came along and no row of notes', async () => {
    const { caseNumber, call, note } = await at.twoProblems();
    await at.split(caseNumber, byPhone(call, { noteIds: [note] }));
    const granted = await world.asOwner<{ table_name: string }>(
      `SELECT DISTINCT table_name::text FROM information_schema.column_privileges
       WHERE grantee LIKE '%customer' AND table_name LIKE 'case_split%' ORDER BY 1`,
    );
    expect(granted.map((row) => row.table_name)).toEqual(['case_split_calls', 'case_split_entries', 'case_splits']);
  });
});

describe('what else follows a split', () => {
  it('the customer’s stream hears of both cases, and nothing of a note', async () => {
    const { caseNumber, second, note } = await at.twoProblems();
    const stream = await followStream(world.url, '/api/live', {
      authorization: `Bearer ${await world.tokenFor(linWei)}`,
    });
    const { caseNumber: fresh } = (await at.split(caseNumber, splitBody({ replyIds: [second], noteIds: [note] }))).body;
    const heard = [await stream.next(), await stream.next(), await stream.next()];
    stream.leave();
    expect(heard).toContainEqual(expect.objectContaining({ caseNumber: fresh, kind: 'opened' }));
    expect(heard).toContainEqual(expect.objectContaining({ caseNumber, kind: 'split' }));
    expect(JSON.stringify(heard)).not.toContain('note');
  });

  it('paper says of each entry where else it stands, and to the customer nothing of a note', async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const { caseNumber: fresh } = (
      await at.split(caseNumber, splitBody({ replyIds: [second], callIds: [call], noteIds: [note] }))
    ).body;
    const printed = async (number: string, reader: string) => {
      const cookie = await world.staffCookieFor(mei);
      const path = `/api/desk/cases/${number}/document?reader=${reader}&language=en`;
      const response = await fetch(`${world.url}${path}`, { headers: { cookie } });
      return (await printedLines(new Uint8Array(await response.arrayBuffer()))).flat().join('');
    };
    expect(await printed(caseNumber, 'customer')).toContain(`also in ${fresh}`);
    const paper = await printed(fresh, 'customer');
    expect(paper).toContain(`from ${caseNumber}`);
    expect(paper).not.toContain('内部');
    expect(await printed(fresh, 'internal')).toContain('内部：散热片旧型号');
  });

  it('a company that takes its data along reads of its cases what they brought, and of no note', async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const { caseNumber: fresh } = (
      await at.split(caseNumber, splitBody({ replyIds: [second], callIds: [call], noteIds: [note] }))
    ).body;
    const cookie = await world.staffCookieFor(mei);
    const response = await fetch(`${world.url}/api/desk/companies/${huadong.companyId}/archive`, {
      headers: { cookie },
    });
    const tar = Buffer.from(await response.arrayBuffer()).toString();
    const rows: Record<string, unknown>[] = JSON.parse(/\[\n {2}\{\n {4}"case_id"[\s\S]*?\n\]/.exec(tar)![0]);
    expect(rows.find((row) => row.case_number === fresh)?.split_from).toMatchObject({
      replies: [second],
      calls: [call],
    });
    expect(rows.find((row) => row.case_number === caseNumber)?.split_from).toBeNull();
    expect(tar).not.toContain(note);
  });

  it('sent again, also fifty times at once, is one case with each entry once', { timeout: 60_000 }, async () => {
    const { caseNumber, second, note, call } = await at.twoProblems();
    const json = splitBody({ replyIds: [second, second], callIds: [call, call], noteIds: [note] });
    const all = await Promise.all(Array.from({ length: 50 }, () => at.split(caseNumber, json)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 201]));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    const rows = await world.asOwner(
      `SELECT call_id AS id FROM case_split_calls WHERE call_id = $1
       UNION ALL SELECT note_id FROM case_split_notes WHERE note_id = $2
       UNION ALL SELECT reply_id FROM case_split_entries WHERE reply_id = $3`,
      [call, note, second],
    );
    expect(rows).toHaveLength(3);
    expect((await at.split(caseNumber, { ...json, id: newId() })).body.fields).toEqual({ replyIds: 'already-split' });
  });
});
