import { describe, expect, it } from 'vitest';
import { eventsIn } from './live.ts';

describe('the live stream', () => {
  it('is split into whole events; half an event waits for the rest', () => {
    const first = eventsIn(': hello\n\nid: 2026-03-05T12:00:00.000Z\ndata: {"caseNumber":"C-100001"}\n\nid: 2026');
    expect(first.events).toEqual([{ id: '2026-03-05T12:00:00.000Z', data: '{"caseNumber":"C-100001"}' }]);
    expect(first.rest).toBe('id: 2026');
    expect(eventsIn(`${first.rest}-x\r\ndata: {}\r\n\r\n`).events).toEqual([{ id: '2026-x', data: '{}' }]);
  });
});
