import { isDeepStrictEqual } from 'node:util';
import type { FastifyRequest } from 'fastify';
import { problem } from '#contract';
import { noteSignedIn } from '#platform/access-log';
import type { Act, Expected } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Door } from '#platform/http';
import type { StaffActor } from '../actors.ts';
import { hashOfProof, proofOf } from './proof.ts';
import { type SessionRow, type StaffRow, sessionByToken, sessionSeen } from './queries.ts';
import { idleSince, seenLongAgo } from './rules.ts';

/** Name of the cookie that holds a staff session's token. */
export const sessionCookie = 'staff_session';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** An unsafe call must come from a page of our own origin; a browser says so in one of two headers. */
function requireOwnOrigin(request: FastifyRequest, serviceUrl: string): void {
  if (safeMethods.has(request.method)) return;
  const { origin } = request.headers;
  if (origin !== undefined ? origin === serviceUrl : request.headers['sec-fetch-site'] === 'same-origin') return;
  throw problem('foreign-origin');
}

/** The actor of a staff member; `session` is empty while the session is being made. */
export const staffActor = (
  kind: StaffActor['kind'],
  row: StaffRow,
  session: { session_id: string; ends_at: Date },
  sessionProof: Buffer,
): StaffActor => ({
  kind,
  roles: row.roles,
  staffId: row.staff_id,
  name: row.name,
  team: row.team,
  scope: { productLines: row.product_lines, areas: row.areas },
  sessionId: session.session_id,
  sessionProof,
  sessionEndsAt: session.ends_at,
});

const tokenOf = (request: FastifyRequest): string => {
  const token = request.cookies[sessionCookie];
  if (!token || token.length > 100) throw problem('sign-in-needed');
  return token;
};

const rememberedSessions = 1_000;

/** Running sessions as they were the last time, as far as this process remembers. */
function sessionsKnown(kind: StaffActor['kind']) {
  const known = new Map<string, SessionRow>();
  const found = async (act: Act<null>, tokenHash: Buffer, request: FastifyRequest): Promise<SessionRow> => {
    const row = await sessionByToken(act.tx, tokenHash, act.now, idleSince(act.now));
    const key = tokenHash.toString('base64url');
    known.delete(key);
    if (!row) throw problem('sign-in-needed');
    noteSignedIn(request, { kind: 'staff', personId: row.staff_id });
    if (seenLongAgo(row.seen_at, act.now)) sessionSeen(act.tx, row.session_id, act.now);
    if (known.size >= rememberedSessions) known.delete(known.keys().next().value!);
    known.set(key, row);
    return row;
  };
  return {
    found,
    expected(proof: Buffer, request: FastifyRequest): Expected<StaffActor> | undefined {
      const tokenHash = hashOfProof(proof);
      const before = known.get(tokenHash.toString('base64url'));
      return (
        before && {
          actor: staffActor(kind, before, before, proof),
          settings: scopeSettings(before),
          // When it was used last changes by itself and says nothing about who it is.
          holds: async (act) =>
            isDeepStrictEqual({ ...(await found(act, tokenHash, request)), seen_at: before.seen_at }, before),
        }
      );
    },
  };
}

const scopeSettings = (row: SessionRow) => ({
  'app.product_lines': row.product_lines.join(','),
  'app.staff_areas': row.areas.join(','),
});

async function actorOf(
  act: Act<null>,
  kind: StaffActor['kind'],
  row: Promise<SessionRow>,
  proof: Buffer,
): Promise<StaffActor> {
  const found = await row;
  for (const [name, value] of Object.entries(scopeSettings(found))) act.enter(name as `app.${string}`, value);
  return staffActor(kind, found, found, proof);
}

/**
 * How staff come in: the session cookie, and for unsafe calls a page of our own origin. The privacy desk comes in the
 * same way under a database role of its own.
 */
export function staffDoor(
  kind: StaffActor['kind'],
  options: { readonly database: Database; readonly serviceUrl: string },
): Door<StaffActor> {
  const sessions = sessionsKnown(kind);
  return {
    database: options.database,
    admit(request) {
      requireOwnOrigin(request, options.serviceUrl);
      const proof = proofOf(tokenOf(request));
      return {
        settings: {},
        actor: (act) => actorOf(act, kind, sessions.found(act, hashOfProof(proof), request), proof),
        expected: sessions.expected(proof, request),
      };
    },
  };
}

/**
 * How staff come in to what is analysed: the same session, looked up before the act as role staff. The act itself runs as
 * role `analysis`, which knows neither sessions nor people nor cases (privacy.md G2).
 */
export function analysisDoor(options: {
  readonly database: Database;
  readonly sessions: Database;
  readonly serviceUrl: string;
  readonly clock: Clock;
}): Door<StaffActor> {
  return {
    database: options.database,
    async admit(request) {
      requireOwnOrigin(request, options.serviceUrl);
      const proof = proofOf(tokenOf(request));
      const now = options.clock.now();
      const actor = await options.sessions.transaction({}, async (tx) => {
        const row = await sessionByToken(tx, hashOfProof(proof), now, idleSince(now));
        if (!row) throw problem('sign-in-needed');
        noteSignedIn(request, { kind: 'staff', personId: row.staff_id });
        if (seenLongAgo(row.seen_at, now)) sessionSeen(tx, row.session_id, now);
        return staffActor('analysis', row, row, proof);
      });
      return { settings: {}, actor: () => actor };
    },
  };
}
