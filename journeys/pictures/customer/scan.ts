import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect } from '@playwright/test';
import { writeCameraFile } from '#testkit/camera';
import { scanning } from '../../actors/cases.ts';
import { browserWithCamera } from '../../actors/phone.ts';
import { type Spoken, words } from '../../actors/words.ts';
import { origins } from '../../stage/ports.ts';
import type { Round } from '../camera.ts';
import { memberPage } from './pages.ts';

/** The camera while somebody still aims, and what an alarm code fills in. */
export async function takeScan(browser: Browser, round: Round): Promise<void> {
  const { language } = round;
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const wall = join(folder, 'wall.y4m');
  await writeCameraFile(wall, undefined);
  const withCamera = await browserWithCamera(wall);
  const { page, take } = await memberPage(withCamera, round);
  await page.goto(origins.home);
  const scan = scanning(page, language);
  await scan.begin();
  await scan.openCamera();
  await expect(page.locator('[data-step=live]')).toBeVisible();
  await take('scan aiming');
  await page.goto(await codeOnControl(browser, language));
  await expect(page.getByRole('button', { name: words[language].down })).toBeVisible();
  await take('scan alarms');
  await scan.choose('down');
  await take('scan new case');
  await page.goto('about:blank');
  await page.goto(`${origins.home}/m#broken`);
  await expect(page.locator('h1, h2').first()).toBeVisible();
  await take('scan broken code');
  await withCamera.close();
  rmSync(folder, { recursive: true });
}

async function codeOnControl(browser: Browser, language: Spoken): Promise<string> {
  const page = await browser.newPage();
  await page.goto(`${origins.emulator}/?machine=A0230E1234&alarms=E-27,700123&lang=${language}`);
  const code = await page.locator('[data-code]').getAttribute('data-code');
  await page.close();
  return code ?? '';
}
