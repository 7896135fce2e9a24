import { type Browser, expect, type Page } from '@playwright/test';
import type { Spoken } from '../../actors/words.ts';
import type { Round, Take } from '../camera.ts';
import { deskAddress, deskPage, deskSettled, takeDeskAt } from './pages.ts';

const labels = {
  zh: {
    prepare: '准备新版本',
    former: '导入旧版本',
    publish: '发布',
    drop: '丢弃',
    notices: '额外通知',
    later: '指定时间',
  },
  en: {
    prepare: 'Prepare a version',
    former: 'Import a former version',
    publish: 'Publish',
    drop: 'Throw away',
    notices: 'Further notices',
    later: 'At a time',
  },
  de: {
    prepare: 'Fassung vorbereiten',
    former: 'Frühere Fassung importieren',
    publish: 'Veröffentlichen',
    drop: 'Verwerfen',
    notices: 'Weitere Nachrichten',
    later: 'Zu einem Zeitpunkt',
  },
} as const;

const ownWords = 'SMS: 08:00 bis 20:00 Uhr, from 8:00 to 20:00, 八点至二十点';

const screens: readonly (readonly [screen: string, path: string])[] = [
  ['privacy overview', ''],
  ['privacy policies', '/policies'],
  ['privacy register empty', '/register'],
  ['privacy register nothing', '/register?words=nothing-has-these-words'],
  ['privacy register kind', '/register?view=kind&show=kind:phone'],
  ['privacy register purpose', '/register?view=purpose&show=purpose:cases'],
  ['privacy register table', '/register?view=place&show=table:service.case_registry'],
  ['privacy register keep', '/register?view=keep'],
  ['privacy regions', '/regions'],
  ['privacy audit', '/audit'],
];

/** The privacy desk: its overview, the register as a map, policies from preparing to the question before publishing. */
export async function takePrivacyDesk(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await deskPage(browser, round, 'katrin.vogel');
  for (const [screen, path] of screens) await takeDeskAt(page, take, screen, `/privacy-desk${path}`);
  await takePreparing(page, take, round.language);
  await context.close();
  const administrator = await deskPage(browser, round, 'tao.wu');
  await takeDeskAt(administrator.page, administrator.take, 'misuse', '/administration/misuse');
  await administrator.context.close();
}

// What is prepared is thrown away again: nobody is asked to agree because of a picture.
async function takePreparing(page: Page, take: Take, language: Spoken): Promise<void> {
  const say = labels[language];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(deskAddress('/privacy-desk/policies'));
  await button(say.former).click();
  await take('desk privacy former');
  await page.keyboard.press('Escape');
  await button(say.prepare).click();
  await expect(button(say.drop)).toBeVisible();
  await deskSettled(page);
  await take('desk privacy draft', { whole: true });
  await page.getByText(say.notices, { exact: true }).last().click();
  const buffer = Buffer.from(`# SMS\n\n${ownWords}\n`);
  await page.getByTestId('policy-file').setInputFiles({ name: 'sms.md', mimeType: 'text/markdown', buffer });
  await expect(page.getByRole('article').getByText(ownWords)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('combobox').first().click();
  await page.getByRole('option').first().click();
  await expect(page.locator('[data-is=added]').first()).toBeVisible();
  await take('desk privacy compared');
  await page.getByText(say.later, { exact: true }).click();
  for (const field of await page.locator('textarea:visible').all()) await field.fill(ownWords);
  await take('desk privacy later');
  await button(say.publish).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await take('desk privacy publish');
  await page.keyboard.press('Escape');
  await button(say.drop).click();
  await page.getByRole('dialog').getByRole('button', { name: say.drop, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
