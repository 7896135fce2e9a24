/** The body of a problem (RFC 9457) as every region answers it. */
export interface ProblemBody {
  /** Machine-readable word the page translates; never shown to a person as it is. */
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** Field path → code of what is wrong with it. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly requestId?: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds?: number;
}

/** Anything thrown that carries a problem; the contract's own error class has this shape. */
export interface CarriesProblem extends Error {
  readonly problem: Omit<ProblemBody, 'title'> & { readonly title?: string };
}

/** Whether an error is an expected problem rather than a bug. */
export const carriesProblem = (error: unknown): error is CarriesProblem =>
  error instanceof Error && typeof (error as Partial<CarriesProblem>).problem?.code === 'string';

/** A problem of the platform itself: input, size, method, overload. */
export class PlatformProblem extends Error implements CarriesProblem {
  readonly problem: CarriesProblem['problem'];
  constructor(status: number, code: string, more: Pick<ProblemBody, 'fields' | 'retryAfterSeconds'> = {}) {
    super(code);
    this.problem = { status, code, ...more };
  }
}
