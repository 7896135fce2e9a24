import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import type { Act, Expected, RunAct } from '../act/index.ts';
import type { Database, Settings } from '../database/index.ts';
import { type Limit, personKey, throttleWithin } from '../throttle/index.ts';
import { PlatformProblem } from './problem.ts';

/** The part of a contract route that the server reads. */
export interface RouteShape {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly audience: string;
  /** Roles of which the actor needs one; `anyone` for routes without sign-in. */
  readonly may: readonly string[];
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** Status of success. */
  readonly status: number;
  /** What an audit entry of this route says; absent: the route writes none. */
  readonly audit?: string;
  /** Why a customer may call it without having agreed to what is in force. */
  readonly withoutAgreement?: string;
  /** New things one person may make by it in a window of time. */
  readonly perPerson?: Limit;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
// biome-ignore lint/suspicious/noConfusingVoidType: a handler of a route without an answer may return nothing
type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : void;

/** An actor as the mount needs it: with the roles it acts in. */
export interface RoleBearer {
  readonly roles: readonly string[];
}

/** Someone who showed a valid credential, before the database has said who it is. */
export interface Admission<Actor extends RoleBearer> {
  readonly settings: Settings;
  readonly actor: (act: Act<null>) => Promise<Actor> | Actor;
  /** Who it was the last time, where that is known. */
  readonly expected?: Expected<Actor>;
}

/** How one audience comes in: its database role and how its requests are recognised. */
export interface Door<Actor extends RoleBearer> {
  readonly database: Database;
  /** @throws a problem (401) when the request shows no valid credential */
  admit(request: FastifyRequest, route: RouteShape): Promise<Admission<Actor>> | Admission<Actor>;
}

/** What a handler gets. */
export interface Call<R extends RouteShape, Actor> {
  readonly params: Output<R['params']>;
  readonly query: Output<R['query']>;
  readonly body: Output<R['body']>;
  readonly act: Act<Actor>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Says that the thing a repeated call would make was there already: the answer is 200 and not the route's status. */
  readonly wasThere: () => void;
}

/**
 * Reads what somebody sent. @throws PlatformProblem `input` with the first mistake of every field; the code is zod's own
 * issue code
 */
export function readInput(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'body'];
    for (const name of names) fields[name.slice(0, 60)] ??= issue.code === 'custom' ? issue.message : issue.code;
  }
  throw new PlatformProblem(400, 'input', { fields });
}

/** `{name}` in the contract is `:name` in Fastify. */
export const fastifyPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Refuses an actor who has none of the route's roles. */
export function requireRole(route: RouteShape, actor: RoleBearer): void {
  if (route.may.includes('anyone') || route.may.some((role) => actor.roles.includes(role))) return;
  // Somebody who is nothing but a person has no company yet, or no longer.
  const isOnlyPerson = actor.roles.every((role) => role === 'person');
  throw new PlatformProblem(403, isOnlyPerson ? 'membership-needed' : 'not-allowed');
}

/** Everything a server binds: which routes exist is read back by the coverage tests. */
export interface Mounted<Actors extends Record<string, RoleBearer>> {
  /**
   * Binds a contract route to a handler that runs inside one act.
   * @param before runs once the credential and the input are right and no connection is held yet; throws a problem to
   * refuse. What commits by itself, such as a throttle, belongs here: inside the act it would wait for a second
   * connection while holding the first. So does what waits for another process. The handler gets what it answers.
   */
  handle<R extends RouteShape & { audience: keyof Actors & string }, Before = void>(
    route: R,
    handler: (call: Call<R, Actors[R['audience']]>, before: Before) => Promise<Input<R['answer']>> | Input<R['answer']>,
    before?: (admitted: Settings) => Promise<Before>,
  ): void;
  /** Runs work as the actor of a request outside `handle`, for streams and uploads. */
  actFor<R extends RouteShape & { audience: keyof Actors & string }, Answer>(
    route: R,
    request: FastifyRequest,
    work: (act: Act<Actors[R['audience']]>, countNew: CountNew) => Promise<Answer>,
  ): Promise<Answer>;
  /** Asks the handler of a bound route inside an act that is under way, as an export does page by page. */
  ask(
    route: RouteShape,
    act: Act<never>,
    request: FastifyRequest,
    reply: FastifyReply,
    query: unknown,
  ): Promise<unknown>;
  /** Ids of the routes bound so far. */
  readonly bound: Set<string>;
}

/**
 * Counts a new thing against the route's limit per person, in the act's own transaction.
 * @throws PlatformProblem `too-often`, and with it nothing has been made
 */
export type CountNew = () => Promise<void>;

function counterOf(route: RouteShape, settings: Settings, act: Act): CountNew {
  const personId = settings['app.person_id'];
  return async () => {
    if (!route.perPerson || !personId) return;
    const answer = await throttleWithin(act.tx, personKey(route.id, personId), route.perPerson, act.now);
    if (answer.allowed) return;
    throw new PlatformProblem(429, 'too-often', { retryAfterSeconds: answer.retryAfterSeconds });
  };
}

type Doors<Actors extends Record<string, RoleBearer>> = { readonly [Audience in keyof Actors]: Door<Actors[Audience]> };

/** Runs work as an admitted actor in one act: role check first, the route's audit entry last. */
function runnerOf<Actors extends Record<string, RoleBearer>>(runAct: RunAct, doors: Doors<Actors>) {
  return <R extends RouteShape & { audience: keyof Actors & string }, Answer>(
    route: R,
    request: FastifyRequest,
    admission: Admission<Actors[R['audience']]>,
    work: (act: Act<Actors[R['audience']]>, countNew: CountNew) => Promise<Answer>,
  ): Promise<Answer> =>
    runAct(
      {
        database: doors[route.audience].database,
        settings: admission.settings,
        requestId: request.id,
        actor: admission.actor,
        expected: admission.expected,
        // Reading can be asked again; sign-in and what somebody has written come first (trust.md §4).
        givesWay: route.method === 'GET',
      },
      async (act) => {
        requireRole(route, act.actor);
        const answer = await work(act, counterOf(route, admission.settings, act));
        // Parameters of our routes are numbers and ids of things, never texts.
        const about = request.params as Record<string, string>;
        if (route.audit) act.audit({ what: route.audit, subjects: [...act.seen], about });
        return answer;
      },
    );
}

function send(reply: FastifyReply, route: RouteShape, status: number, answer: unknown): FastifyReply {
  if (reply.sent) return reply;
  reply.status(status);
  if (!route.answer) return reply.send();
  return reply.type('application/json').send(JSON.stringify(route.answer.parse(answer)));
}

/** What writes waits for the proof of who it is: it may have effects that no transaction takes back. */
const admissionFor = <Actor extends RoleBearer>(route: RouteShape, admission: Admission<Actor>): Admission<Actor> =>
  route.method === 'GET' && route.answer ? admission : { ...admission, expected: undefined };

/** Makes the one way to bind contract routes (house.md §3: contract → route → action). */
export function mountOn<Actors extends Record<string, RoleBearer>>(
  app: FastifyInstance,
  runAct: RunAct,
  doors: Doors<Actors>,
): Mounted<Actors> {
  const bound = new Set<string>();
  const runAdmitted = runnerOf(runAct, doors);
  const handlers = new Map<string, (call: Call<RouteShape, never>) => unknown>();
  return {
    bound,
    async ask(route, act, request, reply, asked) {
      const handler = handlers.get(route.id);
      if (!handler) throw new Error(`no handler of ${route.id} to ask`);
      const params = readInput(route.params, request.params) as never;
      const query = readInput(route.query, asked) as never;
      const call = { params, query, body: undefined as never, act, request, reply, wasThere: () => {} };
      const answer = await handler(call);
      return route.answer ? route.answer.parse(answer) : answer;
    },
    async actFor(route, request, work) {
      const admission = { ...(await doors[route.audience].admit(request, route)), expected: undefined };
      return runAdmitted(route, request, admission, work);
    },
    handle(route, handler, before) {
      bound.add(route.id);
      handlers.set(route.id, handler as never);
      app.route({
        method: route.method as HTTPMethods,
        url: fastifyPath(route.path),
        async handler(request, reply) {
          const admission = admissionFor(route, await doors[route.audience].admit(request, route));
          const params = readInput(route.params, request.params) as never;
          const query = readInput(route.query, request.query) as never;
          const body = readInput(route.body, request.body) as never;
          const first = await before?.(admission.settings);
          let status = route.status;
          const wasThere = () => {
            status = 200;
          };
          const answer = await runAdmitted(route, request, admission, async (act, countNew) => {
            const made = await handler({ params, query, body, act, request, reply, wasThere }, first as never);
            if (status === route.status) await countNew();
            return made;
          });
          return send(reply, route, status, answer);
        },
      });
    },
  };
}
