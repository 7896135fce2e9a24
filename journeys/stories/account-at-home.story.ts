import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Canaries, type Found, scanBytes } from '#testkit/bytes';
import { firstVisit, newAccount } from '../actors/first-visit.ts';
import { hengrui, joining } from '../actors/joining.ts';
import { phone } from '../actors/phone.ts';
import { words } from '../actors/words.ts';
import { dataFolder } from '../stage/config.ts';
import { origins } from '../stage/ports.ts';

const say = words.zh;
const below = (...names: string[]) => names.map((name) => join(dataFolder(), name));
/** Everything the service region writes: both its databases with their write-ahead log, its files, its processes' logs. */
const abroad = () =>
  below(
    'clusters/service',
    'files',
    ...['service', 'worker', 'staff-realm', 'service-cluster'].map((name) => `logs/${name}.log`),
  );
const atHome = () => below('clusters/home', 'logs/home.log');

const lines = (found: readonly Found[]) =>
  found.map(({ canary, spelling, file }) => `${canary} as ${spelling} in ${file}`);

test('S5.1 login name, recovery e-mail and password of a customer are nowhere in the service region, byte for byte', async ({
  browser,
}) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const visit = firstVisit(page, 'zh');
  const account = newAccount('canary.recovery');
  const loginName = `canary-${Date.now().toString(36)}`;
  await visit.open();
  await visit.toPolicy();
  await visit.agreeToPolicy();
  await visit.agreeToTransfer();
  await page.getByLabel(say.loginName).fill(loginName);
  await visit.createAccount({ ...account, password: `${account.password} ${loginName}` });
  await visit.confirm(account);
  const contactEmail = newAccount('hall.contact').email;
  const joiner = joining(page, 'zh');
  await joiner.tellProfile({ name: '金丝雀', position: '操作员', phone: '13800138000', contactEmail });
  await joiner.nameCompany(hengrui);
  await joiner.wait();
  await page.goto(`${origins.home}/settings/agreements`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const mine: Canaries = {
    'login name': loginName,
    'recovery e-mail': account.email,
    password: `${account.password} ${loginName}`,
  };
  const here = await scanBytes(atHome(), mine);
  // Home keeps a hash of the password and nothing else of it; that the other two are found there shows that this look finds.
  expect(new Set(here.found.map(({ canary }) => canary))).toEqual(new Set(['login name', 'recovery e-mail']));
  const there = await scanBytes(abroad(), { ...mine, 'contact e-mail': contactEmail });
  const [known, found] = [true, false].map((isKnown) =>
    there.found.filter(({ canary }) => (canary === 'contact e-mail') === isKnown),
  ) as [Found[], Found[]];
  // What the service region may know is found there.
  expect(known.length).toBeGreaterThan(0);
  console.log(
    `${there.files} files of the service region, ${here.files} of home: ${found.length} canaries abroad, ${here.found.length} at home`,
  );
  expect(lines(found)).toEqual([]);
  await context.close();
});
