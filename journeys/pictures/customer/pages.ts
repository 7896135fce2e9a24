import { type Browser, expect, type Page } from '@playwright/test';
import { phoneOf } from '../../actors/phone.ts';
import { origins } from '../../stage/ports.ts';
import { cameraFor, quiet, type Round, type Take } from '../camera.ts';
import { sizes } from '../choices.ts';

const pages: readonly (readonly [screen: string, path: string])[] = [
  ['home', '/'],
  ['cases', '/cases'],
  ['cases closed', '/cases?state=closed'],
  ['cases mine', '/cases?scope=mine'],
  ['machines', '/machines'],
  ['machine', '/machines/A0230E1234'],
  ['machine missing', '/machines/Z9999Z9999'],
  ['search', '/search'],
  ['search found', '/search?q=E-27'],
  ['search nothing', '/search?q=nothing-has-these-words'],
  ['settings', '/settings'],
  ['settings profile', '/settings/profile'],
  ['settings sign-in', '/settings/sign-in'],
  ['settings agreements', '/settings/agreements'],
  ['settings version', '/settings/version'],
  ['settings policy', '/settings/policy'],
  ['settings contact', '/settings/contact'],
  ['case missing', '/cases/C-999999'],
  ['page missing', '/nowhere'],
];

/** Waits until a page shows what it read. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1, h2, strong').first()).toBeVisible();
  await expect(page.locator('[role=status][aria-label]:visible')).toHaveCount(0);
  await quiet(page);
}

/** A page of somebody who is signed in, and its camera. */
export async function memberPage(browser: Browser, round: Round, login = 'lin.wei') {
  const viewport = sizes[round.choices.sizes[0]!];
  const context = await phoneOf(browser, login, { viewport, isMobile: false, language: round.language });
  const page = await context.newPage();
  return { context, page, take: cameraFor(page, round) };
}

/** Goes to an address of the customer app and takes it. */
export async function takeAt(page: Page, take: Take, screen: string, path: string, whole = false): Promise<void> {
  await page.goto(origins.home + path);
  await settled(page);
  await take(screen, { whole });
}

/** Every address that a member of a company can open. */
export async function takePages(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await memberPage(browser, round);
  for (const [screen, path] of pages) await takeAt(page, take, screen, path);
  await context.close();
}
