import type { KeyboardEvent, PointerEvent } from 'react';
import type { Edit } from '../edits.ts';
import type { Point, Size } from '../geometry.ts';

/** How the parts of the stage change the edit. */
export interface Changing {
  /** Pixels of the screen for one of the picture. */
  readonly scale: number;
  readonly picture: Size;
  readonly edit: Edit;
  /** Shown while a finger is down; null when it is up or was called away. */
  readonly show: (edit: Edit | null) => void;
  readonly keep: (edit: Edit, key?: string) => void;
}

/** Follows one finger from where it came down; what it did is kept when it is lifted. */
export function follow(
  event: PointerEvent<HTMLElement>,
  { scale, show, keep }: Pick<Changing, 'scale' | 'show' | 'keep'>,
  change: (by: Point) => Edit | null,
): void {
  if (event.button !== 0 || !event.isPrimary) return;
  event.stopPropagation();
  const { currentTarget, pointerId, clientX, clientY } = event;
  currentTarget.setPointerCapture(pointerId);
  const ending = new AbortController();
  let last: Edit | null = null;
  const listen = (name: 'pointermove' | 'pointerup' | 'pointercancel', hear: (event: MouseEvent) => void) =>
    currentTarget.addEventListener(
      name,
      (heard) => {
        if (heard instanceof globalThis.PointerEvent && heard.pointerId === pointerId) hear(heard);
      },
      { signal: ending.signal },
    );
  listen('pointermove', (heard) => {
    last = change({ x: (heard.clientX - clientX) / scale, y: (heard.clientY - clientY) / scale });
    show(last);
  });
  listen('pointerup', () => {
    ending.abort();
    show(null);
    if (last) keep(last);
  });
  listen('pointercancel', () => {
    ending.abort();
    show(null);
  });
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How far an arrow key goes: a hundredth of the picture's longer side. Undefined for every other key. */
export function arrowStep(event: KeyboardEvent, { width, height }: Size): Point | undefined {
  const direction = arrows[event.key];
  if (!direction) return undefined;
  event.preventDefault();
  const step = Math.max(1, Math.round(Math.max(width, height) / 100));
  return { x: direction.x * step, y: direction.y * step };
}
