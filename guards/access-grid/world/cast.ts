import type pg from 'pg';
import { newId, newRandomId, newToken } from '#platform/ids';
import { hashOfProof, proofOf } from '../../../apps/service/src/people/sessions/proof.ts';
import { type Actor, type Agreeing, agreeing } from '../actors.ts';
import { markOfB } from '../markers.ts';
import { gridTeamId } from './team.ts';

/** A company of the grid with its machine. */
export interface GridCompany {
  readonly companyId: string;
  readonly customerNumber: string;
  readonly machineNumber: string;
  readonly productLine: 'machine-tool' | 'laser';
  readonly area: string;
}

/** The two companies: A has a machine tool, B a laser. */
export const companies: Readonly<Record<'A' | 'B', GridCompany>> = {
  A: {
    companyId: newId(),
    customerNumber: '410001',
    machineNumber: 'A1001E0001',
    productLine: 'machine-tool',
    area: 'east',
  },
  B: { companyId: newId(), customerNumber: '410002', machineNumber: 'L2002E0002', productLine: 'laser', area: 'north' },
};

/** A machine number of the right form that no machine has. */
export const missingMachineNumber = 'A9999E9999';

/** Customers by actor: the random id, and the place in a company they have or had. */
export const customers: Readonly<
  Partial<Record<Actor, { personId: string; company?: 'A' | 'B'; membershipId: string; role: string; left?: true }>>
> = {
  'pending joiner': { personId: newRandomId(), membershipId: newId(), role: 'none' },
  'member of A': { personId: newRandomId(), company: 'A', membershipId: newId(), role: 'member' },
  'company admin of A': { personId: newRandomId(), company: 'A', membershipId: newId(), role: 'company-admin' },
  'member of B': { personId: newRandomId(), company: 'B', membershipId: newId(), role: 'member' },
  'former member of A': { personId: newRandomId(), company: 'A', membershipId: newId(), role: 'member', left: true },
};

/** Who is in both companies; the memberships are made with the cast. */
export const personOfBoth = newRandomId();

/** Members of A who stand otherwise with what they agreed to. */
export const agreeingPeople = Object.fromEntries(agreeing.map((actor) => [actor, newRandomId()])) as Record<
  Agreeing,
  string
>;

const withdrawnKinds: Readonly<Partial<Record<Agreeing, readonly string[]>>> = {
  'consent withdrawn': ['cross-border'],
  'choices withdrawn': ['improvement-analysis', 'extra-notices'],
};

async function addAgreeing(owner: pg.Client): Promise<void> {
  for (const actor of agreeing) {
    const personId = agreeingPeople[actor];
    await addPerson(owner, personId, actor);
    await addMember(owner, { companyId: companies.A.companyId, personId, membershipId: newId(), name: actor });
    for (const kind of withdrawnKinds[actor] ?? [])
      await owner.query(
        `INSERT INTO consent_states (person_id, kind, given, decided_at, event_id) VALUES ($1, $2, false, now(), $3)`,
        [personId, kind, newId()],
      );
  }
}

/** Publishes a version at the privacy desk that is in force at once: whoever agreed to 0 has agreed to an old one. */
export const publishPolicy = (owner: pg.Client) =>
  owner.query(
    `INSERT INTO policy_versions (version, draft_id, archived, register_hash, changes, published_by, published_at, effective_at)
     VALUES (1, $1, false, '', '{"zh": "", "en": "", "de": ""}', $1, now(), now())`,
    [newId()],
  );

const both = ['machine-tool', 'laser'];

/**
 * Staff by actor. The engineer works on machine tools only, so B's laser is not within the engineer's scope; `elsewhere` is
 * everything that the desk may be, in an area where neither A nor B lies.
 */
export const staff: Readonly<
  Partial<Record<Actor, { staffId: string; roles: string[]; lines: string[]; areas: string[] }>>
> = {
  'front line': { staffId: newId(), roles: ['front-line'], lines: both, areas: ['all'] },
  engineer: { staffId: newId(), roles: ['engineer'], lines: ['machine-tool'], areas: ['all'] },
  planner: { staffId: newId(), roles: ['planner'], lines: both, areas: ['all'] },
  elsewhere: { staffId: newId(), roles: ['front-line', 'engineer', 'planner'], lines: both, areas: ['south'] },
  'privacy officer': { staffId: newId(), roles: ['privacy-officer'], lines: [], areas: ['all'] },
  administrator: { staffId: newId(), roles: ['administrator'], lines: both, areas: ['all'] },
};

/** Makes somebody known to the service, with a profile. */
export async function addPerson(owner: pg.Client, personId: string, name: string): Promise<void> {
  await owner.query('INSERT INTO people (person_id, first_seen_at) VALUES ($1, now())', [personId]);
  await owner.query(
    `INSERT INTO person_profiles (person_id, contact_email, country_region, name, position, phone, changed_at)
     VALUES ($1, 'someone@example.com', 'CN', $2, '操作工', '+86 512 5550100', now())`,
    [personId, name],
  );
}

/** A wish to join that waits for a decision. */
export async function addJoinRequest(owner: pg.Client, companyId: string, personId: string): Promise<string> {
  const id = newId();
  await owner.query(
    `INSERT INTO join_requests (company_id, join_request_id, person_id, sent_at, machine_number, stated_name, stated_street,
       stated_postcode, stated_city, stated_region) VALUES ($1, $2, $3, now(), 'A1001E0001', '甲', '路', '215400', '太仓', '江苏')`,
    [companyId, id, personId],
  );
  return id;
}

/** A member of a company. */
export async function addMember(
  owner: pg.Client,
  member: { companyId: string; personId: string; membershipId: string; name: string; role?: string; left?: boolean },
): Promise<void> {
  const { companyId, personId, membershipId, name, role = 'member', left = false } = member;
  await owner.query(
    `INSERT INTO memberships (company_id, membership_id, person_id, role, label, since, left_at)
     VALUES ($1, $2, $3, $4, $5, now(), CASE WHEN $6 THEN now() END)`,
    [companyId, membershipId, personId, role, name, left],
  );
  if (left) return;
  await owner.query('INSERT INTO membership_registry (person_id, company_id, membership_id) VALUES ($1, $2, $3)', [
    personId,
    companyId,
    membershipId,
  ]);
}

/** A session of a staff member; answers the cookie's token. */
export async function addSession(owner: pg.Client, staffId: string): Promise<string> {
  const token = newToken();
  await owner.query(
    `INSERT INTO staff_sessions (session_id, token_hash, staff_id, started_at, seen_at, ends_at)
     VALUES ($1, $2, $3, now(), now(), now() + interval '1 hour')`,
    [newId(), hashOfProof(proofOf(token)), staffId],
  );
  return token;
}

/** A text as somebody of a company writes it: B's carry the mark. */
export const wordsOf = (company: GridCompany | undefined, text: string): string =>
  company === companies.B ? `${text} ${markOfB}` : text;

/** What belongs to B alone and is known before anything happens. */
export const marksOfCast = (): string[] => {
  const { companyId, customerNumber, machineNumber } = companies.B;
  const { personId, membershipId } = customers['member of B']!;
  return [markOfB, companyId, customerNumber, machineNumber, personId, membershipId];
};

/** A company with its machine. */
export async function addCompany(owner: pg.Client, company: GridCompany): Promise<void> {
  const { companyId, customerNumber, machineNumber, productLine, area } = company;
  const machineId = newId();
  await owner.query(
    `INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area, since)
     VALUES ($1, $2, $3, $4, '215400', '太仓', '江苏', 'CN', $5, now())`,
    [companyId, customerNumber, wordsOf(company, `公司 ${customerNumber}`), wordsOf(company, '路'), area],
  );
  await owner.query(
    `INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, area)
     VALUES ($1, $2, $3, $4, 'M', $5, $6)`,
    [companyId, machineId, machineNumber, productLine, wordsOf(company, '一厂'), area],
  );
  await owner.query(
    'INSERT INTO machine_registry (machine_number, company_id, machine_id, product_line, area) VALUES ($1, $2, $3, $4, $5)',
    [machineNumber, companyId, machineId, productLine, area],
  );
}

/** Writes the whole cast; `owner` must have said that it maintains. */
export async function addCast(owner: pg.Client): Promise<void> {
  for (const company of Object.values(companies)) await addCompany(owner, company);
  const teamId = gridTeamId;
  await owner.query(
    `INSERT INTO teams (team_id, name, product_lines, areas) VALUES ($1, '服务', '{machine-tool,laser}', '{all}')`,
    [teamId],
  );
  for (const [actor, { staffId, roles, lines, areas }] of Object.entries(staff))
    await owner.query(
      `INSERT INTO staff_members (staff_id, name, team_id, roles, product_lines, areas, since)
       VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [staffId, actor, teamId, roles, lines, areas],
    );
  for (const [actor, { personId, company, membershipId, role, left }] of Object.entries(customers)) {
    const name = wordsOf(company && companies[company], actor);
    await addPerson(owner, personId, name);
    if (!company) await addJoinRequest(owner, companies.A.companyId, personId);
    if (!company) continue;
    await addMember(owner, { companyId: companies[company].companyId, personId, membershipId, name, role, left });
  }
  await addPerson(owner, personOfBoth, '两边的人');
  for (const { companyId } of Object.values(companies))
    await addMember(owner, { companyId, personId: personOfBoth, membershipId: newId(), name: '两边的人' });
  await addAgreeing(owner);
}
