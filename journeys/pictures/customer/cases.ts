import type { Browser } from '@playwright/test';
import { callerOf } from '../../actors/api.ts';
import { words } from '../../actors/words.ts';
import type { Round } from '../camera.ts';
import { memberPage, takeAt } from './pages.ts';

interface Line {
  readonly caseNumber: string;
  readonly state: string;
  readonly turn: string;
}

/** One case of each state that looks different. */
export async function takeCases(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await memberPage(browser, round);
  const call = await callerOf(context);
  const lists = await Promise.all(['open', 'closed'].map((state) => call(`/api/cases?limit=50&state=${state}`)));
  const lines = lists.flatMap(({ body }) => body.cases as Line[]);
  const wanted = {
    'case sent': lines.find(({ state }) => state === 'sent'),
    'case working': lines.find(({ state, turn }) => state === 'in-progress' && turn === 'maker'),
    'case your turn': lines.find(({ state, turn }) => state === 'in-progress' && turn === 'customer'),
    'case solved': lines.find(({ state }) => state === 'solved'),
    'case closed': lines.find(({ state }) => state === 'closed'),
    'case stopped': lines.find(({ state }) => state === 'stopped'),
  };
  for (const [screen, line] of Object.entries(wanted)) {
    if (line) await takeAt(page, take, screen, `/cases/${line.caseNumber}`, true);
  }
  const { 'case solved': solved, 'case working': open } = wanted;
  if (open) {
    await takeAt(page, take, 'case first screen', `/cases/${open.caseNumber}`);
    await page.getByRole('textbox', { name: words[round.language].reply }).fill('…');
    await take('case reply');
    await page.getByRole('textbox', { name: words[round.language].reply }).fill('');
  }
  if (solved) {
    await takeAt(page, take, 'case solved first screen', `/cases/${solved.caseNumber}`);
    await page.getByRole('button', { name: words[round.language].notSolved }).click();
    await take('case objection');
  }
  await context.close();
}
