import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import sharp from 'sharp';
import { newId, newRandomId } from '#platform/ids';
import type { Actor, Caller, ObjectOf } from '../actors.ts';
import { type Example, type Kind, machinesCsv, type Thing } from '../examples.ts';
import {
  addJoinRequest,
  addMember,
  addPerson,
  companies,
  customers,
  marksOfCast,
  missingMachineNumber,
  wordsOf,
} from './cast.ts';

/** Calls the API as an actor; @throws Error with what was answered when it is no success. */
export type Call = (
  actor: Actor,
  method: string,
  path: string,
  more?: { json?: unknown; bytes?: Buffer; headers?: Record<string, string> },
) => Promise<Response>;

type Company = 'A' | 'B';
const memberOf: Readonly<Record<Company, Actor>> = { A: 'member of A', B: 'member of B' };
const tus = { 'tus-resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Makes the things that calls are about, through the API wherever it has a way. */
export class Things {
  readonly #call: Call;
  readonly #owner: pg.Client;
  #moving = 0;
  readonly #kept = new Map<string, Promise<Thing>>();

  /** What belongs to B alone, growing with its things. */
  readonly marks = new Set(marksOfCast());

  constructor(call: Call, owner: pg.Client) {
    this.#call = call;
    this.#owner = owner;
  }

  /** Gives B a case that would answer the examples of A's people as well, if nothing stood between: same words, same alarm. */
  async plant(): Promise<void> {
    const caseNumber = await this.#case('B', 'in progress');
    const json = (text: string) => ({ json: { id: newId(), text: wordsOf(companies.B, text) } });
    await this.#call('member of B', 'POST', `/api/cases/${caseNumber}/replies`, json('主轴回复'));
    await this.#call('front line', 'POST', `/api/desk/cases/${caseNumber}/replies`, json('主轴答复'));
    await this.#call('front line', 'POST', `/api/desk/cases/${caseNumber}/notes`, json('主轴内部'));
    await this.#case('B', 'solved');
  }

  /** A thing; `fresh` ones are touched by nobody else. */
  async thing(kind: Kind, about: ObjectOf, example: Example, actor: Caller, fresh: boolean): Promise<Thing> {
    const company = about === 'A' || about === 'B' ? about : undefined;
    const key = `${kind} ${about} ${example.given}`;
    let thing = fresh ? undefined : this.#kept.get(key);
    if (!thing) {
      thing = company ? this.#made(kind, company, example) : Promise.resolve(missing(kind));
      if (!fresh) this.#kept.set(key, thing);
    }
    const membershipId = customers[actor as Actor]?.membershipId ?? customers['member of A']!.membershipId;
    return { ...(await thing), membershipId };
  }

  async #made(kind: Kind, company: Company, example: Example): Promise<Thing> {
    const { companyId, customerNumber, machineNumber } = companies[company];
    switch (kind) {
      case 'case':
        return { id: await this.#case(company, example.given) };
      case 'case with a double':
        return { id: await this.#case(company, 'in progress'), doubleNumber: await this.#case(company, 'in progress') };
      case 'linked case':
        return this.#linkedCase(company);
      case 'merged case':
        return this.#mergedCase(company);
      case 'case with a reply': {
        const [id, replyId] = [await this.#case(company, 'in progress'), newId()];
        const json = { id: replyId, text: wordsOf(companies[company], '还有一个问题') };
        await this.#call(memberOf[company], 'POST', `/api/cases/${id}/replies`, { json });
        return { id, replyId, machineNumber };
      }
      case 'machine':
        return { id: machineNumber };
      case 'company':
        return { id: companyId, area: companies[company].area };
      case 'join key':
        return { id: newId(), customerNumber, machineNumber };
      case 'company without admin':
        return this.#adminless(company);
      case 'company that leaves':
        return this.#leaving(company);
      case 'machine that moves':
        return this.#movingMachine(company);
      case 'colleague':
        return { id: await this.#colleague(companyId) };
      case 'invite':
        return this.#invite(company);
      case 'join request': {
        const personId = newRandomId();
        await addPerson(this.#owner, personId, '想加入的人');
        return { id: await addJoinRequest(this.#owner, companyId, personId) };
      }
      case 'upload':
      case 'file':
        return { id: await this.#upload(company, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), false) };
      case 'file address':
        return { id: await this.#address(company) };
      case 'import':
        return { id: await this.#import(example.given) };
      case 'new import':
      case 'import kind':
        return missing(kind);
    }
  }

  async #case(company: Company, given: Example['given']): Promise<string> {
    const as = memberOf[company];
    const sent = {
      id: newId(),
      machineNumber: companies[company].machineNumber,
      reason: 'fault',
      severity: 'limited',
      errorNumber: 'E-27',
      description: wordsOf(companies[company], '主轴异响'),
      language: 'zh',
      contact: { membershipId: customers[as]!.membershipId },
    };
    // The grid opens more cases than anybody does in an hour; how many one may is no question of it.
    await this.#owner.query('DELETE FROM throttles');
    const { caseNumber } = (await (await this.#call(as, 'POST', '/api/cases', { json: sent })).json()) as {
      caseNumber: string;
    };
    if (company === 'B') this.marks.add(caseNumber);
    const desk = `/api/desk/cases/${caseNumber}`;
    if (given !== 'sent') await this.#call('front line', 'PUT', `${desk}/receipt`, { json: {} });
    if (given === 'solved')
      await this.#call('front line', 'PUT', `${desk}/solution`, {
        json: { cause: wordsOf(companies[company], '轴承'), remedy: wordsOf(companies[company], '更换') },
      });
    return caseNumber;
  }

  /** An import of an administrator; what only a worker brings about is written as it would be. */
  async #import(given: Example['given']): Promise<string> {
    const id = newId();
    await this.#call('administrator', 'PUT', `/api/desk/imports/${id}?kind=machines&fileName=machines.csv`, {
      bytes: machinesCsv,
      headers: { 'content-type': 'application/octet-stream' },
    });
    if (given) await this.#owner.query('UPDATE imports SET state = $2 WHERE import_id = $1', [id, given]);
    return id;
  }

  async #linkedCase(company: Company): Promise<Thing> {
    const [id, doubleNumber] = [await this.#case(company, 'in progress'), await this.#case(company, 'in progress')];
    await this.#call('front line', 'PUT', `/api/desk/cases/${id}/links/${doubleNumber}`, { json: {} });
    return { id, doubleNumber };
  }

  async #mergedCase(company: Company): Promise<Thing> {
    const [id, into] = [await this.#case(company, 'in progress'), await this.#case(company, 'in progress')];
    await this.#call('front line', 'PUT', `/api/desk/cases/${id}/merge/${into}`, { json: {} });
    const { merges } = (await (await this.#call('front line', 'GET', `/api/desk/cases/${id}`)).json()) as {
      merges: { mergeId: string }[];
    };
    return { id, mergeId: merges[0]!.mergeId };
  }

  async #colleague(companyId: string): Promise<string> {
    const [personId, membershipId] = [newRandomId(), newId()];
    await addPerson(this.#owner, personId, '同事');
    await addMember(this.#owner, { companyId, personId, membershipId, name: '同事' });
    return membershipId;
  }

  async #adminless(company: Company): Promise<Thing> {
    const companyId = newId();
    await this.#owner.query(
      `INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area, since)
       VALUES ($1, $2, $3, '路', '215400', '太仓', '江苏', 'CN', $4, now())`,
      [companyId, `N-${companyId.slice(-12)}`, wordsOf(companies[company], '新公司'), companies[company].area],
    );
    return { id: companyId, colleagueId: await this.#colleague(companyId) };
  }

  async #leaving(company: Company): Promise<Thing> {
    const thing = await this.#adminless(company);
    await this.#owner.query(
      `INSERT INTO company_departures (company_id, departure_id, started_at, started_by)
       SELECT $1, $2, now(), staff_id FROM staff_members LIMIT 1`,
      [thing.id, newId()],
    );
    return thing;
  }

  async #movingMachine(company: Company): Promise<Thing> {
    const { companyId, productLine, area } = companies[company];
    const machineId = newId();
    const id = `M${String(1000 + this.#moving++)}M0001`;
    await this.#owner.query(
      `INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, area)
       VALUES ($1, $2, $3, $4, 'M', '一厂', $5)`,
      [companyId, machineId, id, productLine, area],
    );
    await this.#owner.query(
      `INSERT INTO machine_registry (machine_number, company_id, machine_id, product_line, area)
       VALUES ($1, $2, $3, $4, $5)`,
      [id, companyId, machineId, productLine, area],
    );
    return { id, targetId: (await this.#adminless('A')).id };
  }

  async #invite(company: Company): Promise<Thing> {
    const { companyId } = companies[company];
    const [id, secret] = [newId(), randomBytes(32)];
    const madeBy = customers[company === 'A' ? 'company admin of A' : 'member of B']!.membershipId;
    await this.#owner.query(
      `INSERT INTO company_invites (company_id, invite_id, token_hash, role, made_at, made_by, expires_at)
       VALUES ($1, $2, $3, 'member', now(), $4, now() + interval '1 day')`,
      [companyId, id, createHash('sha256').update(secret).digest(), madeBy],
    );
    const token = Buffer.concat([Buffer.from(companyId.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
    return { id, token };
  }

  /** Whoever came by an invite goes again. */
  async takeBack({ id }: Thing): Promise<void> {
    const came = 'SELECT membership_id FROM company_invite_uses WHERE invite_id = $1';
    await this.#owner.query(`DELETE FROM membership_registry WHERE membership_id IN (${came})`, [id]);
    await this.#owner.query(`UPDATE memberships SET left_at = now() WHERE membership_id IN (${came})`, [id]);
  }

  async #upload(company: Company, bytes: Buffer, whole: boolean): Promise<string> {
    const id = newId();
    const as = memberOf[company];
    if (company === 'B') this.marks.add(id);
    const metadata = `fileId ${base64(id)},filename ${base64(wordsOf(companies[company], 'a').concat('.png'))},filetype ${base64('image/png')}`;
    await this.#call(as, 'POST', '/api/uploads', {
      headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata },
    });
    if (whole)
      await this.#call(as, 'PATCH', `/api/uploads/${id}`, {
        bytes,
        headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      });
    return id;
  }

  /** The address of a checked picture; its signed part is all that the file origin asks for. */
  async #address(company: Company): Promise<string> {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const id = await this.#upload(company, picture, true);
    for (const until = Date.now() + 15_000; Date.now() < until; ) {
      const answer = await this.#call(memberOf[company], 'GET', `/api/files/${id}`);
      const { state, file } = (await answer.json()) as { state: string; file: { url: string } | null };
      if (file) return decodeURIComponent(new URL(file.url).pathname.replace(/^\/f\//, ''));
      if (state === 'refused') throw new Error('the picture of the grid was refused');
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('the picture of the grid was never checked');
  }
}

/** Something well formed that does not exist. */
function missing(kind: Kind): Thing {
  switch (kind) {
    case 'case':
    case 'case with a double':
    case 'linked case':
    case 'merged case':
    case 'case with a reply':
      return { id: 'C-999999999', mergeId: newId(), doubleNumber: 'C-999999998' };
    case 'machine':
      return { id: missingMachineNumber };
    case 'machine that moves':
      return { id: missingMachineNumber, targetId: newId() };
    case 'join key':
      // Each number exists, but not together: every mismatch answers alike (S2.1).
      return { id: newId(), customerNumber: companies.A.customerNumber, machineNumber: companies.B.machineNumber };
    case 'invite':
      return { id: newId(), token: randomBytes(48).toString('base64url') };
    case 'company that leaves':
    case 'company without admin':
      return { id: newId(), colleagueId: newId() };
    case 'import kind':
      return { id: 'machines' };
    case 'file address':
      return { id: 'bm9ib2R5LXNpZ25lZC10aGlz' };
    default:
      return { id: newId() };
  }
}
