import type { CustomerActor, StaffActor } from '../../apps/service/src/people/index.ts';
import type { Cast } from '../master-data/index.ts';
import { companies, customers, staff, teams } from '../story/index.ts';

const forEver = new Date('2999-01-01T00:00:00Z');

/** The actor of a demo customer, as the customer door would make it. */
export function customerActor(cast: Cast, key: string): CustomerActor {
  const customer = customers.find((one) => one.key === key)!;
  const membership = {
    companyId: cast.company.get(customer.company)!,
    membershipId: cast.membership.get(key)!,
    role: customer.role === 'company-admin' ? customer.role : 'member',
    label: customer.name,
    mayOpenCases: true,
  } as const;
  return {
    kind: 'customer',
    roles: ['person', 'member', ...(customer.role === 'company-admin' ? ['company-admin'] : [])],
    personId: cast.person.get(key)!,
    membership,
    memberships: [membership],
    tokenMadeAt: forEver,
    tokenEndsAt: forEver,
  };
}

/** The actor of a demo staff member, as the staff door would make it. */
export function staffActor(cast: Cast, key: string): StaffActor {
  const member = staff.find((one) => one.key === key)!;
  return {
    kind: 'staff',
    roles: member.roles,
    staffId: cast.staff.get(key)!,
    name: member.name,
    team: teams.find(({ key: one }) => one === member.team)!.name,
    scope: { productLines: [...member.productLines], areas: companies.map(({ area }) => area) },
    sessionId: '00000000-0000-4000-8000-000000000000',
    // Nobody is signed in while the story is played.
    sessionProof: Buffer.alloc(0),
    sessionEndsAt: forEver,
  };
}

/** Whether a key of the story is one of the maker's people. */
export const isStaff = (key: string): boolean => staff.some((one) => one.key === key);
