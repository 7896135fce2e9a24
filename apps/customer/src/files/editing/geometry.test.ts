import { describe, expect, it } from 'vitest';
import { stepped, undone, untouched, withCover, withoutCover } from './edits.ts';
import { drawn, fitted, moved, outward, planned, resized, wholeOf } from './geometry.ts';

const picture = { width: 4000, height: 3000 };
const whole = wholeOf(picture);
const box = { x: 100, y: 200, width: 300, height: 400 };

describe('boxes on a picture', () => {
  it('fits a picture into a phone, and a small one too', () => {
    expect(fitted(picture, { width: 320, height: 500 })).toBe(0.08);
    expect(fitted({ width: 100, height: 100 }, { width: 320, height: 500 })).toBe(3.2);
    expect(fitted(picture, { width: -10, height: 500 })).toBe(0);
  });

  it('draws from any corner to any other, and only on the picture', () => {
    expect(drawn({ x: 400, y: 600 }, { x: 100, y: 200 }, whole)).toEqual(box);
    expect(drawn({ x: 3900, y: 2900 }, { x: 9000, y: 9000 }, whole)).toEqual({
      x: 3900,
      y: 2900,
      width: 100,
      height: 100,
    });
    expect(drawn({ x: 5000, y: 10 }, { x: 6000, y: 20 }, whole).width).toBe(0);
  });

  it('pushes a box without changing its size, up to the edge', () => {
    expect(moved(box, { x: 50, y: -50 }, whole)).toEqual({ ...box, x: 150, y: 150 });
    expect(moved(box, { x: -5000, y: 5000 }, whole)).toEqual({ ...box, x: 0, y: 2600 });
  });

  it('pulls a corner while the opposite one stays', () => {
    expect(resized(box, 'nw', { x: -50, y: 100 }, whole, 64)).toEqual({ x: 50, y: 300, width: 350, height: 300 });
    expect(resized(box, 'e', { x: 9000, y: 77 }, whole, 64)).toEqual({ ...box, width: 3900 });
    expect(resized(box, 'se', { x: -9000, y: -9000 }, whole, 64)).toEqual({ ...box, width: 64, height: 64 });
    expect(resized({ ...box, width: 20 }, 'e', { x: -10, y: 0 }, whole, 64).width, 'small from the start').toBe(20);
  });

  it('hides every pixel that a box only touches', () => {
    expect(outward({ x: 10.9, y: 10.1, width: 2.2, height: 1 }, whole)).toEqual({ x: 10, y: 10, width: 4, height: 2 });
  });
});

describe('what is painted', () => {
  it('paints boxes where they are in the part that stays', () => {
    const plan = planned(picture, { x: 1000.4, y: 500, width: 2000, height: 1000 }, [{ ...box, x: 900, y: 600 }], 60e6);
    expect(plan.part).toEqual({ x: 1000, y: 500, width: 2000, height: 1000 });
    expect(plan.output).toEqual({ width: 2000, height: 1000 });
    expect(plan.covers).toEqual([{ x: 0, y: 100, width: 200, height: 400 }]);
  });

  it('leaves out a box that was cut away', () => {
    expect(planned(picture, { x: 1000, y: 1000, width: 100, height: 100 }, [box], 60e6).covers).toEqual([]);
  });

  it('becomes smaller where a phone has no memory for more, and hides no less', () => {
    const plan = planned({ width: 8000, height: 6000 }, wholeOf({ width: 8000, height: 6000 }), [box], 12e6);
    expect(plan.output).toEqual({ width: 4000, height: 3000 });
    expect(plan.covers).toEqual([{ x: 50, y: 100, width: 150, height: 200 }]);
  });

  it('never becomes nothing', () => {
    const plan = planned({ width: 3, height: 3 }, { x: 3, y: 3, width: 0.2, height: 0.2 }, [], 60e6);
    expect(plan.part).toEqual({ x: 2, y: 2, width: 1, height: 1 });
    expect(plan.output).toEqual({ width: 1, height: 1 });
  });
});

describe('steps', () => {
  const start = untouched(picture);

  it('are taken back one by one, to the picture as it came', () => {
    const one = stepped(start, withCover(start.now, { id: 1, box }));
    const two = stepped(one, withoutCover(one.now, 1));
    expect(undone(two).now).toEqual(one.now);
    expect(undone(undone(two)).now).toEqual(start.now);
    expect(undone(start)).toEqual(start);
  });

  it('are one where a key was held down, and none where nothing changed', () => {
    const crop = (x: number) => ({ ...start.now, crop: { ...whole, x } });
    const held = stepped(stepped(stepped(start, crop(1), 'w'), crop(2), 'w'), crop(3), 'w');
    expect(undone(held).now).toEqual(start.now);
    const other = stepped(held, crop(4), 'e');
    expect(undone(other).now).toEqual(crop(3));
    expect(stepped(start, crop(0)).past).toEqual([]);
  });
});
