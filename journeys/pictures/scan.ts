import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect } from '@playwright/test';
import { writeCameraFile } from '#testkit/camera';
import { scanning } from '../actors/cases.ts';
import { browserWithCamera, phoneOf } from '../actors/phone.ts';
import { type Spoken, words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';
import { cameraFor, type Size, sizes } from './camera.ts';

/** The camera while somebody still aims, and what an alarm code fills in. */
export async function takeScan(browser: Browser, language: Spoken, size: Size): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const wall = join(folder, 'wall.y4m');
  await writeCameraFile(wall, undefined);
  const withCamera = await browserWithCamera(wall);
  const context = await phoneOf(withCamera, 'chen.guoqiang', { ...sizes[size], isMobile: size === 'phone', language });
  const page = await context.newPage();
  const take = cameraFor(page, language, size);
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
