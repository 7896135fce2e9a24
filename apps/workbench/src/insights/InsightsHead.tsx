import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { insightUnits, productLines } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import lists from '../shell/lists/ListPage.module.css';
import { staffQuery, useMe } from '../shell/session.ts';
import styles from './insights.module.css';
import type { InsightSearch } from './search.ts';
import { insightTexts } from './texts.ts';

const here = { exact: true, includeSearch: false } as const;

interface InsightsHeadProps {
  search: InsightSearch;
  place: 'operations' | 'improvement';
  children?: ReactNode;
}

/** Head of the pages of insights: what they are narrowed by lives in the address. */
export function InsightsHead({ search, place, children }: InsightsHeadProps) {
  const texts = useTexts(insightTexts);
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<InsightSearch>) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true }),
    [navigate],
  );
  return (
    <header className={lists.head}>
      <h1>{texts.title}</h1>
      <nav className={styles.tabs} aria-label={texts.title}>
        <Link to="/insights" search={{ line: search.line }} activeOptions={here} activeProps={{ 'data-here': true }}>
          {texts.operations}
        </Link>
        <Link
          to="/insights/improvement"
          search={{ line: search.line }}
          activeOptions={here}
          activeProps={{ 'data-here': true }}
        >
          {texts.improvement}
        </Link>
      </nav>
      {place === 'operations' && (
        <SegmentedControl
          size="xs"
          aria-label={texts.unit}
          value={search.unit ?? 'week'}
          onChange={(unit) => change({ unit: unit as InsightSearch['unit'] })}
          data={insightUnits.map((unit) => ({ value: unit, label: texts.units[unit] }))}
        />
      )}
      <LineChoice line={search.line} change={change} />
      {place === 'operations' && <AreaChoice area={search.area} change={change} />}
      {children}
    </header>
  );
}

interface ChoiceProps {
  change: (part: Partial<InsightSearch>) => void;
}

function LineChoice({ line, change }: ChoiceProps & { line: InsightSearch['line'] }) {
  const texts = useTexts(insightTexts);
  const names = useTexts(peopleWords).productLine;
  const mine = useMe().productLines;
  if (mine.length < 2) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label={texts.line}
      value={line ?? ''}
      onChange={(chosen) => change({ line: (chosen || undefined) as InsightSearch['line'] })}
      data={[
        { value: '', label: texts.allLines },
        ...productLines.filter((each) => mine.includes(each)).map((each) => ({ value: each, label: names[each] })),
      ]}
    />
  );
}

function AreaChoice({ area, change }: ChoiceProps & { area: string | undefined }) {
  const texts = useTexts(insightTexts);
  const { language } = useLanguage();
  const { data } = useQuery(staffQuery);
  return (
    <NativeSelect
      size="xs"
      aria-label={texts.area}
      value={area ?? ''}
      onChange={(event) => change({ area: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: texts.anyArea },
        ...(data?.areas ?? []).map((each) => ({ value: each.area, label: each.name[language] })),
      ]}
    />
  );
}
