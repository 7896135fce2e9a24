import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { readMisuse } from './misuse/actions.ts';
import {
  endStaffAccount,
  inviteStaff,
  listStaffAccounts,
  listTeams,
  moveCompany,
  writeArea,
  writeStaffAccount,
  writeTeam,
} from './staff/actions.ts';
import { type StaffRealmClient, type StaffRealmOptions, staffRealmClient } from './staff/realm-client.ts';
import { askOutside, readSystem, retryJob, type SystemSources } from './system/actions.ts';
import { deleteReplyTemplate, listReplyTemplates, writeReplyTemplate } from './templates/actions.ts';

const nothing = undefined as never;

/** What administration needs from the wiring. */
export interface AdministrationOptions {
  readonly staffRealm: StaffRealmOptions;
  readonly system: SystemSources;
}

/** Binds the routes of administration. */
export function administrationFeature(mounted: Mounted<Actors>, options: AdministrationOptions): void {
  const realm = staffRealmClient(options.staffRealm);
  mounted.handle(routes.listStaffAccounts, async ({ act }) => ({ staff: await listStaffAccounts(act) }));
  mounted.handle(routes.writeStaffAccount, ({ act, params, body }) => writeStaffAccount(act, { ...params, ...body }));
  mounted.handle(routes.inviteStaff, ({ act, params, body }) =>
    inviteStaff(act, realm, params.staffId, body).then(() => nothing),
  );
  mounted.handle(routes.endStaffAccount, ({ act, params }) =>
    endStaffAccount(act, realm, params.staffId).then(() => nothing),
  );
  mounted.handle(routes.listTeams, ({ act }) => listTeams(act));
  mounted.handle(routes.writeTeam, ({ act, params, body }) => writeTeam(act, { ...params, ...body }));
  mounted.handle(routes.writeArea, ({ act, params, body }) =>
    writeArea(act, { ...params, ...body }).then(() => nothing),
  );
  mounted.handle(routes.moveCompany, ({ act, params, body }) =>
    moveCompany(act, params.companyId, body.area).then(() => nothing),
  );
  mounted.handle(routes.listReplyTemplates, async ({ act, query }) => ({
    templates: await listReplyTemplates(act, query.productLine),
  }));
  mounted.handle(routes.writeReplyTemplate, ({ act, params, body }) => writeReplyTemplate(act, { ...params, ...body }));
  mounted.handle(routes.deleteReplyTemplate, ({ act, params }) =>
    deleteReplyTemplate(act, params.templateId).then(() => nothing),
  );
  bindLooks(mounted, options, realm);
  mounted.handle(routes.retryJob, ({ act, params }) => retryJob(act, params.jobId).then(() => nothing));
}

/**
 * Asks first, reads then: whoever waits for another process holds no connection. It is asked before the database has said
 * who wants to know, so those who want it at the same moment are answered together.
 */
function together<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let underWay: Promise<Answer> | undefined;
  return () => {
    underWay ??= ask().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

function bindLooks(mounted: Mounted<Actors>, { system }: AdministrationOptions, realm: StaffRealmClient): void {
  const outside = together(() => askOutside(system, realm));
  const misuse = together(() => realm.misuse());
  mounted.handle(routes.readSystem, ({ act }, asked) => readSystem(act, system, asked), outside);
  mounted.handle(routes.readMisuse, ({ act, query }, days) => readMisuse(act, days, Number(query.hours)), misuse);
}
