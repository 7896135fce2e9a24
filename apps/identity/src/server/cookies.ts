import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cookies of both realms; all HttpOnly, none of them readable by a page. */
export const cookieNames = {
  /** The signed-in browser. */
  session: 'home_session',
  /** A browser in which a customer has signed in before. */
  device: 'home_device',
  /** A browser in which somebody of the staff has signed in before. */
  staffDevice: 'staff_device',
  /** Lets the browser that just confirmed its e-mail in once. */
  firstSignIn: 'first_sign_in',
} as const;

/** Sets a cookie that travels to this host alone. */
export function giveCookie(
  reply: FastifyReply,
  cookie: { name: string; value: string; path?: string; seconds: number; secure: boolean },
): void {
  reply.setCookie(cookie.name, cookie.value, {
    httpOnly: true,
    sameSite: 'lax',
    path: cookie.path ?? '/',
    maxAge: cookie.seconds,
    secure: cookie.secure,
    signed: true,
  });
}

/** The value of a cookie whose signature is ours. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const raw = request.cookies[name];
  if (raw === undefined) return undefined;
  const { valid, value } = request.unsignCookie(raw);
  return valid ? value : undefined;
}

/** Takes a cookie back. */
export const takeCookie = (reply: FastifyReply, name: string, path = '/'): void =>
  void reply.clearCookie(name, { path });
