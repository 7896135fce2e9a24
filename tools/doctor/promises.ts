import pg from 'pg';
import { type RegionRegister, regionRegisterSchema } from '#contract';
import { committedRegister } from '#privacy/engine';
import { registerStandings, type ToldPart, toldBy } from '../../apps/service/src/privacy-desk/register/standings.ts';
import { homeLayout, serviceLayout } from '../db/index.ts';
import { addressesOf } from '../start/clusters.ts';
import type { Settings } from '../start/config.ts';
import { examine, type Finding, Remark } from './finding.ts';

const patienceMs = 3_000;
const skewMs = 2_000;

interface KeptRow {
  register_hash: string;
  canonical: string;
  first_seen_at: Date;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  try {
    await client.connect();
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

async function homeSays(settings: Settings): Promise<RegionRegister | null> {
  const at = settings.REGION === 'service' ? settings.HOME_URL : `http://127.0.0.1:${settings.HOME_PORT}`;
  const answer = await fetch(`${at}/register.json`, {
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  const told = answer?.ok ? regionRegisterSchema.safeParse(await answer.json().catch(() => null)) : undefined;
  return told?.success ? told.data : null;
}

/** What each sentence of the privacy desk's first page means for whoever looks after the machine. */
const remedies: Readonly<Record<string, string>> = {
  'register-policy another': 'the policy in force tells something else than the system does: publish a new one',
  'register-policy not-kept': 'by which register the policy in force was written is not known',
  'register-policy no-answer': 'home does not answer at /register.json',
  'register-service not-kept': 'the service has not kept the register that it works by: restart npm start',
  'register-home another': 'home runs by another register than this software: bring both to one version',
  'register-home not-kept': 'home has not kept the register that it works by: restart npm start',
  'register-home no-answer': 'home does not answer at /register.json',
};

/** Register and policy, as the privacy desk's first page shows them (privacy.md G4). */
async function standings(settings: Settings): Promise<Finding[]> {
  const { register, hash } = committedRegister();
  const { urls } = addressesOf(settings, 'SERVICE', 'service', serviceLayout);
  const home = await homeSays(settings);
  const kept = (wanted: string | null | undefined) =>
    ask<KeptRow>(urls.privacy!, 'SELECT * FROM register_snapshots WHERE register_hash = $1', [wanted ?? '']);
  const [own] = await kept(hash);
  const [then] = await kept(home?.policy.registerHash);
  const compared = registerStandings({
    liveHash: hash,
    live: toldBy(register),
    keptSince: own?.first_seen_at ?? null,
    home,
    policy: then ? toldBy(JSON.parse(then.canonical) as ToldPart) : null,
  });
  return Promise.all(
    compared.map(({ id, state, says }) =>
      examine(id.replace('register-', 'register: '), () => {
        if (state === 'right') return `${says.replaceAll('-', ' ')}, ${hash.slice(0, 12)}`;
        const words = remedies[`${id} ${says}`] ?? says;
        throw state === 'wrong' ? new Error(words) : new Remark(words);
      }),
    ),
  );
}

/** Clocks of both databases against this machine's: tokens, consents and policies are compared by time. */
async function clocks(settings: Settings): Promise<string> {
  const { REGION } = settings;
  const ofHome = () => ['home', addressesOf(settings, 'HOME', 'home', homeLayout).urls.identity!] as const;
  const ofService = () => ['service', addressesOf(settings, 'SERVICE', 'service', serviceLayout).urls.staff!] as const;
  const urls = [...(REGION === 'service' ? [] : [ofHome()]), ...(REGION === 'home' ? [] : [ofService()])];
  for (const [name, url] of urls) {
    const before = Date.now();
    const [row] = await ask<{ now: Date }>(url, 'SELECT clock_timestamp() AS now');
    const off = row!.now.getTime() - (before + Date.now()) / 2;
    if (Math.abs(off) > skewMs)
      throw new Error(`the database ${name} is ${(off / 1000).toFixed(1)} s off this machine: set both by NTP`);
  }
  return `${urls.map(([name]) => name).join(', ')} and this machine agree within 2 s`;
}

/** Checks that the running installation keeps what it promises: register, policy, clocks. */
export async function examinePromises(settings: Settings): Promise<Finding[]> {
  // The service region keeps what home tells of its register, and compares.
  const comparing = settings.REGION === 'home' ? Promise.resolve([]) : standings(settings);
  const found = await comparing.catch((error: Error): Finding[] => [
    { what: 'register', ok: false, says: `cannot be examined (${error.message})`, blocks: true },
  ]);
  return [...found, await examine('clocks', () => clocks(settings))];
}
