import { describe, expect, it } from 'vitest';
import { connector, type ForPurpose, isReceivedBy } from '#privacy/vocabulary';
import { letterPurposes } from '../apps/identity/src/mail/texts.ts';
import { jobPurposes } from '../apps/service/src/schedule.ts';
import { isTest, type SourceFile, sourceFiles } from './source/files.ts';

/** Calls by which a process reaches another one. */
const waysOut = /(?<![\w.])fetch\(|\bcreateTransport\(|\bhttps?\.request\(|\bnet\.connect\(|\bnew WebSocket\(/;

/** Where such a call may stand beside a connector, each with what goes out and who gets it. */
const reviewed: Readonly<Record<string, ForPurpose & { readonly why: string }>> = {
  'packages/privacy/src/vocabulary/connectors.ts': {
    purpose: 'of-nobody',
    recipient: 'nobody',
    why: 'the connector itself',
  },
  'apps/identity/src/mail/mailer.ts': {
    purpose: 'account-mail',
    recipient: 'the-person',
    why: 'the mail server of the operator; what it is handed is a letter with a purpose of its own',
  },
  'apps/identity/src/policies/pulling.ts': {
    purpose: 'of-nobody',
    recipient: 'nobody',
    why: 'home asks for published policies, and says up to which one it has them',
  },
  'apps/service/src/wiring/policies.ts': {
    purpose: 'of-nobody',
    recipient: 'nobody',
    why: 'the service asks home for the text of a policy',
  },
  'apps/identity/src/region/line.ts': {
    purpose: 'cases',
    recipient: 'service-region',
    why: 'facts from home to the service region: random ids, kinds and times',
  },
};

const isServer = ({ path }: SourceFile) =>
  /^(apps\/(identity|service)|packages\/(platform|privacy))\/src\//.test(path) &&
  !isTest(path) &&
  !path.includes('.fixture.');

/** Files of the servers that reach out and are not reviewed. */
const goingAround = (files: readonly SourceFile[]) =>
  files
    .filter((file) => isServer(file) && waysOut.test(file.text) && !reviewed[file.path])
    .map(({ path }) => `${path}: reaches out without a connector (#privacy/vocabulary)`);

describe('G3: what goes out has a purpose and a registered recipient', () => {
  it('S4.2 nothing of the servers reaches out except by a connector', () => {
    const files = sourceFiles();
    expect(files.filter(isServer).length).toBeGreaterThan(200);
    expect(goingAround(files)).toEqual([]);
  });

  it('S4.2 a call around the connectors, planted, is found', () => {
    const planted = (text: string) => goingAround([{ path: 'apps/service/src/cases/leak.ts', text } as SourceFile]);
    expect(planted(`await fetch('https://example.com')`)).toHaveLength(1);
    expect(planted('nodemailer.createTransport(url)')).toHaveLength(1);
    expect(planted('way.send(url)')).toEqual([]);
  });

  it('S4.2 each of them, each job and each letter goes to a recipient of its purpose', () => {
    const all = { ...reviewed, ...jobPurposes(), ...letterPurposes };
    expect(Object.entries(all).filter(([, each]) => !isReceivedBy(each))).toEqual([]);
    expect(Object.keys(jobPurposes()).length).toBeGreaterThan(10);
  });

  it('S4.2 a connector to somebody who receives nothing for that purpose cannot be declared', () => {
    const wish = { name: 'leak', is: 'Recovery e-mails.', purpose: 'account-mail' } as const;
    expect(() => connector({ ...wish, recipient: 'the-person' })).not.toThrow();
    expect(() => connector({ ...wish, recipient: 'colleagues' })).toThrow('S4.2');
  });
});
