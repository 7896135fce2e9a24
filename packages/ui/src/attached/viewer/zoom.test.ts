import { describe, expect, it } from 'vitest';
import { fittedSize, held, pinched, swipeOf, wholeView, zoomed } from './zoom.ts';

const room = { width: 360, height: 600 };
const fitted = { width: 360, height: 270 };

describe('looking closely at a picture', () => {
  it('begins with all of it, and never larger than it is', () => {
    expect(fittedSize({ width: 4000, height: 3000 }, room)).toEqual(fitted);
    expect(fittedSize({ width: 100, height: 80 }, room)).toEqual({ width: 100, height: 80 });
  });

  it('keeps the point under the finger where it is', () => {
    const view = zoomed(wholeView, 2, { x: 90, y: 0 });
    expect(view).toEqual({ scale: 2, x: -90, y: 0 });
    expect(zoomed(view, 0.5, { x: 90, y: 0 })).toEqual(wholeView);
    expect(zoomed(wholeView, 0.2, { x: 0, y: 0 }).scale, 'never smaller than all of it').toBe(1);
    expect(zoomed(wholeView, 99, { x: 0, y: 0 }).scale).toBe(8);
  });

  it('shows no emptiness where there could be picture', () => {
    expect(held({ scale: 2, x: 9000, y: 9000 }, fitted, room)).toEqual({ scale: 2, x: 180, y: 0 });
    expect(held({ scale: 4, x: -9000, y: -9000 }, fitted, room)).toEqual({ scale: 4, x: -540, y: -240 });
    expect(held({ scale: 1, x: 50, y: 50 }, fitted, room)).toEqual(wholeView);
  });

  it('follows two fingers', () => {
    const apart = pinched(
      wholeView,
      [
        { x: -50, y: 0 },
        { x: 50, y: 0 },
      ],
      [
        { x: -100, y: 20 },
        { x: 100, y: 20 },
      ],
    );
    expect(apart).toEqual({ scale: 2, x: 0, y: 20 });
  });

  it('takes a finger that goes across as leafing, one that goes down or hardly moves as nothing', () => {
    expect([swipeOf({ x: -80, y: 10 }), swipeOf({ x: 80, y: -10 })]).toEqual([1, -1]);
    expect([swipeOf({ x: 30, y: 0 }), swipeOf({ x: 80, y: 90 })]).toEqual([0, 0]);
  });
});
