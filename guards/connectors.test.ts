import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { committedRegister, processingRegister, strayConnectors } from '#privacy/engine';
import { type ConnectorEntry, isReceivedBy, wayOut } from '#privacy/vocabulary';
import { letterPurposes } from '../apps/identity/src/mail/texts.ts';
import { homeConnectors } from '../apps/identity/src/store/data-map.ts';
import { serviceConnectors } from '../apps/service/src/data-maps/connectors.ts';
import { jobPurposes } from '../apps/service/src/schedule.ts';
import { dataMapFiles, declaredConnectors, declaredStores, declaredTables } from '../tools/gen/register.ts';
import { connectorMistakes } from './source/connectors.ts';
import { isTest, type SourceFile, sourceFiles } from './source/files.ts';

const isServer = ({ path }: SourceFile) =>
  /^(apps\/(identity|service)|packages\/(platform|privacy))\/src\//.test(path) &&
  !isTest(path) &&
  !path.includes('.fixture.') &&
  // What tests of files run beside the service; a rule of imports keeps it out of the servers.
  !path.startsWith('apps/service/src/files/trial/');

/** Names under which data maps export ways out. */
async function namesOfWaysOut(): Promise<Map<string, ConnectorEntry>> {
  const names = new Map<string, ConnectorEntry>();
  for (const path of dataMapFiles()) {
    const exported = (await import(pathToFileURL(resolve(path)).href)) as object;
    for (const [name, value] of Object.entries(exported))
      if (typeof value === 'object' && value !== null && 'connector' in value) names.set(name, value as ConnectorEntry);
  }
  return names;
}

describe('G3: what goes out has a purpose and a registered recipient', () => {
  let names: Map<string, ConnectorEntry>;
  beforeAll(async () => {
    names = await namesOfWaysOut();
  });
  const files = sourceFiles().filter(isServer);
  const planted = (text: string) =>
    connectorMistakes([{ path: 'apps/service/src/cases/leak.ts', text } as SourceFile], new Set(names.keys()));

  it('S4.2 nothing of the servers reaches out except by a connector that a data map declares', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(connectorMistakes(files, new Set(names.keys()))).toEqual([]);
    expect(files.filter(({ text }) => text.includes('files/trial/')).map(({ path }) => path)).toEqual([]);
  });

  it.each([
    [`await fetch('https://example.com')`],
    ['const transport = nodemailer.createTransport(url)'],
    [`import { request } from 'node:http'`],
    [`import { STATUS_CODES, get as ask } from 'node:https'`],
    [`import { connect } from 'node:net'`],
    [`import dns from 'node:dns'`],
    [`import { Agent } from 'undici'`],
    [`const { request } = await import('node:https')`],
    ['new WebSocket(url)'],
    ['const keys = createRemoteJWKSet(new URL(url))'],
    [`import proxy from '@fastify/http-proxy';\nawait app.register(proxy, {})`],
    ['const way = connector({ connector: "leak" })'],
    ['const way = connector(undeclared)'],
    [`const leak = wayOut('leak', {})`],
  ])('S4.2 a way around them, planted, is found: %s', (text) => {
    expect(planted(text)).toHaveLength(1);
  });

  it.each([
    ['way.send(url)'],
    ['const way = connector(askingForKeys);'],
    ['way.open(() => nodemailer.createTransport(url))'],
    [`import { STATUS_CODES } from 'node:http'`],
    [`import type { Socket } from 'node:net'`],
    [`import { isIPv4, isIPv6 } from 'node:net'`],
  ])('S4.2 what goes by a connector is not: %s', (text) => {
    expect(planted(text)).toEqual([]);
  });

  it('S4.2 every declared way out is opened somewhere, known to its region, and printed into the register', async () => {
    const opened = new Set(
      files.flatMap(({ text }) => [...text.matchAll(/\bconnector\((\w+)\)/g)].map(([, name]) => name)),
    );
    expect([...names.keys()].filter((name) => !opened.has(name))).toEqual([]);
    const told = (entries: readonly ConnectorEntry[]) => entries.map(({ connector }) => connector).sort();
    expect(told([...homeConnectors, ...serviceConnectors])).toEqual(told(await declaredConnectors()));
    expect(told(committedRegister().register.connectors)).toEqual(told(await declaredConnectors()));
    expect(homeConnectors.filter(({ from }) => from !== 'home')).toEqual([]);
    expect(serviceConnectors.filter(({ from }) => from !== 'service')).toEqual([]);
  });

  it('S4.2 what a way out carries is declared to go there, and what is not is found', async () => {
    const [tables, stores] = [await declaredTables(), await declaredStores()];
    const stray = async (more: readonly ConnectorEntry[]) =>
      strayConnectors(processingRegister(tables, stores, [...(await declaredConnectors()), ...more]));
    expect(await stray([])).toEqual([]);
    const abroad = {
      from: 'home',
      to: 'service',
      is: 'A leak.',
      purpose: 'evidence',
      recipient: 'service-region',
    } as const;
    expect(await stray([wayOut('leak', { ...abroad, kinds: ['recovery-email', 'consent'] })])).toEqual([
      'connector leak: hands recovery-email to service-region, and nothing of that kind says so (S4.2)',
    ]);
  });

  it('S4.2 each job and each letter goes to a recipient of its purpose', () => {
    const all = { ...jobPurposes(), ...letterPurposes };
    expect(Object.entries(all).filter(([, each]) => !isReceivedBy(each))).toEqual([]);
    expect(Object.keys(jobPurposes()).length).toBeGreaterThan(10);
  });

  it('S4.2 a way out to somebody who receives nothing for that purpose cannot be declared', () => {
    const wish = { from: 'home', to: 'mail-server', is: 'E-mails.', purpose: 'account-mail' } as const;
    const kinds = ['recovery-email'] as const;
    expect(() => wayOut('leak', { ...wish, recipient: 'the-person', kinds })).not.toThrow();
    expect(() => wayOut('leak', { ...wish, recipient: 'colleagues', kinds })).toThrow('S4.2');
    expect(() => wayOut('leak', { ...wish, recipient: 'the-person', kinds: [] })).toThrow('neither');
  });
});
