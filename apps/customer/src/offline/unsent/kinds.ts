import type { Language, OpenCase, ProblemCode, Severity } from '#contract';
import type { Attachment, Joining } from '../../files/tray/attachment.ts';

/** `writing`: the person is at it; `waiting`: it goes out by itself; `needs-you`: the service refused it. */
export type UnsentState = 'writing' | 'waiting' | 'needs-you';

interface Unsent {
  /** Becomes the id of what is sent: sending again makes nothing twice. */
  readonly id: string;
  readonly state: UnsentState;
  /** Why it was refused, or what was in the way the last time. */
  readonly problem: ProblemCode | null;
  readonly files: readonly Attachment[];
  readonly language: Language;
  /** ISO instant of the person's last change, by a clock that may have been wrong: to be shown, not to be sorted by. */
  readonly changedAt: string;
  /** The company it was written in, and is sent to whichever is open then. */
  readonly companyId?: string | null;
  /** Counts the person's changes over all that is held; absent in what an earlier build kept. */
  readonly place?: number;
  /** How it went up the last time, as long as nobody knows whether it arrived. */
  readonly posted?: PostedText;
}

/** A text as it was posted, with the files that were to join it: goes up once more alike, or not at all. */
export interface PostedText {
  readonly item: UnsentItem;
  readonly joining: Joining;
}

/** A case that is not sent yet. */
export interface UnsentCase extends Unsent {
  readonly kind: 'case';
  readonly machineNumber: string;
  readonly reason: OpenCase['reason'];
  readonly severity: Severity | null;
  readonly errorNumber: string;
  readonly description: string;
  /** The person changed the description: nothing may replace it. */
  readonly isTyped: boolean;
  /** `me`, `number`, or a membership id. */
  readonly contact: string;
  readonly callBackNumber: string;
  /** The person's own membership, for the time when nobody is there to ask. */
  readonly membershipId: string | null;
  readonly alarms: NonNullable<OpenCase['alarms']>;
  readonly alarmsAt: string | null;
  readonly controlSoftware: string | null;
  /** Absent in what an earlier build kept. */
  readonly alarmSignature?: OpenCase['alarmSignature'];
}

/** A reply that is not sent yet. */
export interface UnsentReply extends Unsent {
  readonly kind: 'reply';
  readonly caseNumber: string;
  readonly text: string;
}

/** An objection to a solution that is not sent yet. */
export interface UnsentObjection extends Unsent {
  readonly kind: 'objection';
  readonly caseNumber: string;
  readonly text: string;
}

/** One tap that is not sent yet: "I have this too", or that a solution fits. */
export interface UnsentTap extends Unsent {
  readonly kind: 'joining' | 'confirmation';
  readonly caseNumber: string;
}

/** Anything that waits on the device. */
export type UnsentItem = UnsentCase | UnsentReply | UnsentObjection | UnsentTap;

/** The words in it. */
export function wordsIn(item: UnsentItem): string {
  if (item.kind === 'case') return item.description;
  return 'text' in item ? item.text : '';
}

/** True when there is something in it that a person would miss. */
export function isListed(item: UnsentItem): boolean {
  if (item.files.length > 0 || item.state !== 'writing') return true;
  return item.kind === 'case' ? item.isTyped || item.severity !== null : wordsIn(item).trim() !== '';
}

/** The place of the next change: behind all others, whatever clock or page they were made by. */
export const nextPlace = (items: Iterable<UnsentItem>): number =>
  Math.max(0, ...[...items].map(({ place = 0 }) => place)) + 1;

/** First what was written first; the clock decides only between two pages that wrote at once. */
export const inOrder = (items: readonly UnsentItem[]): UnsentItem[] =>
  [...items].sort(
    (one, other) => (one.place ?? 0) - (other.place ?? 0) || one.changedAt.localeCompare(other.changedAt),
  );

const ofQueue: ReadonlySet<string> = new Set(['state', 'problem', 'files', 'posted']);

/** True for what a person did; where it stands in the queue is no change of it. */
export const isByPerson = (change: object): boolean => Object.keys(change).some((name) => !ofQueue.has(name));
