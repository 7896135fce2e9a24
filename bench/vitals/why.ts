import type { Page } from '@playwright/test';

/** Something that happened while a page opened. */
interface Moment {
  readonly atMs: number;
  readonly words: string;
}

type AskedWindow = Window & { moments: Moment[] };

/** Runs in the page, before anything of the app does. */
function watch(): void {
  const moments: Moment[] = [];
  (window as unknown as AskedWindow).moments = moments;
  const nameOf = (node: Node | null | undefined) =>
    node instanceof Element ? `<${node.localName}> ${(node.textContent ?? '').slice(0, 40)}`.trim() : 'what is gone';
  const see = (type: string, words: (entry: PerformanceEntry) => string) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moments.push({ atMs: entry.startTime, words: words(entry) });
    }).observe({ type, buffered: true });
  see('paint', ({ name }) => `PAINT ${name}`);
  see('mark', ({ name }) => `MARK ${name}`);
  see('largest-contentful-paint', (entry) => {
    const { size, element } = entry as PerformanceEntry & { size: number; element?: Element };
    return `LARGEST so far, ${size} px²: ${nameOf(element)}`;
  });
  see('layout-shift', (entry) => {
    const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node?: Node }[] };
    return `SHIFT ${value.toFixed(4)}: ${sources.map(({ node }) => nameOf(node)).join(' | ')}`;
  });
  see('longtask', ({ duration }) => `BUSY for ${Math.round(duration)} ms`);
}

/** Lets a page note what came when, for whoever looks for a cause. */
export const askWhy = (page: Page): Promise<unknown> => page.addInitScript(watch);

/** What came when, a line each; requests to other origins do not say when their answer began. */
export async function reasons(page: Page): Promise<string> {
  const moments = await page.evaluate(() => {
    const round = Math.round;
    const requests = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map((entry) => {
      const { startTime, requestStart, responseStart, responseEnd, encodedBodySize, name } = entry;
      const first = responseStart ? `, sent ${round(requestStart)}, first byte ${round(responseStart)}` : '';
      return {
        atMs: startTime,
        words: `${name.replace(/^https?:\/\/[^/]+/, '')}${first}, end ${round(responseEnd)}, ${encodedBodySize} bytes`,
      };
    });
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const opened = page ? [{ atMs: page.responseEnd, words: `the page itself, sent ${round(page.requestStart)}` }] : [];
    return [...(window as unknown as AskedWindow).moments, ...requests, ...opened];
  });
  return moments
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ atMs, words }) => `${String(Math.round(atMs)).padStart(6)}  ${words}`)
    .join('\n');
}
