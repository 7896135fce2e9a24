import { describe, expect, it } from 'vitest';
import { callerCaseSchema } from '#contract';
import { type CallerDraft, emptyDraft, isBegun } from './draft.ts';
import { bodyOf, missingIn } from './sending.ts';

const now = new Date('2026-03-02T08:00:00.000Z');
const membershipId = '0198b000-0000-7000-8000-000000000001';
const whole = (more: Partial<CallerDraft> = {}): CallerDraft => ({
  ...emptyDraft(),
  at: '2026-03-01T08:00',
  machine: {
    companyId: '0198b000-0000-7000-8000-000000000002',
    companyName: '华东精密',
    customerNumber: '10027',
    machineNumber: 'A0230E1234',
    model: 'TruLaser 3030',
    site: '太仓',
    productLine: 'machine-tool',
  },
  severity: 'down',
  description: '后挡料不动',
  callBackNumber: '+86 512 5550199',
  ...more,
});

describe('S2.2 what is written down for a caller', () => {
  it('can be sent when it is whole, with a number or a member, and is what the service takes', () => {
    for (const draft of [whole(), whole({ caller: 'member', membershipId })]) {
      expect(missingIn(draft, now)).toEqual([]);
      expect(callerCaseSchema.safeParse(bodyOf(draft, 'zh')).success).toBe(true);
    }
  });

  it.each([
    ['machine', { machine: null }],
    ['severity', { severity: null }],
    ['description', { description: '  ' }],
    ['callBackNumber', { callBackNumber: '王师傅' }],
    ['member', { caller: 'member' as const, membershipId: null }],
    ['at', { at: '2026-03-03T08:00' }],
    ['promise', { promisedUpdateAt: '2026-03-01T08:00:00.000Z' }],
  ])('says that it lacks %s', (part, lack) => {
    expect(missingIn(whole(lack), now)).toEqual([part]);
  });

  it('sends the number of a caller only while a number was chosen, and the id of the draft again and again', () => {
    const draft = whole({ caller: 'member', membershipId });
    expect(bodyOf(draft, 'zh').contact).toEqual({ membershipId });
    expect([bodyOf(draft, 'zh').id, bodyOf(draft, 'zh').call.id]).toEqual([draft.id, draft.callId]);
  });

  it('is begun by a letter or a machine, and not by opening the page', () => {
    expect(isBegun({ ...emptyDraft(), at: '2026-03-01T08:00' })).toBe(false);
    expect(isBegun({ ...emptyDraft(), note: 'x' })).toBe(true);
    expect(isBegun(whole())).toBe(true);
  });
});
