import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; impact: string | null; help: string; nodes: { html: string; failureSummary: string }[] }[];
}

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Fails when axe finds a serious or critical violation on the page as it stands; `only` names single rules. */
export async function expectAccessible(page: Page, screen: string, only?: readonly string[]): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // Evaluated by the debugger, so that the page's own Content-Security-Policy stays in force.
  if (!isThere) await page.evaluate(axeSource);
  await page.evaluate(standingStill);
  const runOnly = only ? { type: 'rule', values: only } : everything;
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly });
  const result = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResult;
  const serious = result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const words = serious.map(
    ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html.slice(0, 160)).join('\n    ')}`,
  );
  expect(words, `axe on ${screen}`).toEqual([]);
}

/** Waits until what fades in or slides has arrived: half a fade has half its contrast, and nobody reads it then. */
async function standingStill(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const passing = document
    .getAnimations()
    .filter((each) => each.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(passing.map((each) => each.finished));
}
