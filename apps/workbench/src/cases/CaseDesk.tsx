import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { DeskCase } from '#contract';
import { FilesFrom } from '#ui/attached';
import { useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { noteSeen, unseenChanges } from '../region/use-live.ts';
import { isTyping } from '../shell/help/use-keys.ts';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { Acts } from './acts/Acts.tsx';
import styles from './CaseDesk.module.css';
import { CaseHead } from './CaseHead.tsx';
import { caseQuery } from './case-query.ts';
import { Facts } from './facts/Facts.tsx';
import { focusCase, keepFocus } from './keys/focus.ts';
import { MergeStrip } from './merging/MergeStrip.tsx';
import { PresenceLine } from './presence/PresenceLine.tsx';
import { caseTexts } from './texts.ts';
import { Composer } from './timeline/Composer.tsx';
import { Timeline } from './timeline/Timeline.tsx';

interface CaseDeskProps {
  caseNumber: string;
  /** What stands at the right end of the head: close, open as a page. */
  tools?: ReactNode;
}

type Pane = 'timeline' | 'acts' | 'facts';

/** One case on one screen: facts, timeline, acts; beside, below or behind one another as the room allows. */
export function CaseDesk({ caseNumber, tools }: CaseDeskProps) {
  const texts = useTexts(caseTexts);
  const query = useQuery(caseQuery(caseNumber));
  const changed = unseenChanges.use();
  useEffect(() => {
    if (query.data && changed.has(caseNumber)) noteSeen(caseNumber);
  }, [query.data, changed, caseNumber]);
  if (query.isPending) return <Waiting lines={10} height={26} />;
  if (query.data)
    return (
      <FilesFrom signedAt={query.dataUpdatedAt} refresh={() => query.refetch({ throwOnError: true })}>
        <LoadedDesk deskCase={query.data} tools={tools} />
      </FilesFrom>
    );
  if (codeOf(query.error) === 'case-not-found')
    return (
      <Empty icon="cases" title={texts.missing} help={texts.missingHelp}>
        {tools}
      </Empty>
    );
  return <Failure error={query.error} retry={() => void query.refetch()} />;
}

// Escape leaves a field, and the keyboard goes on at the case; only the next Escape closes it.
function leaveField(event: KeyboardEvent, caseNumber: string): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!isTyping(event.target)) return;
  event.preventDefault();
  focusCase(caseNumber);
}

function LoadedDesk({ deskCase, tools }: { deskCase: DeskCase; tools: ReactNode }) {
  const texts = useTexts(caseTexts);
  const [pane, setPane] = useState<Pane>('timeline');
  const { caseNumber } = deskCase;
  // Whoever came by a link, or back from a form, has the keyboard at the case and not at the top of the page.
  useEffect(() => keepFocus(caseNumber), [caseNumber]);
  return (
    <article
      className={styles.desk}
      data-pane={pane}
      data-case={deskCase.caseNumber}
      aria-label={deskCase.caseNumber}
      tabIndex={-1}
      onKeyDown={(event) => leaveField(event, deskCase.caseNumber)}
    >
      <CaseHead deskCase={deskCase} tools={tools} />
      <MergeStrip deskCase={deskCase} />
      <div className={styles.choice}>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={texts.panes}
          value={pane}
          onChange={(chosen) => setPane(chosen as Pane)}
          data={(['timeline', 'acts', 'facts'] as const).map((value) => ({ value, label: texts[value] }))}
        />
      </div>
      <div className={styles.panes}>
        <section className={styles.timeline} aria-label={texts.timeline}>
          <Timeline deskCase={deskCase} />
          <PresenceLine caseNumber={deskCase.caseNumber} />
          <Composer deskCase={deskCase} wantPane={() => setPane('timeline')} />
        </section>
        <div className={styles.side}>
          <section className={styles.acts} aria-label={texts.acts}>
            <Acts deskCase={deskCase} wantPane={() => setPane('acts')} />
          </section>
          <section className={styles.facts} aria-label={texts.facts}>
            <Facts deskCase={deskCase} />
          </section>
        </div>
      </div>
    </article>
  );
}
