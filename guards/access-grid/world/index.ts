import pg from 'pg';
import { tablesOf } from '../../../tools/gen/register.ts';
import { migratedDatabase } from '../../schema/migrated.ts';
import { type Actor, type Agreeing, type Caller, memberOfBoth } from '../actors.ts';
import type { GridWorld } from '../run.ts';
import {
  addCast,
  addSession,
  agreeingPeople,
  companies,
  customers,
  personOfBoth,
  publishPolicy,
  staff,
} from './cast.ts';
import { openIssuer } from './issuer.ts';
import { freePort, startService } from './service.ts';
import { type Call, Things } from './things.ts';

/** A running service with the cast of the grid in it. */
export interface OpenWorld extends GridWorld {
  /** Whether an audit entry of this kind names a person whose data were shown. */
  isSubjectNamed(what: string): Promise<boolean>;
  /** A new version of the policy is in force. */
  publishPolicy(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts everything that the grid needs: database, issuer, service, people, things.
 * @param rowSecurity false takes the second wall away, to see whether the first one stands by itself
 */
export async function openWorld({ rowSecurity = true } = {}): Promise<OpenWorld> {
  const base = await migratedDatabase('service');
  const owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  await owner.query(`SET app.maintenance = 'on'`);
  await addCast(owner);
  if (!rowSecurity)
    for (const { name } of await tablesOf('service'))
      await owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  const ports = { api: await freePort(), files: await freePort() };
  const issuer = await openIssuer(() => `http://127.0.0.1:${ports.api}/staff-sign-in`);
  const service = await startService(base, issuer.origin, ports);

  const kept = new Map<Caller, Promise<Record<string, string>>>();
  const credentialOf = async (actor: Caller): Promise<Record<string, string>> => {
    if (actor === memberOfBoth)
      return {
        authorization: `Bearer ${await issuer.token(personOfBoth, service.api)}`,
        'company-id': companies.A.companyId,
      };
    const agreeing = agreeingPeople[actor as Agreeing];
    if (agreeing) {
      const policy = actor === 'agreement renewed' ? 1 : 0;
      return { authorization: `Bearer ${await issuer.token(agreeing, service.api, policy)}` };
    }
    const customer = customers[actor as Actor];
    if (customer) return { authorization: `Bearer ${await issuer.token(customer.personId, service.api)}` };
    const member = staff[actor as Actor];
    return member ? { cookie: `staff_session=${await addSession(owner, member.staffId)}` } : {};
  };
  const credential = (actor: Caller, fresh: boolean) => {
    if (fresh) return credentialOf(actor);
    const known = kept.get(actor) ?? credentialOf(actor);
    kept.set(actor, known);
    return known;
  };
  const call: Call = async (actor, method, path, { json, bytes, headers } = {}) => {
    const response = await fetch(`${service.api}${path}`, {
      method,
      headers: {
        origin: service.api,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
        ...(await credential(actor, false)),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(bytes && { body: new Uint8Array(bytes) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} as ${actor}: ${response.status} ${await response.text()}`);
    return response;
  };
  const things = new Things(call, owner);
  await things.plant();
  return {
    origins: { api: service.api, files: service.files },
    marks: things.marks,
    credential,
    async publishPolicy() {
      await publishPolicy(owner);
    },
    async isSubjectNamed(what) {
      const { rows } = await owner.query(
        `SELECT 1 FROM audit_entries WHERE what = $1 AND jsonb_array_length(payload->'subjects') > 0 LIMIT 1`,
        [what],
      );
      return rows.length > 0;
    },
    thing: (...wanted) => things.thing(...wanted),
    takeBack: (thing) => things.takeBack(thing),
    async close() {
      await service.stop();
      await issuer.close();
      await owner.end();
      await base.drop();
    },
  };
}
