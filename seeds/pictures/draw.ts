import { writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { scenes } from './scenes.ts';

// Run by hand when a scene changes: `node seeds/pictures/draw.ts`. The JPEGs are committed, so that the demo looks the
// same on machines without fonts.
const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
for (const [name, draw] of Object.entries(scenes)) {
  await page.setContent(`<style>body{margin:0;font-family:Arial,"Liberation Sans",sans-serif}</style>${draw()}`);
  await writeFile(new URL(`${name}.jpg`, import.meta.url), await page.screenshot({ type: 'jpeg', quality: 72 }));
}
await browser.close();
