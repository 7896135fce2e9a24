import { describe, expect, it } from 'vitest';
import { streamParser } from './event-stream.ts';

describe('the live stream of the desk', () => {
  it('reads a message that arrives in pieces', () => {
    const read = streamParser();
    expect(read('id: 2026-11-22T10:00:00.000Z\ndata: {"caseNum')).toEqual([]);
    expect(read('ber":"C-000101","kind":"reply"}\n\n')).toEqual([
      { id: '2026-11-22T10:00:00.000Z', data: '{"caseNumber":"C-000101","kind":"reply"}' },
    ]);
  });
  it('skips heartbeats and reads several messages of one chunk', () => {
    expect(streamParser()(': still here\n\ndata: a\n\ndata: b\ndata: c\r\n\r\n').map(({ data }) => data)).toEqual([
      'a',
      'b\nc',
    ]);
  });
});
