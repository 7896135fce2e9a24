import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { guoTao, heLi, linWei, mei, startService, type TestService } from '#testkit/service';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const log = (caseNumber: string, json: Record<string, unknown>) =>
  world.asStaff(mei, `/api/desk/cases/${caseNumber}/calls`, { json });
const at = () => new Date(world.clock.now().getTime() - 600_000).toISOString();

describe('S2.4 a call shows in the case', () => {
  it('with time and name of who called, nothing else: no number, length or note', async () => {
    const { caseNumber } = await world.openCase();
    const call = { id: newId(), at: at(), caller: 'maker', note: '客户说昨天换过电池-内部' };
    expect([(await log(caseNumber, call)).status, (await log(caseNumber, call)).status]).toEqual([201, 200]);
    const { body, text } = await world.asCustomer(linWei, `/api/cases/${caseNumber}`);
    const [entry] = body.timeline.filter((one: { kind: string }) => one.kind === 'call');
    expect(entry).toEqual({ kind: 'call', entryId: call.id, at: call.at, callerName: mei.name });
    expect(text).not.toContain('内部');
    expect(body.timeline.filter((one: { kind: string }) => one.kind === 'call')).toHaveLength(1);
  });

  it('in either direction, with the note for staff only', async () => {
    const { caseNumber } = await world.openCase();
    const caller = { membershipId: linWei.place!.membershipId };
    await log(caseNumber, { id: newId(), at: at(), caller, note: '想要周五上门' });
    const desk = await world.asStaff(mei, `/api/desk/cases/${caseNumber}`);
    expect(desk.body.timeline).toContainEqual(expect.objectContaining({ kind: 'call', callerName: linWei.name }));
    expect(desk.body.timeline).toContainEqual(expect.objectContaining({ kind: 'call-note', text: '想要周五上门' }));
    expect(desk.body.state).toBe('received');
  });
});

describe('a call is refused', () => {
  it.each([
    ['a member of another company', heLi.place!.membershipId],
    ['somebody who has left', guoTao.place!.membershipId],
    ['nobody', newId()],
  ])('from %s', async (_, membershipId) => {
    const { caseNumber } = await world.openCase();
    const { status, body } = await log(caseNumber, { id: newId(), at: at(), caller: { membershipId } });
    expect([status, body.code]).toEqual([422, 'contact-not-in-company']);
  });

  it('in the future, and under an id that is taken by another case', async () => {
    const [one, two] = [await world.openCase(), await world.openCase()];
    const future = new Date(world.clock.now().getTime() + 600_000).toISOString();
    expect((await log(one.caseNumber, { id: newId(), at: future, caller: 'maker' })).body.fields).toEqual({
      at: 'future',
    });
    const call = { id: newId(), at: at(), caller: 'maker' };
    await log(one.caseNumber, call);
    expect((await log(two.caseNumber, call)).body.code).toBe('id-taken');
  });
});
