import { expect } from '@playwright/test';
import { customerAt, origin, patience, picture, staffAt, type Walk, withdraw, words } from './walk.ts';

const say = words.zh;

/** Service down: somebody signs in on a new device, reads the policy and withdraws; it is told when the region is back. */
export async function serviceDown(walk: Walk): Promise<void> {
  await walk.service.stop();
  const page = await customerAt(walk, 'liu.fang');
  await expect(page.getByText(say.serviceAway)).toBeVisible({ timeout: 60_000 });
  await picture(walk, page, 'service-down-signed-in');
  await page.getByRole('link', { name: say.policy, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say.policy })).toBeVisible(patience);
  await withdraw(page);
  await expect(page.getByText(say.stopping)).toBeVisible(patience);
  await picture(walk, page, 'service-down-withdrawn');
  walk.say('service down: signed in, read the policy, withdrew; the app says that it stops as soon as it can');
  await page.context().close();
  await walk.service.start();
}

/** Home down: an open page works with the token it has; opened anew it shows what was there, and keeps what is written. */
export async function homeDown(walk: Walk): Promise<void> {
  const page = await customerAt(walk, 'chen.guoqiang');
  await page.locator('a[href="/cases"]').first().click();
  await page.locator('a[href^="/cases/C-"]').first().click();
  const reply = page.getByRole('textbox', { name: say.reply });
  await expect(reply).toBeVisible(patience);
  // The app is put on the device a moment after it came.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await walk.home.stop();
  const sent = page.waitForResponse((answer) => answer.url().includes('/replies') && answer.ok(), patience);
  await reply.fill('激光电源已重启');
  await page.getByRole('button', { name: say.send, exact: true }).click();
  await sent;
  walk.say('home down: a reply goes out while the token lasts');
  await page.reload();
  await expect(reply).toBeVisible(patience);
  await reply.fill('重启后报警又出现');
  await page.getByRole('button', { name: say.send, exact: true }).click();
  await expect(page.getByText(say.keptHere)).toBeVisible(patience);
  await expect(page.getByText(say.cut)).toBeVisible(patience);
  await picture(walk, page, 'home-down-reply');
  const later = page.waitForResponse((answer) => answer.url().includes('/replies') && answer.ok(), {
    timeout: 180_000,
  });
  await walk.home.start();
  await later;
  walk.say('without a token a reply stays on the device with words that say so; with home back it goes out by itself');
  await page.context().close();
}

/** The comparison, and a threshold that is reached: on the desk, and for the doctor of each host. */
export async function alarmsSeen(walk: Walk): Promise<void> {
  const desk = await staffAt(walk, 'katrin.vogel');
  await desk.goto(`${origin.service}/workbench/privacy-desk/regions`);
  await desk.getByRole('button', { name: 'Compare now' }).click();
  // The drill runs with thresholds of two and of a million people.
  await expect(desk.getByText('The people transferred this year have reached 2').first()).toBeVisible({
    timeout: 120_000,
  });
  await picture(walk, desk, 'regions-threshold');
  await desk.context().close();
  const abroad = await walk.service.says('tools/doctor/main.ts');
  const home = await walk.home.says('tools/doctor/main.ts');
  expect(abroad).toMatch(/WRONG regions: .*transferred this year have reached 2/);
  expect(home).toMatch(/WRONG transfers: .*transferred this year have reached 2/);
  for (const said of [abroad, home]) {
    expect(said).toMatch(/ok +other region: ready at https/);
    expect(said.split('\n').filter((line) => line.startsWith('WRONG'))).toHaveLength(1);
  }
  walk.say('the threshold stands on the privacy desk and is the one thing that the doctor of each host finds wrong');
}
