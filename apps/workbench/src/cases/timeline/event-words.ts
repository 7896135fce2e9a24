import type { DeskTimelineEntry } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import type { IconName } from '#ui/icons';
import { caseWords, useMemberName } from '#ui/words';
import { clockTexts } from '../clocks/texts.ts';
import { timelineTexts } from './texts.ts';

interface EventWords {
  icon: IconName;
  words: string;
  isStaffOnly?: boolean;
}

type Other = Extract<DeskTimelineEntry, { kind: 'merged' | 'unmerged' | 'split' }>;
type OtherTexts = Readonly<
  Record<Other['kind'], Readonly<Record<'here' | 'away', (by: string, number: string) => string>>>
>;

/** What two cases had to do with one another, as it reads in each of them. */
function otherWords(texts: OtherTexts, entry: Other, reading: string): EventWords {
  const { kind, by, caseNumber } = entry;
  const first = kind === 'split' ? entry.of : entry.into;
  const words = texts[kind];
  return {
    icon: kind === 'split' ? 'split' : 'merged',
    words: caseNumber === reading ? words.away(by.name, first) : words.here(by.name, caseNumber),
  };
}

/** Who called, or that nobody gave a name. */
function useCallWords(): (callerName: string | null) => string {
  const texts = useTexts(timelineTexts);
  const nameOf = useMemberName();
  return (callerName) => (callerName === null ? texts.unnamedCall : texts.called(nameOf(callerName)));
}

/** A slim entry in words, as it reads in one case. */
export function useEventWords(entry: DeskTimelineEntry, caseNumber: string): EventWords {
  const texts = useTexts(timelineTexts);
  const words = useTexts(caseWords);
  const clocks = useTexts(clockTexts);
  const callWords = useCallWords();
  const formats = useFormats();
  switch (entry.kind) {
    case 'call':
      return { icon: 'phone', words: callWords(entry.callerName) };
    case 'merged':
    case 'unmerged':
    case 'split':
      return otherWords(texts, entry, caseNumber);
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
