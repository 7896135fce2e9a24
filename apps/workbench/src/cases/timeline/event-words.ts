import type { DeskCase, DeskTimelineEntry } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import type { IconName } from '#ui/icons';
import { caseWords, useMemberName } from '#ui/words';
import { clockTexts } from '../clocks/texts.ts';
import { type Brought, broughtBy } from './brought.ts';
import { timelineTexts } from './texts.ts';

interface EventWords {
  icon: IconName;
  words: string;
  isStaffOnly?: boolean;
  /** Case numbers in the words lead there. */
  hasLinks?: boolean;
}

type Other = Extract<DeskTimelineEntry, { kind: 'merged' | 'unmerged' | 'split' }>;

/** What two cases had to do with one another, as it reads in each of them. */
function useOtherWords(): (entry: Other, deskCase: Pick<DeskCase, 'caseNumber' | 'timeline'>) => EventWords {
  const texts = useTexts(timelineTexts);
  const listed = useListed();
  return (entry, { caseNumber: reading, timeline }) => {
    const { kind, by, caseNumber } = entry;
    if (kind !== 'split') {
      const words =
        caseNumber === reading ? texts[kind].away(by.name, entry.into) : texts[kind].here(by.name, caseNumber);
      return { icon: 'merged', words, hasLinks: true };
    }
    const words =
      caseNumber === reading
        ? texts.split.away(by.name, entry.of)
        : entry.of === reading
          ? texts.split.here(by.name, caseNumber)
          : texts.split.between(by.name, caseNumber, entry.of);
    const along = listed(broughtBy(entry, timeline, reading));
    return { icon: 'split', words: along ? texts.split.withAlong(words, along) : words, hasLinks: true };
  };
}

/** How many of what, in words; empty for nothing. */
function useListed(): (brought: Brought) => string {
  const { split } = useTexts(timelineTexts);
  return ({ replies, calls, notes }) =>
    [replies && split.replies(replies), calls && split.calls(calls), notes && split.notes(notes)]
      .filter(Boolean)
      .join(split.and);
}

/** Who called, or that nobody gave a name. */
function useCallWords(): (callerName: string | null) => string {
  const texts = useTexts(timelineTexts);
  const nameOf = useMemberName();
  return (callerName) => (callerName === null ? texts.unnamedCall : texts.called(nameOf(callerName)));
}

/** A slim entry in words, as it reads in one case. */
export function useEventWords(entry: DeskTimelineEntry, deskCase: DeskCase): EventWords {
  const texts = useTexts(timelineTexts);
  const words = useTexts(caseWords);
  const clocks = useTexts(clockTexts);
  const callWords = useCallWords();
  const otherWords = useOtherWords();
  const formats = useFormats();
  switch (entry.kind) {
    case 'call':
      return { icon: 'phone', words: callWords(entry.callerName) };
    case 'merged':
    case 'unmerged':
    case 'split':
      return otherWords(entry, deskCase);
    case 'joined':
      return { icon: 'people', words: texts.joined(entry.by.name) };
    case 'received':
      return { icon: 'received', words: texts.received };
    case 'turn':
      return { icon: entry.turn, words: texts.turn(words.deskTurn[entry.turn]) };
    case 'promise':
      return {
        icon: 'clock',
        words: entry.promisedUpdateAt ? texts.promised(formats.dateTime(entry.promisedUpdateAt)) : texts.unpromised,
      };
    case 'closed':
      return { icon: 'closed', words: entry.how === 'confirmed' ? texts.closedConfirmed : texts.closedUnopposed };
    case 'stopped': {
      const reason = texts.stopped(words.stopReason[entry.reason]);
      return { icon: 'stopped', words: entry.text ? `${reason} · ${entry.text}` : reason };
    }
    case 'assigned':
      return {
        icon: 'person',
        words: entry.assignee ? texts.assigned(entry.by, entry.assignee) : texts.unassigned(entry.by),
        isStaffOnly: true,
      };
    case 'prioritised':
      return { icon: 'flag', words: texts.prioritised(entry.by, words.priority[entry.priority]), isStaffOnly: true };
    case 'late':
      return {
        icon: 'warning',
        words: texts.late(clocks.dueOf[entry.dueOf], formats.dateTime(entry.dueAt)),
        isStaffOnly: true,
      };
    default:
      return { icon: 'info', words: entry.kind };
  }
}
