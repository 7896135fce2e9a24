import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { cameraSwitches } from '#testkit/camera';
import { chromiumLaunch } from '#testkit/chromium';
import { phone, signInByHand } from '../actors/phone.ts';
import { words } from '../actors/words.ts';
import { customer } from '../stage/accounts.ts';
import { origins } from '../stage/ports.ts';
import { openRadio, type Radio } from './radio.ts';
import type { UploadCount } from './uploads.ts';

const portOf = (origin: string) => Number(new URL(origin).port);

/** The air between a phone and the stories' installation: home, service and files, uploads counted. */
export const radioToInstallation = (count: UploadCount, bytesPerSecond: number): Promise<Radio> =>
  openRadio(
    [
      { to: portOf(origins.home) },
      { to: portOf(origins.service), onRequest: count.onRequest, onBody: count.onBody },
      { to: portOf(origins.files) },
    ],
    bytesPerSecond,
  );

/** Opens a phone whose every connection goes over the radio; opened again from its folder it is the same phone. */
export function openPhone(folder: string, radio: Radio, cameraFile: string): Promise<BrowserContext> {
  const rules = [origins.home, origins.service, origins.files].map((origin) => {
    const { host, hostname } = new URL(origin);
    return `MAP ${host} ${hostname}:${radio.portFor(portOf(origin))}`;
  });
  const flags = [...cameraSwitches(cameraFile), `--host-resolver-rules=${rules.join(',')}`];
  return chromium.launchPersistentContext(folder, { ...chromiumLaunch(flags), ...phone, permissions: ['camera'] });
}

/** The page of a phone that has just been opened. */
export const pageOf = async (context: BrowserContext): Promise<Page> => context.pages()[0] ?? context.newPage();

/** Signs in and waits until the app is on the phone. */
export async function signedIn(context: BrowserContext, login: string): Promise<Page> {
  const page = await pageOf(context);
  await page.goto(`${origins.home}/session/start?next=/`);
  await signInByHand(page, 'zh', login, customer(login).password);
  await expect(page.getByRole('link', { name: words.zh.scan })).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  return page;
}
