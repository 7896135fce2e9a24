import type { Page } from '@playwright/test';
import type { Size } from './choices.ts';

/** What a ruler finds on the pages that were taken, by what is wrong: the pictures it is seen in. */
export const faults = new Map<string, Set<string>>();

/** Measures what the eye overlooks on a small picture: what sticks out, is cut off, or is too small for a glove. */
export async function noteFaults(page: Page, picture: string, size: Size): Promise<void> {
  const found = await page.evaluate(measure, size === 'phone' ? 48 : 0);
  for (const fault of found) faults.set(fault, (faults.get(fault) ?? new Set()).add(picture));
}

// Runs in the page.
function measure(smallest: number): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  const nameOf = (one: Element) =>
    `${one.tagName.toLowerCase()} "${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)}"`;
  for (const one of document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')) {
    const box = one.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || !one.checkVisibility({ visibilityProperty: true })) continue;
    // Not drawn itself: its label is what is tapped.
    if (box.width <= 2 || getComputedStyle(one).opacity === '0' || (one.matches('input') && one.closest('label')))
      continue;
    const isInText = getComputedStyle(one).display === 'inline';
    if (!isInText && (box.height < smallest - 0.5 || box.width < smallest - 0.5))
      found.push(`${nameOf(one)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
    // A hint that floats beside a number is meant to stick out.
    const floats = [...one.children].some((child) => getComputedStyle(child).position === 'absolute');
    if (one.scrollWidth > one.clientWidth + 1 && one.matches('button, a, summary') && !isInText && !floats)
      found.push(`${nameOf(one)} holds words that are too long`);
  }
  return found;
}
