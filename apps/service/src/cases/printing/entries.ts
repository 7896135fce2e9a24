import { type DeskCase, type DeskTimelineEntry, type PrintReader, timelineEntrySchema } from '#contract';
import type { PrintWords } from './words.ts';

/** How a printed case says times and names. */
export interface Saying {
  readonly words: PrintWords;
  readonly time: (at: string) => string;
  readonly name: (label: string) => string;
}

/** One entry as it is printed. */
export interface PrintedEntry {
  readonly at: string;
  /** Who, and what it is; or what happened. */
  readonly head: string;
  readonly paragraphs: readonly string[];
  readonly files: readonly string[];
  readonly isStaffOnly: boolean;
}

/** What the customer's shape of a timeline does not name is for staff: a new kind is kept back until it is declared there. */
const isForStaff = (entry: DeskTimelineEntry): boolean => !timelineEntrySchema.safeParse(entry).success;

/** Entries that a reader gets. */
export const entriesFor = (reader: PrintReader, { timeline }: Pick<DeskCase, 'timeline'>): DeskTimelineEntry[] =>
  reader === 'internal' ? timeline : timeline.filter((entry) => !isForStaff(entry));

const sizes = ['B', 'KB', 'MB', 'GB'];

function sizeOf(bytes: number): string {
  const step = Math.min(sizes.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${(bytes / 1024 ** step).toFixed(step === 0 ? 0 : 1)} ${sizes[step]}`;
}

/** A file in one line: a picture on paper is no evidence, its name leads to it. */
export const fileLine = (file: { name: string; bytes: number; caption?: string | null }): string =>
  [`${file.name} (${sizeOf(file.bytes)})`, file.caption].filter(Boolean).join(' · ');

type Words = PrintWords['said'];
type EventEntry = Exclude<
  DeskTimelineEntry,
  { kind: 'opened' | 'also-opened' | 'reply' | 'objected' | 'solved' | 'note' | 'call-note' }
>;

/** What happened, in one line. */
function eventWords(entry: EventEntry, said: Words, { words, time, name }: Saying): string {
  switch (entry.kind) {
    case 'call':
      return entry.callerName === null ? said.unnamedCall : said.called(name(entry.callerName));
    case 'joined':
      return said.joined(name(entry.by.name));
    case 'received':
      return said.received;
    case 'turn':
      return said.turn(words.turns[entry.turn]);
    case 'promise':
      return entry.promisedUpdateAt ? said.promised(time(entry.promisedUpdateAt)) : said.unpromised;
    case 'closed':
      return entry.how === 'confirmed' ? said.confirmed : said.unopposed;
    case 'stopped':
      return [said.stopped(words.stopReasons[entry.reason]), entry.text].filter(Boolean).join(' · ');
    case 'merged':
    case 'unmerged':
      return said[entry.kind](entry.caseNumber, entry.into);
    case 'split':
      return said.split(entry.caseNumber, entry.of);
    case 'assigned':
      return entry.assignee ? said.assigned(entry.by, entry.assignee) : said.unassigned(entry.by);
    case 'prioritised':
      return said.prioritised(entry.by, words.priorities[entry.priority]);
    case 'late':
      return said.late(time(entry.dueAt));
  }
}

/** From which case an entry comes, and in which other one it stands. */
const elsewhereWords = ({ from, alsoIn }: DeskTimelineEntry, said: Words): string[] => [
  ...(from ? [said.from(from)] : []),
  ...(alsoIn && alsoIn !== from ? [said.alsoIn(alsoIn)] : []),
];

/** One entry in words. */
export function printedEntry(entry: DeskTimelineEntry, deskCase: DeskCase, saying: Saying): PrintedEntry {
  const { words, name } = saying;
  const { said } = words;
  const by = (who: { side: string; name: string }) =>
    who.side === 'maker' ? `${name(who.name)} (${words.maker})` : name(who.name);
  const elsewhere = elsewhereWords(entry, said);
  const base = { at: entry.at, files: [] as string[], isStaffOnly: isForStaff(entry) };
  const whole = (head: string, ...paragraphs: string[]): PrintedEntry => ({
    ...base,
    head: [head, ...elsewhere].join(' · '),
    paragraphs,
  });
  switch (entry.kind) {
    case 'opened':
      return {
        ...whole(`${by(entry.by)} · ${said.opened}`, deskCase.description),
        files: deskCase.attachments.map(fileLine),
      };
    case 'also-opened':
      return { ...whole(`${by(entry.by)} · ${said.alsoOpened}`, entry.text), files: entry.files.map(fileLine) };
    case 'reply':
      return { ...whole(`${by(entry.by)} · ${said.reply}`, entry.text), files: entry.files.map(fileLine) };
    case 'objected':
      return whole(`${by(entry.by)} · ${said.objected}`, entry.text);
    case 'solved':
      return whole(
        `${by(entry.by)} · ${said.solved}`,
        `${said.cause}: ${entry.cause}`,
        `${said.remedy}: ${entry.remedy}`,
      );
    case 'note':
      return whole(`${entry.by} · ${said.note}`, entry.text);
    case 'call-note':
      return whole(`${entry.by} · ${said.callNote}`, entry.text);
    default:
      return whole(eventWords(entry, said, saying));
  }
}
