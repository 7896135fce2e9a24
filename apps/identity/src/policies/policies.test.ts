import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '#contract/route';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { readOperatorProfile } from '../operator.ts';
import { asOwner } from '../owner.fixture.ts';

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const languages: Language[] = ['zh', 'en', 'de'];
const read = async (path: string) => (await home.browser().call('GET', path)).json();

describe('the policy', () => {
  it('S8.2 can be read by anyone, in three languages, with the hash that agreements name', async () => {
    const current = await read('/policy');
    expect(current).toMatchObject({ version: 0, demo: true });
    expect(current.texts).toHaveLength(12);
    for (const language of languages) {
      const { policy, crossBorder } = await read(`/policy/0/${language}`);
      const bytes = new TextEncoder().encode(policy.body);
      const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
      expect(policy.sha256).toBe(hash);
      expect(crossBorder.body).not.toBe(policy.body);
    }
    expect((await home.browser().call('GET', '/policy/7/en')).status).toBe(404);
    expect((await home.browser().call('GET', '/policy/0/fr')).status).toBe(400);
  });

  it('S0.2 has its rights bold and its kinds of data underlined, sensitive ones both', async () => {
    for (const language of languages) {
      const { policy } = await read(`/policy/0/${language}`);
      expect(policy.body).toMatch(/- \*\*[^*_]+\*\*/);
      expect(policy.body).toMatch(/(?<!\*)__[^_*]+__(?!\*)/);
      expect(policy.body).toMatch(/\*\*__[^_*]+__\*\*/);
      expect(policy.body).not.toMatch(/[<{}]/);
    }
  });

  it('S5.2 names recipient, address, phone, e-mail, purpose, method, kinds of data and how to use rights', async () => {
    const { recipient } = await readOperatorProfile();
    for (const language of languages) {
      const { crossBorder } = await read(`/policy/0/${language}`);
      for (const fact of [recipient.name, recipient.address[language], recipient.phone, recipient.email])
        expect(crossBorder.body).toContain(fact);
      expect(crossBorder.body.match(/^## /gm)).toHaveLength(6);
    }
  });

  it('S8.2 is a document with the hash of each text, drawn once, for anyone; a browser that goes there gets it', async () => {
    for (const language of languages) {
      const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
      const answer = await home.browser().call('GET', `/policy/0/${language}/policy.pdf`, undefined, { accept });
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const again = await home.browser().call('GET', `/policy/0/${language}/policy.pdf`);
      expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
    }
    expect((await home.browser().call('GET', '/policy/7/en/policy.pdf')).status).toBe(404);
    expect((await home.browser().call('GET', '/policy/0/fr/policy.pdf')).status).toBe(400);
  });

  it('S8.2 is never changed once published: not by a request, not by the owner', async () => {
    for (const table of ['policy_versions', 'policy_texts'])
      for (const text of [`UPDATE ${table} SET version = 5`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
        await expect(asOwner(home.database.ownerUrl, text)).rejects.toThrow('never changed');
        const client = new pg.Client({ connectionString: home.database.urls.identity! });
        await client.connect();
        await expect(client.query(text)).rejects.toThrow('permission denied');
        await client.end();
      }
    // The guard off: without the trigger the owner could.
    const off = `ALTER TABLE policy_texts DISABLE TRIGGER policy_texts__refuse_change;
      UPDATE policy_texts SET title = 'x'; ALTER TABLE policy_texts ENABLE TRIGGER policy_texts__refuse_change`;
    await asOwner(home.database.ownerUrl, off);
    expect((await read('/policy/0/en')).policy.title).toBe('x');
  });

  it('takes no text whose hash is not its own', async () => {
    const text = `INSERT INTO policy_texts VALUES (0, 'policy', 'xx', 't', 'b', repeat('0', 64))`;
    await expect(asOwner(home.database.ownerUrl, text)).rejects.toThrow(/policy_texts__/);
  });
});

describe('consent events', () => {
  it('S7.2 are only ever added to by requests, and read for the receipt', async () => {
    const client = new pg.Client({ connectionString: home.database.urls.identity! });
    await client.connect();
    for (const text of ['UPDATE consent_events SET given = true', 'DELETE FROM consent_events'])
      await expect(client.query(text)).rejects.toThrow('permission denied');
    await client.end();
  });
});
