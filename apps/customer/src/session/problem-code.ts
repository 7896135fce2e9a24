import { type ProblemCode, problems } from '#contract';

/** The problem code of whatever was thrown; anything unexpected is a bug. Without words, so that the worker can use it. */
export function problemCode(thrown: unknown): ProblemCode {
  const code = (thrown as { problem?: { code?: unknown } } | null)?.problem?.code;
  return typeof code === 'string' && code in problems ? (code as ProblemCode) : 'bug';
}
