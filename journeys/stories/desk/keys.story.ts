import { expect, type Page, test } from '@playwright/test';
import { callerOf } from '../../actors/api.ts';
import { deskCase, deskOf, deskScreen, inLanguage, isLive } from '../../actors/desk.ts';
import { keyboardOf } from '../../actors/keyboard.ts';
import { phoneOf } from '../../actors/phone.ts';
import { origins } from '../../stage/ports.ts';

/** Two faults as the app sends them, found by a word of their own. */
async function twoFaults(browser: Parameters<typeof phoneOf>[0], once: string): Promise<void> {
  const customer = await phoneOf(browser, 'wang.haifeng');
  const call = await callerOf(customer);
  const { membership } = (await call('/api/me')).body as { membership: { membershipId: string } };
  for (const part of ['eins', 'zwei']) {
    const body = {
      id: crypto.randomUUID(),
      machineNumber: 'A0230E0977',
      reason: 'fault',
      severity: 'limited',
      description: `${once} ${part}`,
      language: 'zh',
      contact: { membershipId: membership.membershipId },
      files: [],
    };
    expect((await call('/api/cases', { method: 'POST', body })).status).toBe(201);
  }
  await customer.close();
}

const focusedCase = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-case') ?? null);

test('the keyboard is never lost: whatever is left, it stands at the case again', async ({ browser }) => {
  const once = `Tasten${Date.now().toString(36)}`;
  await twoFaults(browser, once);
  const context = await deskOf(browser, 'mei.zhang');
  const page = await context.newPage();
  const { press, type, push } = keyboardOf(page);
  const { acts, timeline } = deskCase(page);
  const rows = page.getByRole('table').locator('tbody tr');
  await page.goto(`${origins.service}/workbench/queue`);
  await isLive(page);

  await press('s');
  await type(once);
  await expect(rows).toHaveCount(2);
  await press('Enter');
  const first = await rows.first().getAttribute('data-case');
  await expect.poll(() => focusedCase(page)).toBe(first);
  await press('Enter');
  await expect(acts).toBeVisible();

  await test.step('a key that has nothing left to do says why', async () => {
    await press('e');
    await expect(page.getByRole('button', { name: 'Confirm receipt' })).toBeFocused();
    await press('Enter');
    await expect(page.getByRole('button', { name: 'Confirm receipt' })).toHaveCount(0);
    await press('e');
    await expect(page.getByText('Receipt was confirmed before.')).toBeVisible();
    await press('q');
  });

  await test.step('Escape leaves a field, a form and an empty form, and closes the case only then', async () => {
    await press('r');
    await expect(page.getByRole('textbox', { name: 'Reply to customer' })).toBeFocused();
    await press('Escape');
    expect(await focusedCase(page)).toBe(first);
    for (const [key, act] of [
      ['d', 'Solve'],
      ['g', 'Log a call'],
      ['t', 'Split off a problem'],
    ] as const) {
      await press(key);
      await expect(acts.getByRole('region', { name: act })).toBeVisible();
      await press('Escape');
      await expect(acts.getByRole('button', { name: act })).toBeFocused();
    }
    await expect(page).toHaveURL(new RegExp(`open=${first}`));
  });

  await test.step('a key leads to an act, arrows go through it, Enter does it, and z takes it back', async () => {
    await press('w');
    await expect(acts.getByRole('button', { name: 'Our turn' })).toBeFocused();
    await press('ArrowRight', 'Enter');
    const customersTurn = acts.getByRole('button', { name: 'Waiting for customer' });
    await expect(customersTurn).toHaveAttribute('aria-pressed', 'true');
    await expect(customersTurn).toBeFocused();
    await press('z');
    await expect(acts.getByRole('button', { name: 'Our turn' })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('a letter in the list of colleagues assigns nobody before Enter', async () => {
    await press('a', 'P');
    await expect(acts.getByText(/Enter assigns: Peng Zhao/)).toBeVisible();
    await press('Escape');
    expect(await focusedCase(page)).toBe(first);
    await press('j');
    await expect.poll(() => focusedCase(page)).not.toBe(first);
    await press('k');
    await expect(page.getByRole('article', { name: first! })).toBeVisible();
    await expect(timeline.getByText(/assigned the case/)).toHaveCount(0);
  });

  await test.step('without a connection it is said at once, and the text stays open and is sent later', async () => {
    const reply = page.getByRole('textbox', { name: 'Reply to customer' });
    await press('r');
    await type('Please check the belt');
    await context.setOffline(true);
    await press('Control+Enter');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Connection lost' })).toBeVisible();
    await type(' first.');
    await context.setOffline(false);
    await isLive(page);
    await press('Control+Enter');
    await expect(timeline.getByText('Please check the belt first.')).toBeVisible();
    await expect(reply).toHaveValue('');
    // A note typed now is no reply.
    await expect.poll(() => focusedCase(page)).toBe(first);
    await press('n');
    await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
    await press('Escape');
  });

  await test.step('what is saved, deleted or closed in a list gives the keyboard back', async () => {
    await press('Escape', 'f');
    const name = page.getByRole('textbox', { name: 'Save what is set now' });
    await keyboardOf(page).write(name, once);
    await press('Enter');
    await expect(page.getByRole('button', { name: once, exact: true })).toBeVisible();
    await expect(name).toBeFocused();
    await push(page.getByRole('button', { name: `Delete ${once}` }), true);
    await expect(name).toBeFocused();
    await press('Escape');
    expect(await focusedCase(page)).toBe(first);
    await press('h', 'Escape');
    await expect.poll(() => focusedCase(page)).toBe(first);
  });
  await context.close();
});

test('the way in can be read and has the keyboard', async ({ browser }) => {
  const context = await browser.newContext(deskScreen);
  await inLanguage(context, 'en');
  const page = await context.newPage();
  await page.goto(`${origins.service}/workbench/`);
  const way = page.getByRole('link', { name: 'Sign in' });
  await expect(way).toBeFocused();
  const [words, ground] = await way.evaluate((link) => {
    const { color, backgroundColor } = getComputedStyle(link);
    return [color, backgroundColor];
  });
  expect(words).not.toBe(ground);
  await context.close();
});
