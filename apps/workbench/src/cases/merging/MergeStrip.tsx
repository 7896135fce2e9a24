import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type CaseMerge, type DeskCase, mergingRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { useMe } from '../../shell/session.ts';
import { minute } from '../../shell/time/minute.ts';
import { moveDrafts } from '../drafts.ts';
import { useAct, useRefusal } from '../use-act.ts';
import styles from './merging.module.css';
import { mergingTexts } from './texts.ts';

/** Under the head: where a merged case goes on, and what was merged into this one as long as that can be undone. */
export function MergeStrip({ deskCase }: { deskCase: DeskCase }) {
  const now = minute.use();
  const { goesOnIn, merges, caseNumber } = deskCase;
  const undoable = merges.filter(
    (merge) => merge.into === caseNumber && new Date(merge.undoUntil) > now && goesOnIn === null,
  );
  return (
    <>
      {goesOnIn && <GoesOn deskCase={deskCase} goesOnIn={goesOnIn} />}
      {undoable.map((merge) => (
        <TookIn key={merge.mergeId} merge={merge} deskCase={deskCase} />
      ))}
    </>
  );
}

function GoesOn({ deskCase: { caseNumber, merges, ...deskCase }, goesOnIn }: { deskCase: DeskCase; goesOnIn: string }) {
  const texts = useTexts(mergingTexts);
  const { staffId } = useMe();
  const now = minute.use();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // Whoever has just merged it goes on by Enter; a field that somebody is in keeps the keyboard.
    if (document.activeElement === document.body) link.current?.focus();
  }, []);
  const merge = merges.find((each) => each.caseNumber === caseNumber);
  const isUndoable = merge !== undefined && merge.into === goesOnIn && new Date(merge.undoUntil) > now;
  return (
    <div className={styles.strip} data-strong>
      <Icon name="merged" size={18} />
      <span>
        {texts.goesOnIn}{' '}
        <Link
          ref={link}
          to="/cases/$caseNumber"
          params={{ caseNumber: goesOnIn }}
          className="mono"
          // What was being written goes along.
          onClick={() => moveDrafts(staffId, caseNumber, goesOnIn)}
        >
          {goesOnIn}
        </Link>
        {merge && <small>{texts.mergedBy(merge.by)}</small>}
      </span>
      {isUndoable && <Undo merge={merge} deskCase={{ ...deskCase, caseNumber, merges }} />}
    </div>
  );
}

function TookIn({ merge, deskCase }: { merge: CaseMerge; deskCase: DeskCase }) {
  const texts = useTexts(mergingTexts);
  return (
    <div className={styles.strip}>
      <Icon name="merged" size={16} />
      <span title={texts.undoHelp}>
        {texts.tookIn(merge.caseNumber)} <small>{texts.mergedBy(merge.by)}</small>
      </span>
      <Undo merge={merge} deskCase={deskCase} />
    </div>
  );
}

function Undo({ merge, deskCase }: { merge: CaseMerge; deskCase: DeskCase }) {
  const texts = useTexts(mergingTexts);
  const formats = useFormats();
  const act = useAct(deskCase.caseNumber);
  const refusal = useRefusal(null, mergingRoutes.undoMerge, deskCase);
  const { mergeId, caseNumber } = merge;
  const undo = () =>
    act.mutate(
      {
        send: () => call(mergingRoutes.undoMerge, { params: { caseNumber, mergeId }, body: {} }),
        done: texts.undone,
      },
      {
        onSuccess: () => {
          for (const number of [caseNumber, merge.into])
            void queryClient.invalidateQueries({ queryKey: keys.case(number) });
        },
      },
    );
  return (
    <span className={styles.undo}>
      <small>{texts.undoUntil(formats.dateTime(merge.undoUntil))}</small>
      <ReasonedButton size="compact-sm" variant="default" reason={refusal} loading={act.isPending} onClick={undo}>
        {texts.undo}
      </ReasonedButton>
    </span>
  );
}

/** Other cases of the machine in work: shown where one reads, merged where one acts. */
export function PossibleDuplicates({ deskCase, merge }: { deskCase: DeskCase; merge: () => void }) {
  const texts = useTexts(mergingTexts);
  const formats = useFormats();
  const { possibleDuplicates } = deskCase;
  if (possibleDuplicates.length === 0 || deskCase.goesOnIn) return null;
  return (
    <section>
      <h3>
        {texts.duplicates} ({possibleDuplicates.length})
      </h3>
      <p className={styles.quiet}>{texts.duplicatesHelp}</p>
      <ul className={styles.list}>
        {possibleDuplicates.map((each) => (
          <li key={each.caseNumber}>
            <Link to="/cases/$caseNumber" params={{ caseNumber: each.caseNumber }} className="mono">
              {each.caseNumber}
            </Link>{' '}
            {each.errorNumber && <span className="mono">{each.errorNumber}</span>}{' '}
            <small>{formats.dateTime(each.openedAt)}</small>
            <p className={styles.words}>{each.description}</p>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={merge}>
        {texts.openMerge}
      </Button>
    </section>
  );
}
