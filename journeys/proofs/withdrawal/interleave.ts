import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { newId } from '#platform/ids';
import type { LoadCompany, LoadMember } from '../../../seeds/load/index.ts';
import type { Region } from '../../region/index.ts';
import { beginUpload, sendPiece } from './pieces.ts';

/** What many withdrawals in the middle of many requests came to. */
export interface Interleaved {
  readonly rounds: number;
  /** Writes that were answered with success. */
  readonly written: number;
  /** Writes that were refused because the consent was gone. */
  readonly refused: number;
  /** Writes for which the machine had no time. */
  readonly busy: number;
  /** Withdrawals that were told to come again, because something was still running. */
  readonly toldAgain: number;
  /** Writes that became visible after the withdrawal was acknowledged: 0, or the fence does not hold. */
  readonly late: number;
  /** Of the writes, pieces that made a file whole; and of those that were late, how many. */
  readonly pieces: number;
  readonly latePieces: number;
}

/** Where it is tried out: several people, each with a case. */
export interface Ground {
  readonly region: Region;
  /** Above row security. */
  readonly client: pg.Client;
  readonly people: readonly { readonly personId: string; readonly caseNumber: string }[];
  /** A moment later than every one before. */
  readonly moment: () => Date;
}

type Person = Ground['people'][number];

interface Lane {
  readonly ground: Ground;
  readonly person: Person;
  readonly counts: { -readonly [Name in keyof Interleaved]: number };
}

const json = { 'content-type': 'application/json' };
const soon = () => pause(Math.random() * 12);
const addressOf = (region: Region) => region.services[Math.floor(Math.random() * region.services.length)]!;

async function openCase(region: Region, company: LoadCompany, member: LoadMember): Promise<string> {
  const token = await region.tokenFor(member.personId);
  const response = await fetch(`${addressOf(region)}/api/cases`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify({
      id: newId(),
      machineNumber: company.machineNumbers[0],
      reason: 'fault',
      severity: 'running',
      description: '激光功率下降。',
      language: 'zh',
      contact: { membershipId: member.membershipId },
      files: [],
    }),
  });
  if (response.status !== 201) throw new Error(`no case could be opened: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { caseNumber: string }).caseNumber;
}

/** Opens a case for each member of a company. */
export async function groundOf(region: Region, client: pg.Client, company: LoadCompany): Promise<Ground> {
  const people: Person[] = [];
  for (const member of company.members)
    people.push({ personId: member.personId, caseNumber: await openCase(region, company, member) });
  let latest = Date.now();
  const moment = () => {
    latest = Math.max(latest + 2, Date.now());
    return new Date(latest);
  };
  return { region, client, people, moment };
}

async function write({ ground, person, counts }: Lane, token: string, id: string): Promise<void> {
  await soon();
  const response = await fetch(`${addressOf(ground.region)}/api/cases/${person.caseNumber}/replies`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify({ id, files: [], text: '已按说明检查。' }),
  });
  const answer = await response.text();
  if (response.ok) counts.written += 1;
  else if (response.status === 403 && answer.includes('transfer-consent-required')) counts.refused += 1;
  else if (response.status === 503) counts.busy += 1;
  else throw new Error(`a reply was answered ${response.status}: ${answer}`);
}

/** Tells the withdrawal until it is acknowledged, as home does. */
async function withdraw({ ground, person, counts }: Lane, decidedAt: Date): Promise<void> {
  await soon();
  for (;;) {
    const notice = await ground.region.withdrawalOf(person.personId, decidedAt);
    const headers = { authorization: `Bearer ${notice}` };
    const response = await fetch(`${addressOf(ground.region)}/api/region/consents`, { method: 'PUT', headers });
    await response.arrayBuffer();
    if (response.status === 204) return;
    if (response.status !== 503) throw new Error(`the withdrawal was answered ${response.status}`);
    counts.toldAgain += 1;
  }
}

async function piece({ ground, counts }: Lane, token: string, uploadId: string): Promise<void> {
  await soon();
  const came = await sendPiece(addressOf(ground.region), token, uploadId);
  counts[came] += 1;
  if (came === 'written') counts.pieces += 1;
}

/** What of a round anybody can see: replies, and files that are whole. */
async function seenOf({ client }: Ground, replies: readonly string[], uploadId: string) {
  const text = `SELECT (SELECT count(*)::int FROM case_replies WHERE reply_id = ANY ($1)) AS replies,
    (SELECT count(*)::int FROM uploads WHERE upload_id = $2 AND state <> 'uploading') AS files`;
  return (await client.query<{ replies: number; files: number }>(text, [replies, uploadId])).rows[0]!;
}

/** The person agrees, writes four times and sends a file at random moments, and withdraws in the middle of it. */
async function round(lane: Lane): Promise<void> {
  const { ground, person, counts } = lane;
  const token = await ground.region.tokenFor(person.personId, ground.moment());
  const uploadId = await beginUpload(addressOf(ground.region), token);
  const ids = Array.from({ length: 4 }, () => newId());
  const writes = Promise.all([...ids.map((id) => write(lane, token, id)), piece(lane, token, uploadId)]);
  await withdraw(lane, ground.moment());
  const before = await seenOf(ground, ids, uploadId);
  await writes;
  const after = await seenOf(ground, ids, uploadId);
  counts.latePieces += after.files - before.files;
  counts.late += after.replies - before.replies + (after.files - before.files);
  counts.rounds += 1;
  // A person may have a few uploads lying about, and these have shown what they can.
  await ground.client.query('DELETE FROM uploads WHERE upload_id = $1', [uploadId]);
}

/** Withdrawals in the middle of requests of several people at once, until so many rounds were played, or it is enough. */
export async function interleave(
  ground: Ground,
  rounds: number,
  isEnough: (counts: Interleaved) => boolean = () => false,
): Promise<Interleaved> {
  const counts = { rounds: 0, written: 0, refused: 0, busy: 0, toldAgain: 0, late: 0, pieces: 0, latePieces: 0 };
  let begun = 0;
  const play = async (person: Person) => {
    while (begun < rounds && !isEnough(counts)) {
      begun += 1;
      await round({ ground, person, counts });
    }
  };
  await Promise.all(ground.people.map(play));
  return counts;
}

/** The fence as it is, and a function in its place that lets everything through. */
export async function fenceOff(client: pg.Client): Promise<void> {
  await client.query(`CREATE OR REPLACE FUNCTION require_consent(uuid, text, timestamptz, boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN END $$`);
}

/** What a run came to, in one line. */
export const told = ({ rounds, written, refused, busy, toldAgain, late, pieces, latePieces }: Interleaved): string =>
  `${rounds} withdrawals in the middle of ${written + refused + busy} writes: ${written} written (${pieces} of them files), ${refused} refused, ${busy} not taken, ${toldAgain} told again, ${late} written after the acknowledgement (${latePieces} of them files)`;
