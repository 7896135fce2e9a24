import { type Browser, expect, type Page } from '@playwright/test';
import { deskOf } from '../../actors/desk.ts';
import { origins } from '../../stage/ports.ts';
import { cameraFor, quiet, type Round, type Take } from '../camera.ts';
import { type Size, sizes } from '../choices.ts';

const pages: readonly (readonly [screen: string, path: string])[] = [
  ['queue', '/queue'],
  ['queue nothing fits', '/queue?words=nothing-has-these-words'],
  ['queue lasers', '/queue?line=laser'],
  ['all cases', '/cases'],
  ['case missing', '/cases/C-999999'],
  ['machines', '/machines'],
  ['machine', '/machines/A0230E1234'],
  ['companies', '/companies'],
  ['wishes to join', '/companies/join-requests'],
  ['labels', '/machines/labels'],
  ['search', '/search'],
  ['search words', `/search?words=${encodeURIComponent('激光器报警')}`],
  ['search number', `/search?words=${encodeURIComponent('E-27 伺服')}`],
  ['search nothing', '/search?words=nothing-has-these-words'],
  ['caller', '/cases/caller'],
  ['insights', '/insights'],
  ['insights cases', '/insights/cases'],
  ['improvement', '/insights/improvement'],
  ['sign-ins', '/sign-ins'],
  ['page missing', '/nowhere'],
];

const places: Readonly<Record<string, readonly (readonly [screen: string, path: string])[]>> = {
  'mei.zhang': pages,
  'katrin.vogel': [['audit entries', '/privacy-desk']],
  'tao.wu': [
    ['imports', '/imports'],
    ['administration', '/administration'],
    ['staff', '/administration/staff'],
    ['teams', '/administration/teams'],
    ['templates', '/administration/templates'],
    ['calendars', '/administration/calendars'],
    ['misuse', '/administration/misuse'],
    ['goals', '/administration/goals'],
    ['audit log', '/privacy-desk/audit'],
    ['operator', '/administration/operator'],
    ['system', '/administration/system'],
  ],
};

/** The address of a page of the workbench. */
export const deskAddress = (path: string) => `${origins.service}/workbench${path}`;

/** Waits until a page of the workbench shows what it read. */
export async function deskSettled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(page.locator('h1, h2, a').first()).toBeAttached();
  await quiet(page);
}

/** Of the chosen sizes those of a desk; whoever asks for a phone's alone gets the small one. */
export function deskSizes({ sizes: chosen }: Round['choices']): Size[] {
  const found = chosen.filter((size) => size !== 'phone');
  return found.length > 0 ? found : ['desktop'];
}

/** A page of somebody at the maker's, and its camera; the workbench is made for a desk. */
export async function deskPage(browser: Browser, { language, choices }: Round, login = 'mei.zhang') {
  const context = await deskOf(browser, login, { viewport: sizes.desktop, language });
  const page = await context.newPage();
  return { context, page, take: cameraFor(page, { language, choices: { ...choices, sizes: deskSizes(choices) } }) };
}

/** Every address of the workbench, as those see it who work there. */
export async function takeDeskPages(browser: Browser, round: Round): Promise<void> {
  for (const [login, screens] of Object.entries(places)) {
    const { context, page, take } = await deskPage(browser, round, login);
    for (const [screen, path] of screens) await takeDeskAt(page, take, screen, path);
    if (login === 'mei.zhang') await takeCompany(page, take);
    await context.close();
  }
}

/** Goes to an address of the workbench and takes it. */
export async function takeDeskAt(page: Page, take: Take, screen: string, path: string): Promise<void> {
  await page.goto(deskAddress(path));
  await deskSettled(page);
  await take(`desk ${screen}`);
}

async function takeCompany(page: Page, take: Take): Promise<void> {
  await page.goto(deskAddress('/companies'));
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await deskSettled(page);
  await take('desk company', { whole: true });
  const tabs = page.getByRole('tab');
  for (let at = 1; at < (await tabs.count()); at++) {
    await tabs.nth(at).click();
    await deskSettled(page);
    await take(`desk company tab ${at + 1}`);
  }
}
