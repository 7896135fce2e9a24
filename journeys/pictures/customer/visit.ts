import { type Browser, expect } from '@playwright/test';
import { acceptWish, deskOf } from '../../actors/desk.ts';
import { firstVisit, newAccount } from '../../actors/first-visit.ts';
import { hengrui, joining } from '../../actors/joining.ts';
import { words } from '../../actors/words.ts';
import { cameraFor, type Round } from '../camera.ts';
import { sizes } from '../choices.ts';

const names = { zh: '钱晓', en: 'Tom Miller', de: 'Karla Weiß' } as const;

/** The first visit, from the choice of a language to the wait for the front line, and the two ways out. */
export async function takeFirstVisit(browser: Browser, round: Round): Promise<void> {
  const { language } = round;
  const viewport = sizes[round.choices.sizes[0]!];
  const context = await browser.newContext({ viewport, hasTouch: true, timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const take = cameraFor(page, round);
  const look = (screen: string) => take(`visit ${screen}`);
  const name = names[language];
  await firstVisit(page, language, look).whole(newAccount('pictures'));
  const join = joining(page, language, look);
  const profile = { name, position: 'Shift lead', phone: '+86 512 5550 1098', contactEmail: 'tom@hengrui.example' };
  await join.tellProfile(profile);
  await page.getByRole('button', { name: words[language].join }).click();
  await look('company something missing');
  await join.nameCompany({ ...hengrui, machineNumber: 'A0230E9999' });
  await expect(page.getByRole('alert')).toBeVisible();
  await look('company mismatch');
  await join.nameCompany(hengrui);
  await join.wait();
  // Accepted, so that the desk's own pictures are those of the demo.
  const desk = await deskOf(browser, 'mei.zhang');
  await acceptWish(await desk.newPage(), name);
  await desk.close();
  await context.close();
  await takeRefusal(browser, round);
}

async function takeRefusal(browser: Browser, round: Round): Promise<void> {
  const { language } = round;
  const context = await browser.newContext({ viewport: sizes[round.choices.sizes[0]!], hasTouch: true });
  const page = await context.newPage();
  const take = cameraFor(page, round);
  const visit = firstVisit(page, language);
  await visit.open();
  await visit.toPolicy();
  await page.getByRole('button', { name: words[language].disagree, exact: true }).click();
  await expect(page.getByRole('heading', { name: words[language].declinedTitle })).toBeVisible();
  await take('visit declined');
  await context.close();
}
