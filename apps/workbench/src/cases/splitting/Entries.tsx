import type { KeyboardEvent } from 'react';
import type { DeskCase } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useMemberName } from '#ui/words';
import own from '../merging/merging.module.css';
import { caseTexts } from '../texts.ts';
import { timelineTexts } from '../timeline/texts.ts';
import { noteOnCall, type Splittable } from './choosing.ts';
import styles from './splitting.module.css';
import { splittingTexts } from './texts.ts';

interface EntriesProps {
  deskCase: DeskCase;
  entries: readonly Splittable[];
  chosen: ReadonlySet<string>;
  choose: (entryIds: ReadonlySet<string>) => void;
}

/** Replies, calls and notes to choose from: the arrow keys go from one to the next, the space bar chooses. */
export function Entries({ deskCase, entries, chosen, choose }: EntriesProps) {
  const texts = useTexts(splittingTexts);
  const toggle = (entryId: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(entryId);
    else next.delete(entryId);
    choose(next);
  };
  return (
    <fieldset className={`${own.candidates} ${styles.entries}`} onKeyDown={step}>
      <legend>{texts.which}</legend>
      {entries.map((entry) => (
        <label key={entry.entryId} data-staff={entry.kind === 'note' || undefined}>
          <input
            type="checkbox"
            checked={chosen.has(entry.entryId)}
            onChange={(event) => toggle(entry.entryId, event.currentTarget.checked)}
          />
          <EntryWords entry={entry} deskCase={deskCase} />
        </label>
      ))}
    </fieldset>
  );
}

function step(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  event.preventDefault();
  boxes[boxes.indexOf(document.activeElement as HTMLInputElement) + way]?.focus();
}

function EntryWords({ entry, deskCase }: { entry: Splittable; deskCase: DeskCase }) {
  const formats = useFormats();
  const nameOf = useMemberName();
  const texts = useTexts(timelineTexts);
  const time = <small>{formats.dateTime(entry.at)}</small>;
  switch (entry.kind) {
    case 'reply':
      return (
        <span>
          <b>{nameOf(entry.by.name)}</b> {time}
          <span className={own.words}>{entry.text}</span>
        </span>
      );
    case 'call': {
      const note = noteOnCall(deskCase, entry.entryId);
      return (
        <span>
          <Icon name="phone" size={14} />{' '}
          <b>{entry.callerName === null ? texts.unnamedCall : texts.called(nameOf(entry.callerName))}</b> {time}
          {note !== null && (
            <span className={own.words}>
              <StaffOnly words={texts.callNote} /> {note}
            </span>
          )}
        </span>
      );
    }
    case 'note':
      return (
        <span>
          <StaffOnly words={texts.note} /> <b>{entry.by}</b> {time}
          <span className={own.words}>{entry.text}</span>
        </span>
      );
  }
}

/** What a note is, with the mark of what no customer sees. */
function StaffOnly({ words }: { words: string }) {
  const { staffOnly } = useTexts(caseTexts);
  return (
    <span className={styles.staffOnly} title={staffOnly}>
      <Icon name="closed" size={12} /> {words}
    </span>
  );
}
