import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { serverFiles } from '../../../tools/lan/authority.ts';
import { readDemoAccounts } from '../../../tools/start/demo-accounts.ts';
import { startTestStack } from '../../../tools/start/test-stack.ts';
import { opening, scanning } from '../../actors/cases.ts';
import { phone, signInByHand } from '../../actors/phone.ts';
import { firstPort } from '../../stage/config.ts';
import { record } from '../../stage/recorder.ts';

const address = '127.0.0.2';

/** What Chromium is told to trust: the key of the server's certificate, as a phone that has installed the authority. */
function trusting(dataFolder: string): string {
  const { publicKey } = new X509Certificate(readFileSync(serverFiles(dataFolder).certificateFile));
  const key = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  return `--ignore-certificate-errors-spki-list=${key}`;
}

test('S2.1 S2.2 S6.1 in a local network a phone opens the app over TLS, signs in and opens a case', async () => {
  // The nine ports between those of the stories' own installation.
  const stack = await startTestStack({
    firstPort: firstPort + 1,
    durable: false,
    environment: { LAN: 'yes', LAN_ADDRESS: address, LAN_PAGE_PORT: String(firstPort + 9) },
  });
  const browser = await chromium.launch(chromiumLaunch([trusting(stack.dataFolder)]));
  const context = await browser.newContext(phone);
  const recorder = record(context);
  const page = await context.newPage();
  try {
    await page.goto(`http://${address}:${firstPort + 9}/`);
    await page.getByRole('link', { name: stack.home }).click();
    await expect(page).toHaveURL(/^https:/);
    expect(await page.evaluate(() => [isSecureContext, 'mediaDevices' in navigator])).toEqual([true, true]);

    const { password } = readDemoAccounts(stack.dataFolder)!.customers.find(({ login }) => login === 'zhou.jie')!;
    await page.goto(`${stack.home}/session/start?next=/`);
    await signInByHand(page, 'zh', 'zhou.jie', password);
    const scan = scanning(page, 'zh');
    await scan.begin();
    await scan.typeNumber('A0230E1234');
    await scan.choose('limited');
    const form = opening(page, 'zh');
    await form.describe('切割面有毛刺');
    expect(await form.send()).toMatch(/^C-\d+$/);
    await expect(page.getByText('切割面有毛刺')).toBeVisible();

    const cookies = await context.cookies();
    expect(cookies.length).toBeGreaterThan(0);
    for (const { name, secure } of cookies)
      expect([name.startsWith(`__Secure-${firstPort + 1}.`), secure]).toEqual([true, true]);
    expect(recorder.to(stack.service).length).toBeGreaterThan(0);
    for (const request of recorder.requests.slice(1))
      expect(request.url()).toMatch(new RegExp(`^https://${address}:|^(blob|data):`));
  } finally {
    await browser.close();
    await stack.stop();
  }
});
