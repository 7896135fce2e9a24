import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { listInvites, makeInvite, readInvite, redeemInvite, undoInvite } from '../invites/actions.ts';
import {
  decideCompanyJoinRequest,
  listColleagues,
  listCompanyJoinRequests,
  removeColleague,
  setCaseOpening,
  setColleagueRole,
} from './actions.ts';

/** Binds the routes by which a company looks after its people. */
export function colleagueRoutes(mounted: Mounted<Actors>): void {
  mounted.handle(routes.listColleagues, async ({ act, query }) => ({
    members: await listColleagues(act, query.state),
  }));
  mounted.handle(routes.setColleagueRole, ({ act, params, body }) =>
    setColleagueRole(act, params.membershipId, body.role),
  );
  mounted.handle(routes.setCaseOpening, ({ act, params, body }) =>
    setCaseOpening(act, params.membershipId, body.mayOpenCases),
  );
  mounted.handle(routes.removeColleague, ({ act, params }) => removeColleague(act, params.membershipId));
  mounted.handle(routes.listInvites, async ({ act }) => ({ invites: await listInvites(act) }));
  mounted.handle(routes.makeInvite, async ({ act, body, wasThere }) => {
    const made = await makeInvite(act, body);
    if (made.wasThere) wasThere();
    return made.invite;
  });
  mounted.handle(routes.undoInvite, ({ act, params }) => undoInvite(act, params.inviteId));
  mounted.handle(routes.readInvite, ({ act, body }) => readInvite(act, body.token));
  mounted.handle(routes.redeemInvite, ({ act, body }) => redeemInvite(act, body.token));
  mounted.handle(routes.listCompanyJoinRequests, async ({ act }) => ({
    joinRequests: await listCompanyJoinRequests(act),
  }));
  mounted.handle(routes.decideCompanyJoinRequest, ({ act, params, body }) =>
    decideCompanyJoinRequest(act, params.joinRequestId, body.decision),
  );
}
