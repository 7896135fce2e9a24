import { expect, type Page } from '@playwright/test';
import type { Look } from './first-visit.ts';
import { type Spoken, words } from './words.ts';

/** What somebody tells about themselves. */
export interface Joiner {
  readonly name: string;
  readonly position: string;
  readonly phone: string;
  readonly contactEmail: string;
}

/** What somebody knows about the company they work for. */
export interface KnownCompany {
  readonly customerNumber: string;
  readonly machineNumber: string;
  readonly companyName: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
}

/** The company of the demo's main story, as one of its people would write it. */
export const hengrui: KnownCompany = {
  customerNumber: '10027',
  machineNumber: 'A0230E1234',
  companyName: '苏州恒锐精密钣金有限公司',
  street: '星湖街 1188 号',
  postcode: '215021',
  city: '苏州',
  region: '江苏',
};

/** From the empty profile to waiting for the front line. */
export function joining(page: Page, language: Spoken, look: Look = async () => {}) {
  const say = words[language];
  const title = (name: string) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  const fill = async (entries: Readonly<Record<string, string>>) => {
    for (const [label, text] of Object.entries(entries)) await page.getByLabel(label, { exact: true }).fill(text);
  };
  return {
    async tellProfile(joiner: Joiner): Promise<void> {
      await fill({
        [say.name]: joiner.name,
        [say.position]: joiner.position,
        [say.phone]: joiner.phone,
        [say.contactEmail]: joiner.contactEmail,
      });
      await page.getByRole('button', { name: say.saveProfile }).click();
      await title(say.companyTitle);
      await look('company');
    },
    async nameCompany(company: KnownCompany): Promise<void> {
      await fill({
        [say.customerNumber]: company.customerNumber,
        [say.machineNumber]: company.machineNumber,
        [say.companyName]: company.companyName,
        [say.street]: company.street,
        [say.postcode]: company.postcode,
        [say.city]: company.city,
        [say.region]: company.region,
      });
      await page.getByRole('button', { name: say.join }).click();
    },
    async wait(): Promise<void> {
      await title(say.waitingTitle);
      await look('waiting for the front line');
    },
  };
}
