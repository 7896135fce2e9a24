import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { words } from '../../journeys/actors/words.ts';
import { readDemoAccounts } from '../../tools/start/demo-accounts.ts';
import { type Air, openAir } from './air.ts';
import { observe } from './observe.ts';

const say = words.zh;
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'zh-CN' } as const;

/** How much slower the phone's processor is. */
export const slowness = 4;

/** Slow 4G as Lighthouse has it; 180 ms more to the service region, which is on another continent. */
export const slow4g = { downBytesPerSecond: 200_000, upBytesPerSecond: 93_750, roundTripMs: 150 };
const toServiceMs = 180;

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Phones at one installation, each connection over slow air. */
export interface Phones {
  readonly home: string;
  readonly emulator: string;
  readonly browser: Browser;
  /** A phone that never was here. */
  fresh(): Promise<BrowserContext>;
  /** Signed in, with nothing of the app on it. */
  signedIn(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Opens the air and a browser behind it, and signs a demo customer in. */
export async function openPhones(firstPort: number, dataFolder: string): Promise<Phones> {
  const [homePort, servicePort, filesPort, emulatorPort] = [firstPort, firstPort + 2, firstPort + 4, firstPort + 5];
  const air = await openAir(
    [
      { to: homePort, extraMs: 0 },
      { to: servicePort, extraMs: toServiceMs },
      { to: filesPort, extraMs: toServiceMs },
    ],
    slow4g,
  );
  const rules = [
    ruleFor(air, 'localhost', homePort),
    ...[servicePort, filesPort].map((port) => ruleFor(air, '127.0.0.1', port)),
  ];
  const browser = await chromium.launch(chromiumLaunch([`--host-resolver-rules=${rules.join(',')}`]));
  const home = `http://localhost:${homePort}`;
  const close = async () => {
    await browser.close();
    await air.close();
  };
  try {
    const storageState = await signIn(browser, home, dataFolder);
    return {
      home,
      emulator: `http://localhost:${emulatorPort}`,
      browser,
      fresh: () => browser.newContext(phone),
      signedIn: () => browser.newContext({ ...phone, storageState }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const ruleFor = (air: Air, host: string, port: number) => `MAP ${host}:${port} ${host}:${air.portFor(port)}`;

async function signIn(browser: Browser, home: string, dataFolder: string): Promise<State> {
  const account = readDemoAccounts(dataFolder)?.customers.find(({ login }) => login === 'lin.wei');
  if (!account) throw new Error('the installation has no demo account lin.wei');
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${home}/session/start?next=/`);
  await page.getByLabel(say.login).fill(account.login);
  await page.getByLabel(say.password, { exact: true }).fill(account.password);
  await page.getByRole('button', { name: say.signIn, exact: true }).click();
  await page.locator('a[href^="/cases/C-"]').first().waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A page with a slow processor that notes what happens to it. */
export async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await observe(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  return page;
}

/** Waits until the whole app is on the phone. */
export async function appIsKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
}
