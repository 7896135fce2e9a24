import { sql, type Tx } from '#platform/database';
import type { DemoCompany, DemoCustomer, DemoMachine, DemoStaff, DemoTeam, DemoTemplate } from '../story/index.ts';

/** Adds a company. */
export const companyAdded = (tx: Tx, companyId: string, company: DemoCompany, since: Date) =>
  tx.later(sql`
    INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area, since)
    VALUES (${companyId}, ${company.customerNumber}, ${company.name}, ${company.street}, ${company.postcode},
      ${company.city}, ${company.region}, ${company.countryRegion}, ${company.area}, ${since})`);

/** Adds a machine with its registry row; dates are `YYYY-MM-DD`. */
export function machineAdded(
  tx: Tx,
  place: { readonly companyId: string; readonly machineId: string; readonly area: string },
  machine: DemoMachine,
  dates: { readonly deliveredOn: string; readonly warrantyUntil: string },
): void {
  tx.later(sql`
    INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, delivered_on,
      warranty_until, software_version, area)
    VALUES (${place.companyId}, ${place.machineId}, ${machine.machineNumber}, ${machine.productLine}, ${machine.model},
      ${machine.site}, ${dates.deliveredOn}, ${dates.warrantyUntil}, ${machine.softwareVersion}, ${place.area})`);
  tx.later(sql`
    INSERT INTO machine_registry (machine_number, company_id, machine_id, product_line, area)
    VALUES (${machine.machineNumber}, ${place.companyId}, ${place.machineId}, ${machine.productLine}, ${place.area})`);
}

/** Adds a person with its profile. */
export function personAdded(tx: Tx, personId: string, customer: DemoCustomer, since: Date): void {
  tx.later(sql`
    INSERT INTO people (person_id, language, first_seen_at) VALUES (${personId}, ${customer.language}, ${since})`);
  tx.later(sql`
    INSERT INTO person_profiles (person_id, contact_email, country_region, name, position, phone, department, changed_at)
    VALUES (${personId}, ${customer.email}, 'CN', ${customer.name}, ${customer.position}, ${customer.phone},
      ${customer.department}, ${since})`);
}

/** Puts a person into a company. */
export function memberAdded(
  tx: Tx,
  member: { readonly companyId: string; readonly membershipId: string; readonly personId: string },
  customer: DemoCustomer,
  since: Date,
): void {
  tx.later(sql`
    INSERT INTO memberships (company_id, membership_id, person_id, role, label, since)
    VALUES (${member.companyId}, ${member.membershipId}, ${member.personId}, ${customer.role}, ${customer.name}, ${since})`);
  tx.later(sql`
    INSERT INTO membership_registry (person_id, company_id, membership_id)
    VALUES (${member.personId}, ${member.companyId}, ${member.membershipId})`);
}

/** Stores the wish of somebody who waits to be let in. */
export const joinWishAdded = (
  tx: Tx,
  wish: {
    readonly companyId: string;
    readonly joinRequestId: string;
    readonly personId: string;
    readonly machineNumber: string;
  },
  company: DemoCompany,
  customer: DemoCustomer,
  sentAt: Date,
) =>
  tx.later(sql`
    INSERT INTO join_requests (company_id, join_request_id, person_id, sent_at, machine_number, stated_name,
      stated_street, stated_postcode, stated_city, stated_region, person_name, person_position)
    VALUES (${wish.companyId}, ${wish.joinRequestId}, ${wish.personId}, ${sentAt}, ${wish.machineNumber},
      ${'苏州恒锐精密钣金'}, ${company.street}, ${company.postcode}, ${company.city}, ${company.region},
      ${customer.name}, ${customer.position})`);

/** Adds a team. */
export const teamAdded = (tx: Tx, teamId: string, team: DemoTeam) =>
  tx.later(sql`
    INSERT INTO teams (team_id, name, product_lines, areas)
    VALUES (${teamId}, ${team.name}, ${team.productLines}, ${team.areas})`);

/** Adds a member of the maker's staff; the team bounds what they work for, and for some they themselves. */
export const staffMemberAdded = (
  tx: Tx,
  place: { readonly staffId: string; readonly teamId: string },
  member: DemoStaff,
  since: Date,
) =>
  tx.later(sql`
    INSERT INTO staff_members (staff_id, name, login_name, team_id, roles, product_lines, areas, since)
    VALUES (${place.staffId}, ${member.name}, ${member.login}, ${place.teamId}, ${member.roles}, ${member.productLines},
      ${member.areas}, ${since})`);

/** Adds a text that replies can begin with. */
export const templateAdded = (
  tx: Tx,
  ids: { readonly templateId: string; readonly staffId: string },
  one: DemoTemplate,
  at: Date,
) =>
  tx.later(sql`
    INSERT INTO reply_templates (template_id, name, product_lines, text_zh, text_en, text_de, changed_by, changed_at)
    VALUES (${ids.templateId}, ${one.name}, ${one.productLines}, ${one.zh}, ${one.en}, ${one.de}, ${ids.staffId}, ${at})`);
