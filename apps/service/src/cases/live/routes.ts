import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routes } from '#contract';
import type { Clock } from '#platform/clock';
import type { Mounted } from '#platform/http';
import { type Actors, isWithin, memberOf } from '../../people/index.ts';
import type { Follower, Live } from './hub.ts';
import { type PresenceChange, tellPresence } from './presence.ts';
import { type ChangedRow, changedSince, changedSinceAcrossCompanies, type LiveChange } from './queries.ts';
import { openStream, type StreamEnd, standingAfter } from './stream.ts';

/** What streams need from the wiring. */
export interface LiveOptions {
  readonly app: FastifyInstance;
  readonly live: Live;
  readonly clock: Clock;
  /** Whether a staff session still runs; does not count as using it. */
  readonly sessionRuns: (sessionId: string) => Promise<boolean>;
}

/** Acts commit a little after the moment they carry: what was told last may not have been the last to commit. */
const overlapMs = 5_000;

function lastEventOf(request: FastifyRequest): Date | null {
  const text = request.headers['last-event-id'];
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at - overlapMs);
}

/** What somebody wants to hear. */
interface Early extends Pick<Follower, 'matches' | 'isEndedBy'> {
  readonly hearsPresence?: (change: PresenceChange) => boolean;
}

/** Where what was heard goes. */
interface Target {
  readonly tell: (changes: readonly LiveChange[]) => void;
  readonly tellPresence: (change: PresenceChange) => void;
  readonly end: () => void;
}

/** Hears from the first moment on, so that nothing falls between looking back and listening. */
function early(live: Live, who: Early) {
  const heard: LiveChange[] = [];
  let target: Target | undefined;
  let ended = false;
  const { hearsPresence, ...rest } = who;
  const leave = live.follow({
    ...rest,
    // Whoever is there says so again within seconds: what came too early need not be kept.
    ...(hearsPresence && { presence: { hears: hearsPresence, tell: (change) => target?.tellPresence(change) } }),
    tell: (changes) => (target ? target.tell(changes) : void heard.push(...changes)),
    end() {
      ended = true;
      target?.end();
    },
  });
  return {
    leave,
    attach(to: Target) {
      target = to;
      if (heard.length > 0) to.tell(heard.splice(0));
      if (ended) to.end();
    },
  };
}

type Following = ReturnType<typeof early>;

/**
 * Runs the act that looks back while listening. It can fail after its own work is done, at the commit or at the audit
 * entry, so whoever follows by then leaves out here.
 */
export async function opening<Opened>(
  live: Live,
  act: (listen: (who: Early) => Following) => Promise<Opened>,
): Promise<Opened> {
  let following: Following | undefined;
  try {
    return await act((who) => {
      following = early(live, who);
      return following;
    });
  } catch (error) {
    following?.leave();
    throw error;
  }
}

type Attached = { readonly following: Following; readonly missed: readonly ChangedRow[]; readonly now: Date };

function answer(reply: FastifyReply, { following, missed, now }: Attached, end: StreamEnd): FastifyReply {
  const stream = openStream(reply, { missed, at: now }, end);
  stream.onEnd(following.leave);
  following.attach({ tell: stream.tell, tellPresence: stream.tellPresence, end: stream.end });
  return reply;
}

/** Binds the streams of customers and of the desk. */
export function liveFeature(mounted: Mounted<Actors>, options: LiveOptions): void {
  bindCustomers(mounted, options);
  bindDesk(mounted, options);
  mounted.handle(routes.tellPresence, ({ act, params, body }) => tellPresence(act, params.caseNumber, body));
}

function bindCustomers(mounted: Mounted<Actors>, { app, live, clock }: LiveOptions): void {
  const route = routes.followCases;
  mounted.bound.add(route.id);
  app.get(route.path, async (request, reply) => {
    const since = lastEventOf(request);
    const opened = await opening(live, (listen) =>
      mounted.actFor(route, request, async (act) => {
        const { companyId, membershipId } = memberOf(act);
        const following = listen({
          matches: (change) => change.companyId === companyId && !change.staffOnly,
          isEndedBy: (endedId) => endedId === membershipId || endedId === act.actor.personId,
        });
        const missed = since ? await changedSince(act.tx, companyId, since) : [];
        return { following, missed, now: act.now, endsAt: act.actor.tokenEndsAt };
      }),
    );
    return answer(reply, opened, {
      inMs: opened.endsAt.getTime() - clock.now().getTime(),
      // The same request again: the token may have ended, the membership or the consent too.
      stillIn: () => mounted.actFor(route, request, async () => 'yes' as const).catch(standingAfter),
    });
  });
}

function bindDesk(mounted: Mounted<Actors>, { app, live, clock, sessionRuns }: LiveOptions): void {
  const route = routes.followDesk;
  mounted.bound.add(route.id);
  app.get(route.path, async (request, reply) => {
    const since = lastEventOf(request);
    const opened = await opening(live, (listen) =>
      mounted.actFor(route, request, async (act) => {
        const { scope, sessionId, sessionEndsAt, staffId } = act.actor;
        const following = listen({
          matches: (change) => isWithin(scope, change),
          // Only whoever is at the case too: a list of who reads what would be a log of colleagues.
          hearsPresence: (change) => isWithin(scope, change) && live.presences.isAt(staffId, change.caseNumber),
          isEndedBy: (endedId) => endedId === sessionId,
        });
        const missed = since ? await changedSinceAcrossCompanies(act.tx, scope, since) : [];
        return { following, missed, now: act.now, sessionId, endsAt: sessionEndsAt };
      }),
    );
    return answer(reply, opened, {
      inMs: opened.endsAt.getTime() - clock.now().getTime(),
      stillIn: () => sessionRuns(opened.sessionId).then((runs) => (runs ? 'yes' : 'no'), standingAfter),
    });
  });
}
