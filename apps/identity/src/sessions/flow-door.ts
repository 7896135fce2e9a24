import type { FastifyReply, FastifyRequest } from 'fastify';
import { giveCookie, readCookie, takeCookie } from '../server/cookies.ts';
import { callbackPath, type Flow } from './flow.ts';

const cookieOf = (state: string) => `flow_${state.slice(0, 12)}`;

/** Lets the browser carry a flow to its callback. */
export function giveFlow(reply: FastifyReply, flow: Flow, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(flow)).toString('base64url');
  giveCookie(reply, { name: cookieOf(flow.state), value, path: callbackPath, seconds: 1800, secure });
}

/** The flow that a callback belongs to, once; undefined when this browser did not begin it. */
export function takeFlow(request: FastifyRequest, reply: FastifyReply, state: string | undefined): Flow | undefined {
  if (!state) return undefined;
  const carried = readCookie(request, cookieOf(state));
  if (!carried) return undefined;
  takeCookie(reply, cookieOf(state), callbackPath);
  const flow = JSON.parse(Buffer.from(carried, 'base64url').toString('utf8')) as Flow;
  return flow.state === state ? flow : undefined;
}
