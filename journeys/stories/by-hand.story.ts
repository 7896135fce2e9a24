import { expect, type Page, test } from '@playwright/test';
import { samplePath } from '#testkit/pictures';
import { casePage, opening, scanning } from '../actors/cases.ts';
import { acceptWish, deskCase, deskOf, inLanguage, isLive } from '../actors/desk.ts';
import { firstVisit, newAccount } from '../actors/first-visit.ts';
import { hengrui, joining } from '../actors/joining.ts';
import { browserWithRefusedCamera, phone, phoneOf } from '../actors/phone.ts';
import { seenLive } from '../actors/sight.ts';
import { words } from '../actors/words.ts';
import { expectAccessible } from '../stage/axe.ts';
import { origins } from '../stage/ports.ts';

const say = words.en;

/** Looks at a screen as it is passed: no serious violation, nothing beyond the edge of the phone. */
const looker = (page: Page) => async (screen: string) => {
  await expectAccessible(page, screen);
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide, `${screen} fits the width`).toBeLessThanOrEqual(room);
};

test('S2.1 S2.2 S2.9 the same job by hand: camera refused, in English, on a small phone, every screen accessible', async ({
  browser,
}) => {
  const phoneBrowser = await browserWithRefusedCamera();
  const page = await (await phoneBrowser.newContext(phone)).newPage();
  const look = looker(page);
  const deskContext = await deskOf(browser, 'mei.zhang');
  const desk = await deskContext.newPage();
  const once = `${Date.now() % 1_000_000}`;
  const name = `Tom Miller ${once}`;

  await firstVisit(page, 'en', look).whole(newAccount('tom'));
  const join = joining(page, 'en', look);
  await join.tellProfile({
    name,
    position: 'Shift lead',
    phone: '+86 512 5550 1098',
    contactEmail: 'tom@hengrui.example',
  });
  await join.nameCompany(hengrui);
  await join.wait();
  await acceptWish(desk, name, looker(desk));
  await expect(page.getByRole('link', { name: say.scan })).toBeVisible();
  await look('home');

  const scan = scanning(page, 'en', look);
  await scan.begin();
  await scan.openCamera();
  await expect(page.getByRole('heading', { name: say.cameraRefused })).toBeVisible();
  await look('camera refused');
  await scan.typeNumber('a0230-e1234');
  await expect(page.getByRole('heading', { level: 1, name: 'TruLaser 3030 fiber' })).toBeVisible();
  await look('machine found');
  await scan.choose('limited');
  const form = opening(page, 'en');
  await form.sendButton.click();
  await expect(page.getByText('Describe the problem.')).toBeVisible();
  await look('new case, something missing');
  await form.describe(`The cut has burr on one side ${once}`);
  await form.attach(samplePath('webp'));
  await form.fileIsReady();
  await expect(page.getByText(say.whoSees)).toBeVisible();
  await look('new case, filled in');
  const caseNumber = await form.send();
  await look('case, sent');

  const work = deskCase(desk);
  await work.open(caseNumber);
  await looker(desk)('desk: case');
  await work.write('reply', 'Please clean the nozzle and cut once more.');
  await seenLive(page, 'Please clean the nozzle and cut once more.', work.sendReply);
  await casePage(page, 'en').reply('Cleaned, no change.');
  await expect(work.timeline).toContainText('Cleaned, no change.');
  await work.openCallForm();
  await looker(desk)('desk: call form');
  await seenLive(page, say.calledBy('Mei Zhang 张梅'), work.saveCall);
  await work.fillSolution('Nozzle worn', 'Nozzle replaced');
  await looker(desk)('desk: solution form');
  await seenLive(page, 'Nozzle replaced', work.sendSolution);
  await look('case, solved');
  await casePage(page, 'en').startObjection('Burr again.');
  await look('case, objecting');
  await casePage(page, 'en').sendObjection();
  await expect(page.getByText(say.working).first()).toBeVisible();
  await look('case, objected');
  await phoneBrowser.close();
  await deskContext.close();
});

const customerScreens: Readonly<Record<string, string>> = {
  '/': 'Scan the machine’s code',
  '/cases': 'New case',
  '/cases?state=closed': 'New case',
  '/machines': 'TruBend 5130',
  '/machines/A0230E1234': 'Open a case for this machine',
  '/open': 'How is the machine?',
  '/settings': 'App information',
  '/settings/profile': 'Customer number',
  '/settings/sign-in': 'Signed-in devices',
  '/settings/agreements': 'Withdraw consent',
  '/settings/version': 'Build',
  '/settings/policy': 'Version 0',
  '/settings/contact': 'Recipient abroad',
  '/cases/C-999999': 'This case was not found.',
  '/machines/Z9999Z9999': 'Your company has no machine with this number.',
  '/nowhere': 'There is no page here',
};

const openScreens: Readonly<Record<string, string>> = {
  '/forgotten': 'Get back into your account',
  '/reset#short': 'This link or code no longer works.',
  '/confirm#short': 'Confirm your e-mail',
};

interface Visit {
  readonly of: string;
  readonly origin: string;
  readonly screens: Readonly<Record<string, string>>;
  readonly look: (page: Page) => (screen: string) => Promise<void>;
}

/** Opens each address, waits for its words, and looks. */
async function visitAll(page: Page, { of, origin, screens, look }: Visit): Promise<void> {
  for (const [path, text] of Object.entries(screens)) {
    await page.goto(origin + path);
    await expect(page.getByText(text).first()).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await look(page)(`${of}: ${path}`);
  }
}

const lookAtColours = (page: Page) => (screen: string) => expectAccessible(page, `${screen}, dark`, ['color-contrast']);

// In the dark only colours differ, and those of few screens are nobody else's.
const inTheDark = ['/', '/cases', '/machines/A0230E1234', '/open', '/settings/sign-in', '/settings/policy'];
const darkScreens = Object.fromEntries(Object.entries(customerScreens).filter(([path]) => inTheDark.includes(path)));

for (const colorScheme of ['light', 'dark'] as const) {
  const isLight = colorScheme === 'light';
  const look = isLight ? looker : lookAtColours;

  test(`every screen of the customer app is accessible (${colorScheme})`, async ({ browser }) => {
    const context = await phoneOf(browser, 'zhou.jie', { language: 'en', colorScheme });
    const page = await context.newPage();
    const screens = isLight ? customerScreens : darkScreens;
    await visitAll(page, { of: 'customer', origin: origins.home, screens, look });
    await page.goto(`${origins.home}/cases`);
    await page.locator('a[href^="/cases/C-"]').first().click();
    await expect(page.getByRole('region', { name: say.timeline })).toBeVisible();
    await look(page)('customer: a case of the demo');
    await context.close();
  });

  test(`every screen of signing in is accessible (${colorScheme})`, async ({ browser }) => {
    const context = await browser.newContext({ ...phone, colorScheme });
    await inLanguage(context, 'en');
    const page = await context.newPage();
    await visitAll(page, { of: 'signed out', origin: origins.home, screens: openScreens, look });
    await page.goto(`${origins.home}/session/start?next=/`);
    await expect(page.getByRole('heading', { level: 1, name: say.signInTitle })).toBeVisible();
    await look(page)('sign in');
    await context.close();
  });

  test(`every screen of the workbench is accessible (${colorScheme})`, async ({ browser }) => {
    const context = await deskOf(browser, 'mei.zhang', { colorScheme });
    const page = await context.newPage();
    await visitAll(page, { of: 'desk', origin: `${origins.service}/workbench`, screens: deskScreens, look });
    await page.goto(`${origins.service}/workbench/queue`);
    await isLive(page);
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
    await look(page)('desk: a case beside the queue');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard keys' })).toBeVisible();
    await look(page)('desk: keys');
    await context.close();
  });
}

const deskScreens: Readonly<Record<string, string>> = {
  '/queue': 'shown',
  '/queue?words=nothing-has-these-words': 'No case fits these filters',
  '/cases': 'shown',
  '/cases/C-999999': 'There is no such case',
  '/machines': 'TruBend 5130',
  '/machines/A0230E1234': 'TruLaser 3030 fiber',
  '/companies': '10027',
  '/companies/join-requests': '孙悦',
  '/nowhere': 'There is no such page',
};

test('the list of audit entries is accessible, and sign-in of staff too', async ({ browser }) => {
  const context = await deskOf(browser, 'katrin.vogel', { look: (page, screen) => looker(page)(screen) });
  const page = await context.newPage();
  await page.goto(`${origins.service}/workbench/privacy-desk/audit`);
  await expect(page.getByRole('table', { name: 'Who did or saw what' })).toBeVisible();
  await looker(page)('desk: audit entries');
  await context.close();
});
