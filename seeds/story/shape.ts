import type { CauseCode, RemedyCode } from '#contract';

/** A file of the demo: the name of a picture in seeds/pictures, or a path in seeds and what is told about it. */
export type DemoFile = string | { readonly name: string; readonly caption?: string; readonly poster?: string };

/** One thing that happened in a demo case, some hours after it was opened. */
export type DemoStep =
  | { readonly after: number; readonly by: string; readonly does: 'receive' }
  | {
      readonly after: number;
      readonly by: string;
      readonly does: 'reply' | 'note' | 'object';
      readonly text: string;
      readonly files?: readonly DemoFile[];
    }
  | { readonly after: number; readonly by: string; readonly does: 'assign'; readonly to: string }
  | {
      readonly after: number;
      readonly by: string;
      readonly does: 'priority';
      readonly priority: 'urgent' | 'high' | 'normal' | 'low';
    }
  | {
      readonly after: number;
      readonly by: string;
      readonly does: 'turn';
      readonly turn: 'maker' | 'customer' | 'parts' | 'visit';
    }
  /** `until`: hours after the case was opened. */
  | { readonly after: number; readonly by: string; readonly does: 'promise'; readonly until: number }
  /** `caller`: key of the customer who called; absent: the maker called. */
  | {
      readonly after: number;
      readonly by: string;
      readonly does: 'call';
      readonly caller?: string;
      readonly note?: string;
    }
  | {
      readonly after: number;
      readonly by: string;
      readonly does: 'solve';
      readonly cause: string;
      readonly remedy: string;
      readonly causeCode?: CauseCode;
      readonly remedyCode?: RemedyCode;
    }
  | {
      readonly after: number;
      readonly by: string;
      readonly does: 'stop';
      readonly reason: 'withdrawn' | 'duplicate' | 'not-ours' | 'no-answer';
      readonly text?: string;
    }
  | { readonly after: number; readonly by: string; readonly does: 'confirm' };

/** One case of the demo story; `hoursAgo` is relative to the day the demo is made. */
export interface DemoCase {
  readonly machine: string;
  readonly by: string;
  readonly hoursAgo: number;
  readonly severity: 'down' | 'limited' | 'running';
  readonly reason: 'fault' | 'question' | 'spare-part' | 'maintenance' | 'wish';
  readonly errorNumber?: string;
  readonly alarmText?: string;
  readonly text: string;
  readonly files?: readonly DemoFile[];
  readonly steps: readonly DemoStep[];
}
