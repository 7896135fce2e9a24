import type { BrowserContext, Page } from '@playwright/test';
import { words } from '../../journeys/actors/words.ts';
import { median } from '../driver/rounds.ts';
import { clsOf, noted } from './observe.ts';
import { appIsKept, type Phones, slowPage } from './phone.ts';
import { askWhy, reasons } from './why.ts';

const say = words.zh;

interface Screen {
  readonly name: (typeof screenNames)[number];
  readonly path: string;
  readonly isSignedIn: boolean;
  /** What says that it is there. */
  readonly there: (page: Page) => Promise<unknown>;
}

/** Names of the screens, as `--page` takes them. */
export const screenNames = ['first visit', 'sign-in', 'home', 'cases', 'a case', 'scan result', 'new case'] as const;

const aCase = (page: Page) => page.locator('a[href^="/cases/C-"]').first();

/** The screens that people see first and most; a case and a code are those of the demo. */
function screensOf(caseNumber: string, codePath: string): Screen[] {
  const signedIn = (name: Screen['name'], path: string, there: Screen['there']) => ({
    name,
    path,
    isSignedIn: true,
    there,
  });
  return [
    {
      name: 'first visit',
      path: '/',
      isSignedIn: false,
      there: (page) => page.getByRole('button', { name: say.language, exact: true }).waitFor(),
    },
    {
      name: 'sign-in',
      path: '/session/start?next=/',
      isSignedIn: false,
      there: (page) => page.getByLabel(say.login).waitFor(),
    },
    signedIn('home', '/', (page) => aCase(page).waitFor()),
    signedIn('cases', '/cases', (page) => aCase(page).waitFor()),
    signedIn('a case', `/cases/${caseNumber}`, (page) => page.getByRole('region', { name: say.timeline }).waitFor()),
    signedIn('scan result', codePath, (page) => page.getByRole('button', { name: say.down }).waitFor()),
    signedIn('new case', '/open?machine=A0230E1234', (page) =>
      page.getByRole('textbox', { name: say.description }).waitFor(),
    ),
  ];
}

/** What a screen took, middle of several openings. */
export interface ScreenFigures {
  readonly name: string;
  readonly lcpMs: readonly number[];
  readonly cls: readonly number[];
  /** The element that was largest, the last time. */
  readonly what: string;
}

// LCP and shifts of what comes after the screen is there count too.
const calmMs = 1500;

/** Which screens are opened, and how. */
export interface Wish {
  readonly runs: number;
  /** Some pages by their names; absent: all. */
  readonly pages?: readonly string[];
  /** Told what came when in each opening. */
  readonly why?: (opening: string, reasons: string) => void;
}

async function opened(page: Page, home: string, screen: Screen, { why }: Wish) {
  await page.goto('about:blank');
  await page.goto(home + screen.path);
  await screen.there(page);
  const isThereAt = await page.evaluate(() => performance.now());
  await page.waitForFunction((until) => performance.now() > until, isThereAt + calmMs);
  const { largest, shifts } = await noted(page);
  why?.(`${screen.name}, ${largest?.ms} ms`, await reasons(page));
  if (!largest) throw new Error(`${screen.name}: the browser painted nothing that counts`);
  return { ...largest, cls: clsOf(shifts) };
}

type Opening = Awaited<ReturnType<typeof opened>>;

const figuresOf = (name: string, openings: readonly Opening[]): ScreenFigures => ({
  name,
  lcpMs: openings.map(({ ms }) => ms).sort((one, other) => one - other),
  cls: openings.map(({ cls }) => cls).sort((one, other) => one - other),
  what: openings.at(-1)?.what ?? '',
});

async function pageFor(context: BrowserContext, { why }: Wish): Promise<Page> {
  const page = await slowPage(context);
  if (why) await askWhy(page);
  return page;
}

async function onNewPhone(phones: Phones, screen: Screen, wish: Wish): Promise<Opening> {
  const context = screen.isSignedIn ? await phones.signedIn() : await phones.fresh();
  try {
    return await opened(await pageFor(context, wish), phones.home, screen, wish);
  } finally {
    await context.close();
  }
}

async function findExamples(phones: Phones): Promise<{ caseNumber: string; codePath: string }> {
  const context = await phones.signedIn();
  try {
    const page = await context.newPage();
    await page.goto(`${phones.home}/cases`);
    const caseNumber = (await aCase(page).getAttribute('href'))!.split('/').at(-1)!;
    await page.goto(`${phones.emulator}/?machine=A0230E1234&alarms=E-27,700123&lang=zh`);
    const code = new URL((await page.locator('[data-code]').getAttribute('data-code'))!);
    return { caseNumber, codePath: code.pathname + code.search + code.hash };
  } finally {
    await context.close();
  }
}

async function onKeptApp(context: BrowserContext, phones: Phones, screens: readonly Screen[], wish: Wish) {
  const page = await pageFor(context, wish);
  await page.goto(phones.home);
  await appIsKept(page);
  const figures: ScreenFigures[] = [];
  for (const screen of screens) {
    const openings: Opening[] = [];
    for (let run = 0; run < wish.runs; run++) openings.push(await opened(page, phones.home, screen, wish));
    figures.push(figuresOf(screen.name, openings));
  }
  return figures;
}

/** Opens each screen several times: with nothing of the app on the phone, and with the app on it. */
export async function screenFigures(
  phones: Phones,
  wish: Wish,
): Promise<{ empty: ScreenFigures[]; kept: ScreenFigures[] }> {
  const { caseNumber, codePath } = await findExamples(phones);
  const screens = screensOf(caseNumber, codePath).filter(({ name }) => wish.pages?.includes(name) ?? true);
  const empty: ScreenFigures[] = [];
  for (const screen of screens) {
    const openings: Opening[] = [];
    for (let run = 0; run < wish.runs; run++) openings.push(await onNewPhone(phones, screen, wish));
    empty.push(figuresOf(screen.name, openings));
  }
  const signedIn = screens.filter(({ isSignedIn }) => isSignedIn);
  if (signedIn.length === 0) return { empty, kept: [] };
  const context = await phones.signedIn();
  try {
    return { empty, kept: await onKeptApp(context, phones, signedIn, wish) };
  } finally {
    await context.close();
  }
}

/** The slowest screen of all. */
export const worstBy = (screens: readonly ScreenFigures[], part: 'lcpMs' | 'cls'): ScreenFigures =>
  screens.reduce((worst, one) => (median([...one[part]]) > median([...worst[part]]) ? one : worst));
