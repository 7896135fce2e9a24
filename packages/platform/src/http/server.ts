import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import { type AccessLog, lineOf, noteBeginning } from '../access-log/index.ts';
import { DatabaseAway, TooBusy } from '../database/index.ts';
import { newId } from '../ids/index.ts';
import { type Logger, shortenAddress } from '../log/index.ts';
import { type HeaderRules, securityHeaders, sendSecurityHeaders } from './headers.ts';
import { knowMethods } from './methods.ts';
import { carriesProblem, PlatformProblem, type ProblemBody } from './problem.ts';
import { refuseUnread } from './unread.ts';

/** What a server process says about itself when it opens. */
export interface ServerOptions {
  readonly log: Logger;
  readonly headers: HeaderRules;
  /** Bytes of a JSON body at most; larger ones answer 413. */
  readonly bodyLimitBytes?: number;
  /** More headers of what is refused before it reaches a route or a hook, e.g. whose pages may read why. */
  readonly unrouted?: Readonly<Record<string, string>>;
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustProxy?: string | boolean;
  /** Where every request is written down (S2.8). */
  readonly accessLog?: AccessLog;
}

const platformCodes: Record<string, [number, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'media-type'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'input'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'input'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'input'],
  // PostgreSQL: a text, also one inside JSON, with a character that it cannot keep (U+0000).
  22021: [400, 'input'],
  '22P05': [400, 'input'],
  // Ours: require_consent found that what the act rests on was withdrawn.
  SC001: [403, 'transfer-consent-required'],
  // It found that the sign-in behind the token was ended.
  SC002: [401, 'sign-in-needed'],
};

/** Turns whatever was thrown into the one error body; everything unexpected becomes a bare 500 and a full log line. */
export function problemFor(error: unknown, requestId: string, log: FastifyBaseLogger): ProblemBody {
  if (carriesProblem(error)) {
    const { status, code, title, ...more } = error.problem;
    return { code, status, title: title ?? code, ...more, requestId };
  }
  // The line for every answer says 503; more of each would be work that nobody has time for.
  if (error instanceof TooBusy)
    return { code: 'try-again', status: 503, title: 'try-again', retryAfterSeconds: 1, requestId };
  if (error instanceof DatabaseAway) {
    log.warn({ err: error.cause, requestId }, 'database away');
    return { code: 'try-again', status: 503, title: 'try-again', retryAfterSeconds: 1, requestId };
  }
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  // PostgreSQL ended one of two transactions that waited for one another; nothing of it was kept.
  if (code === '40P01') {
    log.warn({ err: error, requestId }, 'deadlock');
    return { code: 'try-again', status: 503, title: 'try-again', retryAfterSeconds: 1, requestId };
  }
  const known = platformCodes[code ?? ''];
  if (known) return { code: known[1], status: known[0], title: known[1], requestId };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { code: statusCode === 404 ? 'not-found' : 'input', status: statusCode, title: 'input', requestId };
  log.error({ err: error, requestId }, 'bug');
  return { code: 'bug', status: 500, title: 'bug', requestId };
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemFor(error, request.id, request.log);
  if (problem.retryAfterSeconds) reply.header('retry-after', String(problem.retryAfterSeconds));
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Opens a Fastify server with the project's headers, request ids, error bodies and log lines (no bodies, no queries). */
export function openServer(options: ServerOptions): FastifyInstance {
  const app = fastify({
    genReqId: () => newId(),
    loggerInstance: options.log as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimitBytes ?? 256 * 1024,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: true,
    clientErrorHandler: refuseUnread({ ...securityHeaders(options.headers), ...options.unrouted }),
    // An address that is too long or cannot be decoded never reaches a route, nor its hooks.
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...securityHeaders(options.headers), ...options.unrouted });
      void answerProblem(error, request, reply);
    },
  });
  sendSecurityHeaders(app, options.headers);
  app.setErrorHandler(answerProblem);
  const methodsOf = knowMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(request.url.split('?')[0]!);
    // A route that takes this method said itself that it has nothing.
    if (allowed.length === 0 || allowed.includes(request.method))
      return answerProblem(new PlatformProblem(404, 'not-found'), request, reply);
    reply.header('allow', allowed.join(', '));
    return answerProblem(new PlatformProblem(405, 'input'), request, reply);
  });
  writeDownRequests(app, options.accessLog);
  return app;
}

/** One line a request: in the process log, and in the log of use where there is one. Nobody waits for either. */
function writeDownRequests(app: FastifyInstance, accessLog: AccessLog | undefined): void {
  if (accessLog) app.addHook('onRequest', async (request) => noteBeginning(request));
  app.addHook('onResponse', async (request, reply) => {
    accessLog?.note(lineOf(request, reply, accessLog.routes, accessLog.clock.now()));
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      address: shortenAddress(request.ip),
    };
    // Readable by who asks for it, printed by nobody: a log without our rules would write down bodies and cookies.
    request.log.info({ exchange: Object.defineProperty({ line }, 'request', { value: request }) }, 'answered');
  });
}

/** Listens, tells the parent process, and closes on SIGTERM or when the parent is gone. */
export async function listenAsChild(
  servers: readonly { app: FastifyInstance; host: string; port: number }[],
  close: () => Promise<void> = async () => {},
): Promise<void> {
  for (const { app, host, port } of servers) await app.listen({ host, port });
  endWithParent(async () => {
    await Promise.all(servers.map(({ app }) => app.close()));
    await close();
  });
  process.send?.('ready');
}

/** Runs `close` once on SIGTERM, SIGINT or a lost parent, then ends the process; after 3 s it ends anyway. */
export function endWithParent(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), 3000).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
}
