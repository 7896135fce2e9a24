import type { Browser } from '@playwright/test';
import { authorityPage } from '../../../tools/lan/page/page.ts';
import { cameraFor, type Round } from '../camera.ts';
import { sizes } from '../choices.ts';

const fingerprint = Array.from({ length: 32 }, (_, at) =>
  (at * 7 + 16).toString(16).toUpperCase().padStart(2, '0'),
).join(':');
const square = '<svg viewBox="0 0 9 9" role="img"><rect width="9" height="9" fill="#888"/></svg>';

/** The page that hands the certificate of `npm start -- --lan` to a phone. */
export async function takeLan(browser: Browser, round: Round): Promise<void> {
  const { language, choices } = round;
  const page = await browser.newPage({ viewport: sizes[choices.sizes[0]!] });
  const take = cameraFor(page, round);
  for (const platform of ['iphone', 'android'] as const) {
    const homeUrl = 'https://192.168.10.24:4443/';
    await page.setContent(authorityPage({ language, platform, fingerprint, homeUrl, code: square }));
    await take(`lan ${platform}`, { whole: true });
  }
  await page.close();
}
