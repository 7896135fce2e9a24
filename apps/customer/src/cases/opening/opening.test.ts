import { describe, expect, it } from 'vitest';
import { discard } from '../../offline/unsent/index.ts';
import { changeDraft, draftOf, dropDraft, fillDraft } from './draft.ts';
import { filledBy } from './from-code.ts';
import { wrongIn } from './sending.ts';

const code = {
  kind: 'alarm-code' as const,
  machineNumber: 'A0230E1234',
  alarms: [{ errorNumber: 'E-27', text: '伺服放大器过载' }, { errorNumber: 'LAS-0417' }],
  at: '2026-03-05T06:32:00.000Z',
};

describe('an unsent case', () => {
  it('S2.9 S2.2 an alarm code and a severity are enough to send', () => {
    fillDraft('zhou', { ...filledBy(code, 'zh'), severity: 'down' });
    const draft = draftOf('zhou');
    expect([...wrongIn(draft)]).toEqual([]);
    expect(draft).toMatchObject({ machineNumber: 'A0230E1234', errorNumber: 'E-27', severity: 'down' });
    expect(draft.description).toContain('E-27 伺服放大器过载；LAS-0417');
  });

  it('S2.2 keeps typed words when a code is scanned, and its id until it is sent', () => {
    const { id } = draftOf('lin');
    changeDraft('lin', { description: 'It smells of burning.', isTyped: true });
    fillDraft('lin', filledBy(code, 'en'));
    expect(draftOf('lin')).toMatchObject({ id, description: 'It smells of burning.', machineNumber: 'A0230E1234' });
    dropDraft('lin');
    expect(draftOf('lin').id).not.toBe(id);
    expect([...wrongIn(draftOf('lin'))].sort()).toEqual(['description', 'machine', 'severity']);
  });

  it('S2.2 a draft that was sent is never written to again: the next case has an id of its own', async () => {
    changeDraft('chen', { description: 'The chiller is warm.', isTyped: true });
    const { id } = draftOf('chen');
    await discard('chen', id); // what the queue does once the service has acknowledged the case
    changeDraft('chen', { description: 'The door does not close.', isTyped: true });
    expect(draftOf('chen')).toMatchObject({ description: 'The door does not close.' });
    expect(draftOf('chen').id).not.toBe(id);
  });
});
