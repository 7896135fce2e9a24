/** Who calls, in the order of the columns of the grid. A and B are two companies; B's machines are lasers. */
export const actors = [
  'signed out',
  'pending joiner',
  'member of A',
  'company admin of A',
  'member of B',
  'former member of A',
  'front line',
  'engineer',
  'planner',
  'elsewhere',
  'privacy officer',
  'administrator',
] as const;

/**
 * One of the callers; the engineer works on machine tools only, the other staff on both product lines. `elsewhere` is
 * front line, engineer and planner in one, restricted to an area in which neither A nor B lies.
 */
export type Actor = (typeof actors)[number];

/** Somebody who is in both companies and asks as a member of A. */
export const memberOfBoth = 'member of A and B, asking A';

/**
 * Members of A who stand otherwise with what they agreed to: `agreement outdated` agreed to the version before the one in
 * force, `agreement renewed` to that one, `consent withdrawn` took the transfer back, `choices withdrawn` all that is optional.
 */
export const agreeing = ['agreement outdated', 'agreement renewed', 'consent withdrawn', 'choices withdrawn'] as const;

/** One of `agreeing`. */
export type Agreeing = (typeof agreeing)[number];

/** Whoever calls. */
export type Caller = Actor | typeof memberOfBoth | Agreeing;

/** Whose thing an operation is about: A's, B's, one that does not exist, or none at all (`-`). */
export type ObjectOf = 'A' | 'B' | 'none' | '-';

/** One expected answer: HTTP status, and the problem's code when it is one. */
export interface Answer {
  readonly status: number;
  readonly code?: string;
}
