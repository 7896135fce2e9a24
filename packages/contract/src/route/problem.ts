/**
 * Every expected problem and its HTTP status. Pages translate the code (`wordsForProblem` of the ui package); a code
 * without words fails the build.
 */
export const problems = {
  input: 400,
  'sign-in-needed': 401,
  'not-allowed': 403,
  'beyond-your-scope': 403,
  'membership-needed': 403,
  'policy-agreement-required': 403,
  'transfer-consent-required': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'machine-not-found': 404,
  'case-not-found': 404,
  'company-not-found': 404,
  'join-mismatch': 422,
  'already-member': 409,
  'profile-needed': 409,
  'last-admin': 409,
  'last-full-administrator': 409,
  'has-admin': 409,
  'machine-has-open-cases': 409,
  'machine-is-there': 409,
  'company-closed': 409,
  'already-decided': 409,
  'id-taken': 409,
  'policy-changed': 409,
  'login-name-taken': 409,
  'state-forbids': 409,
  'case-merged': 409,
  'cannot-merge': 422,
  'undo-too-late': 409,
  'split-since': 409,
  'answered-meanwhile': 409,
  'objection-too-late': 409,
  'contact-not-in-company': 422,
  'staff-not-found': 422,
  'file-not-ready': 409,
  'file-not-found': 404,
  'file-type': 415,
  'file-too-large': 413,
  'file-broken': 422,
  'file-without-rows': 422,
  'too-many-files': 422,
  'upload-conflict': 409,
  'import-not-found': 404,
  'import-state': 409,
  'import-columns': 422,
  'too-large': 413,
  'media-type': 415,
  'too-often': 429,
  'sign-in-failed': 401,
  'code-wrong': 401,
  'password-too-short': 422,
  'password-common': 422,
  'link-expired': 410,
  'sign-in-expired': 410,
  'email-not-checked': 403,
  bug: 500,
  'try-again': 503,
} as const;

/** A word of `problems`. */
export type ProblemCode = keyof typeof problems;

/** The body of a problem (RFC 9457). */
export interface Problem {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
}

/** An expected problem: thrown by actions on the server and by the typed client in the page. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Makes the problem of a code, e.g. `throw problem('case-not-found')`. */
export const problem = (code: ProblemCode, more: Pick<Problem, 'fields' | 'retryAfterSeconds'> = {}): ProblemError =>
  new ProblemError({ code, status: problems[code], ...more });
