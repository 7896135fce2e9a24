import { type Browser, expect } from '@playwright/test';
import { acceptWish, deskOf } from '../actors/desk.ts';
import { firstVisit, newAccount } from '../actors/first-visit.ts';
import { hengrui, joining } from '../actors/joining.ts';
import { type Spoken, words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';
import { cameraFor, type Size, sizes } from './camera.ts';

const names = { zh: { phone: '钱晓', desktop: '钱静' }, en: { phone: 'Tom Miller', desktop: 'Ann Miller' } } as const;

/** The first visit, from the choice of a language to the wait for the front line, and the two ways out. */
export async function takeFirstVisit(browser: Browser, language: Spoken, size: Size): Promise<void> {
  const context = await browser.newContext({ ...sizes[size], timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const take = cameraFor(page, language, size);
  const look = (screen: string) => take(`visit ${screen}`);
  const name = names[language][size];
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
  await takeRefusal(browser, language, size);
}

async function takeRefusal(browser: Browser, language: Spoken, size: Size): Promise<void> {
  const context = await browser.newContext(sizes[size]);
  const page = await context.newPage();
  const take = cameraFor(page, language, size);
  const visit = firstVisit(page, language);
  await visit.open();
  await visit.toPolicy();
  await page.getByRole('button', { name: words[language].disagree, exact: true }).click();
  await expect(page.getByRole('heading', { name: words[language].declinedTitle })).toBeVisible();
  await take('visit declined');
  await context.close();
}

/** The policy in German, which no person of the stories reads. */
export async function takeGermanPolicy(browser: Browser, size: Size): Promise<void> {
  const context = await browser.newContext(sizes[size]);
  const page = await context.newPage();
  await page.goto(origins.home);
  await page.getByRole('button', { name: 'Deutsch', exact: true }).click();
  await page.getByRole('button', { name: 'Beginnen' }).click();
  await expect(page.getByRole('button', { name: 'Zustimmen' })).toBeVisible();
  await cameraFor(page, 'de', size)('visit policy');
  await context.close();
}
