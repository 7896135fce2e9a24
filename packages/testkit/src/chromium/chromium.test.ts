import { chromium } from '@playwright/test';
import { expect, it } from 'vitest';
import { chromiumLaunch } from './index.ts';

it('Chromium from the packages draws a page and runs its script', async () => {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.setContent('<button onclick="this.textContent = 6 * 7">?</button>');
    await page.getByRole('button').click();
    expect(await page.getByRole('button').textContent()).toBe('42');
    expect((await page.screenshot()).byteLength).toBeGreaterThan(500);
    const other = await browser.newContext();
    await (await other.newPage()).setContent('<p>second browser</p>');
  } finally {
    await browser.close();
  }
}, 60_000);
