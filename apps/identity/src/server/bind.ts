import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import type { Route } from '#contract/route';
import { fastifyPath, readInput } from '#platform/http';
import { requireOwnOrigin } from './own-origin.ts';

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Answer<R extends Route> = R extends { readonly answer: infer S extends z.ZodType } ? z.input<S> : undefined;

/** What a handler gets. */
export interface HomeCall<R extends Route> {
  readonly params: Output<R['params']>;
  readonly query: Output<R['query']>;
  readonly body: Output<R['body']>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Binds contract routes. Unlike the service's `mountOn`, no transaction is open around a handler: checking a password
 * takes long and must not hold a connection; handlers open their transactions themselves.
 */
export type Binder = <R extends Route>(
  route: R,
  handler: (call: HomeCall<R>) => Promise<Answer<R>> | Answer<R>,
) => void;

/** Makes the binder of a server whose pages live on `origin`. */
export function binderOn(app: FastifyInstance, origin: string): Binder {
  return (route, handler) => {
    app.route({
      method: route.method as HTTPMethods,
      url: fastifyPath(route.path),
      async handler(request, reply) {
        if (route.method !== 'GET' && route.method !== 'HEAD') requireOwnOrigin(request, origin);
        const call = {
          params: readInput(route.params, request.params),
          query: readInput(route.query, request.query),
          body: readInput(route.body, request.body),
          request,
          reply,
        };
        const answer = await handler(call as never);
        if (reply.sent) return reply;
        reply.status(reply.statusCode === 200 ? route.status : reply.statusCode);
        if (!route.answer) return reply.send();
        return reply.type('application/json').send(JSON.stringify(route.answer.parse(answer)));
      },
    });
  };
}
