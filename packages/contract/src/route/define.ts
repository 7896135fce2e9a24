import type { z } from 'zod';

/** Roles in which somebody acts. `person`: signed in and agreed, whatever the membership; `anyone`: no sign-in; `home-region`: the other region. */
export type Role =
  | 'anyone'
  | 'person'
  | 'member'
  | 'company-admin'
  | 'front-line'
  | 'engineer'
  | 'planner'
  | 'privacy-officer'
  | 'administrator'
  | 'home-region';

/** Whose requests a route serves; each audience has its own way in and its own database role. */
export type RouteAudience =
  | 'public'
  | 'customer'
  | 'staff'
  | 'privacy'
  | 'analysis'
  | 'home'
  | 'home-policies'
  | 'region';

/** A group of routes in the API's documentation. */
export type RouteTag =
  | 'Operations'
  | 'Person'
  | 'Company'
  | 'Machines'
  | 'Cases'
  | 'Files'
  | 'Live'
  | 'Desk: session'
  | 'Desk: cases'
  | 'Desk: companies'
  | 'Desk: machines'
  | 'Desk: administration'
  | 'Desk: imports'
  | 'Desk: exports'
  | 'Desk: insights'
  | 'Regions'
  | 'Privacy desk';

/** One operation, declared once: server, client, OpenAPI, permission grid and audit read the same object. */
export interface Route {
  /** Verb and noun; unique; the operationId of OpenAPI. */
  readonly id: string;
  readonly tag: RouteTag;
  readonly summary: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly audience: RouteAudience;
  /** Who may call it: one of these roles is needed. */
  readonly may: readonly Role[];
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** Status of success. */
  readonly status: number;
  /** Problem codes it answers beside the ones every route has. */
  readonly problems?: readonly string[];
  /** What the audit entry of a call says; absent: none is written. */
  readonly audit?: string;
  /**
   * Why a customer may call it without having agreed to the policy in force; absent: it answers 403
   * `policy-agreement-required` from the moment a new version takes effect (S8.1).
   */
  readonly withoutAgreement?:
    | 'policy'
    | 'consents'
    | 'rights'
    | 'deletion'
    | 'export'
    | 'complaint'
    | 'sign-out'
    | 'own-security';
  /** New things one person may make by it in a window of time; sending a known one again does not count. */
  readonly perPerson?: { readonly times: number; readonly windowSeconds: number };
  /**
   * The body or the answer is no JSON: a stream, a redirect, a file of the file origin, a tus answer, a file that is
   * the body (`upload`), or a file that is the answer (`download`).
   */
  readonly raw?: 'event-stream' | 'redirect' | 'file' | 'tus' | 'upload' | 'download';
}

/** Declares a route; keeps the literal types of its parts. */
export function defineRoute<const R extends Omit<Route, 'status'> & { readonly status?: number }>(
  route: R,
): R & { readonly status: R['status'] extends number ? R['status'] : 200 } {
  return { ...route, status: route.status ?? 200 } as never;
}

/** Names the company that a customer's request means (lower-case uuid); who is in one company only may leave it out. */
export const companyHeader = 'company-id';
