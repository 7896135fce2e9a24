import { describe, expect, it } from 'vitest';
import { heldOrder } from './stable-order.ts';

const row = (id: string, words = '') => ({ id, words });
const idOf = ({ id }: { id: string }) => id;
const shown = (held: ReturnType<typeof heldOrder<{ id: string }>>) =>
  held.rows.map(({ row: { id }, isGone }) => `${id}${isGone ? ' gone' : ''}`);

describe('the queue under the cursor', () => {
  it('keeps rows in place and shows their newest content', () => {
    const held = heldOrder([row('a'), row('b')], [row('b', 'answered'), row('a')], idOf);
    expect(held.rows.map((each) => each.row)).toEqual([row('a'), row('b', 'answered')]);
    expect(held.news).toBe(2);
  });
  it('keeps a row that left and puts a new one at the end until the order is let go', () => {
    const held = heldOrder([row('a'), row('b')], [row('new'), row('b')], idOf);
    expect(shown(held)).toEqual(['a gone', 'b', 'new']);
    expect(held.news).toBeGreaterThan(0);
  });
  it('has nothing to tell when nothing moved, and shows further pages at once', () => {
    expect(heldOrder([row('a')], [row('a', 'x')], idOf).news).toBe(0);
    const paged = heldOrder([row('a')], [row('a'), row('b')], idOf);
    expect([shown(paged), paged.news]).toEqual([['a', 'b'], 0]);
  });
});
