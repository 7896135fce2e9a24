import { type Browser, expect } from '@playwright/test';
import { origins } from '../../stage/ports.ts';
import { cameraFor, type Round } from '../camera.ts';

/** A machine's control. */
export async function takeControl(browser: Browser, round: Round): Promise<void> {
  const page = await browser.newPage();
  const take = cameraFor(page, round);
  await page.goto(`${origins.emulator}/?machine=A0230E1234&alarms=E-27,700123&lang=${round.language}`);
  await expect(page.getByRole('img').first()).toBeVisible();
  await take('control alarms');
  await page.goto(`${origins.emulator}/?machine=L0471K0098&lang=${round.language}`);
  await expect(page.getByRole('img').first()).toBeVisible();
  await take('control calm');
  await page.close();
}
