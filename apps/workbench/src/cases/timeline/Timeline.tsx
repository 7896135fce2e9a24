import { useEffect, useLayoutEffect, useRef } from 'react';
import type { DeskCase } from '#contract';
import { useTexts } from '#ui/i18n';
import { Empty } from '../../shell/states/Empty.tsx';
import { Entry } from './Entry.tsx';
import { chosenFilters } from './filters/chosen.ts';
import { narrowed } from './filters/kinds.ts';
import { TimelineFilters } from './filters/TimelineFilters.tsx';
import { filterTexts } from './filters/texts.ts';
import styles from './Timeline.module.css';

const nearEndPx = 80;

/** Everything that happened, oldest first; stays at the end while the reader is there. */
export function Timeline({ deskCase }: { deskCase: DeskCase }) {
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const texts = useTexts(filterTexts);
  const entries = narrowed(deskCase, chosenFilters.use());
  const last = entries.at(-1)?.entryId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last entry is the reason to move
  useLayoutEffect(() => {
    const { current } = list;
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [last]);
  useEffect(() => {
    const { current } = list;
    if (!current) return;
    const note = () => {
      isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < nearEndPx;
    };
    // The composer below grows with its text, and the end shall stay in sight.
    const watcher = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTop = current.scrollHeight;
    });
    watcher.observe(current);
    current.addEventListener('scroll', note, { passive: true });
    return () => {
      watcher.disconnect();
      current.removeEventListener('scroll', note);
    };
  }, []);
  return (
    <>
      <TimelineFilters deskCase={deskCase} shown={entries.length} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <ol ref={list} className={styles.timeline} tabIndex={0} aria-live="polite" aria-relevant="additions">
        {entries.length === 0 && (
          <li>
            <Empty icon="info" title={texts.none} help={texts.noneHelp} />
          </li>
        )}
        {entries.map((entry) => (
          <Entry key={`${entry.kind}${entry.entryId}`} entry={entry} deskCase={deskCase} />
        ))}
      </ol>
    </>
  );
}
