import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { deskOf, inLanguage } from '../../actors/desk.ts';
import { phoneOf, phone as phoneScreen } from '../../actors/phone.ts';
import { words } from '../../actors/words.ts';
import { origins } from '../../stage/ports.ts';

const say = words.en;
// Others at each try: what was published before stays.
const atThisTry = new Date().toISOString();
const news = `Shift leads are told of calls, ${atThisTry}.`;
const ownWords = `We write by SMS only between 8:00 and 20:00, ${atThisTry}.`;
const noticesLead = 'An e-mail or SMS when something happens in a case.';
const formerWords = 'The first policy of the service, as it applied on paper.';

/** The optional consent to further notices. */
const cardOf = (page: Page) => page.locator('div').filter({ hasText: noticesLead }).last();

const agreements = (page: Page) => page.getByRole('heading', { name: 'Needed for the service' });
const askedAgain = (page: Page) => page.getByRole('heading', { level: 1, name: say.policyTitle });
const tapOf = (page: Page) => (name: string) => page.getByRole('button', { name, exact: true }).click();

async function bringText(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByTestId('policy-file')
    .setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(`# ${name}\n\n${text}\n`) });
  await expect(page.getByRole('article').getByText(text)).toBeVisible();
}

/** Prepares a version with one text of the operator's own, reads what changes, and publishes it for as soon as possible. */
async function publish(page: Page): Promise<void> {
  const tap = tapOf(page);
  await page.goto(`${origins.service}/workbench/privacy-desk`);
  await page.getByRole('navigation', { name: 'Privacy desk' }).getByRole('link', { name: 'Policies' }).click();
  await tap('Prepare a version');
  await expect(page.getByRole('heading', { level: 2, name: /^Privacy policy/ })).toBeVisible();
  await page.getByText('Further notices', { exact: true }).last().click();
  await bringText(page, 'Notices', ownWords);
  await page.getByRole('combobox', { name: 'Compare with' }).click();
  await page.getByRole('option').first().click();
  await expect(page.locator('[data-is=added]').filter({ hasText: ownWords })).toBeVisible();
  for (const language of ['中文', 'English', 'Deutsch']) await page.getByRole('textbox', { name: language }).fill(news);
  await expect(page.getByText(/^The service region knows [1-9]\d* people/)).toBeVisible();
  await tap('Publish');
  const question = page.getByRole('dialog');
  await expect(question.getByText(/the app of [1-9]\d* people stops at the new policy/)).toBeVisible();
  await question.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('table', { name: 'Published' }).getByText(news)).toBeVisible();
}

/** Finds out where the phone number lives, why, who reads it and until when, by keyboard. */
async function findPhoneNumber(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Privacy desk' }).getByRole('link', { name: 'Register' }).click();
  await page.getByRole('searchbox', { name: 'Search the register' }).fill('Telefon');
  await expect(page.getByRole('heading', { name: 'phone', exact: true })).toBeVisible();
  const abroad = page.getByRole('region', { name: 'Service region (abroad)' });
  await expect(abroad.getByRole('link', { name: 'Profiles' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Home region' })).toContainText('nothing here');
  await expect(page.getByText('separate consent to the transfer abroad').first()).toBeVisible();
  await expect(page.getByText('until you delete your account')).toBeVisible();
  await page.getByRole('button', { name: 'Record of processing' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toContain('phone');
}

/** Brings the policy of former years along; it is there to be read, by anybody. */
async function archive(page: Page, browser: Browser): Promise<void> {
  const tap = tapOf(page);
  await page.getByRole('navigation', { name: 'Privacy desk' }).getByRole('link', { name: 'Policies' }).click();
  await tap('Import a former version');
  await page.getByRole('dialog').getByLabel('Day from which it applied').fill('2019-05-01');
  await page.getByRole('dialog').getByRole('button', { name: 'Import a former version' }).click();
  await bringText(page, 'Former policy', formerWords);
  await tap('Put into the archive');
  await page.getByRole('dialog').getByRole('button', { name: 'Put into the archive' }).click();
  const row = page.getByRole('row').filter({ hasText: '1 May 2019' }).first();
  await expect(row).toContainText('Archived');
  // Home asks every four seconds.
  await expect(row).toContainText('has it', { timeout: 20_000 });
  const version = /\d+/.exec((await row.getByRole('link').textContent()) ?? '')?.[0];
  const reader = await browser.newContext(phoneScreen);
  await inLanguage(reader, 'en');
  const anybody = await reader.newPage();
  await anybody.goto(`${origins.home}/policy?version=${version}`);
  await expect(anybody.getByText(formerWords)).toBeVisible();
  await reader.close();
}

async function agreeToBoth(page: Page): Promise<void> {
  const tap = tapOf(page);
  await tap(say.agree);
  await expect(page.getByRole('heading', { level: 1, name: say.transferTitle })).toBeVisible();
  await tap(say.agree);
  await expect(agreements(page)).toBeVisible();
}

/** The page of agreements of somebody who has agreed to what is in force, whatever an earlier try published. */
async function openAgreements(page: Page): Promise<void> {
  await page.goto(`${origins.home}/settings/agreements`);
  await expect(agreements(page).or(askedAgain(page))).toBeVisible();
  if (await askedAgain(page).isVisible()) await agreeToBoth(page);
  await expect(page.getByRole('button', { name: 'Agree to notices' })).toBeVisible();
}

/** The first tap is about a text that is no longer in force: it is refused, and the new one is shown before anything else. */
async function readAgain(page: Page): Promise<void> {
  await tapOf(page)('Agree to notices');
  await expect(page.getByText('The text changed while you were reading. Please read the new version.')).toBeVisible();
  await expect(cardOf(page).getByRole('status')).toHaveText(/^(Not agreed|Withdrawn)/);
  await page.goto(`${origins.home}/settings/agreements`);
  await expect(askedAgain(page)).toBeVisible();
  await expect(page.getByText(news)).toBeVisible();
  await agreeToBoth(page);
}

/** Gives an optional consent and takes it back, each with one tap. */
async function giveAndWithdraw(page: Page): Promise<void> {
  const card = cardOf(page);
  await card.getByRole('button', { name: 'Agree to notices' }).click();
  await expect(card.getByRole('status')).toContainText(/^Agreed to version \d+/);
  await card.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(card.getByRole('status')).toContainText(/^Withdrawn/);
}

test('S8.1, S4.1, S7.2 the privacy officer publishes, looks up and archives; a customer reads, agrees and withdraws', async ({
  browser,
}) => {
  const phone = await phoneOf(browser, 'liu.fang', { language: 'en' });
  const open = await phone.newPage();
  await openAgreements(open);

  const desk = await deskOf(browser, 'katrin.vogel');
  const page = await desk.newPage();
  await publish(page);
  await findPhoneNumber(page);
  await archive(page, browser);
  await expect(page.getByRole('row').filter({ hasText: news })).toContainText('In force', { timeout: 30_000 });
  await desk.close();

  await readAgain(open);
  await giveAndWithdraw(open);
  await phone.close();
});
