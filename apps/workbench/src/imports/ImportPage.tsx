import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Import } from '#contract';
import { useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import styles from '../shell/lists/ListPage.module.css';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { importQuery } from './import-query.ts';
import own from './imports.module.css';
import { Mapping } from './mapping/Mapping.tsx';
import { Outcome } from './outcome/Outcome.tsx';
import { Progress } from './outcome/Progress.tsx';
import { StateBadge } from './StateBadge.tsx';
import { importTexts } from './texts.ts';

/** One import on its way: columns, dry run, run, result. */
export function ImportPage({ importId }: { importId: string }) {
  const texts = useTexts(importTexts);
  const query = useQuery(importQuery(importId));
  const isMissing = ['import-not-found', 'input'].includes(codeOf(query.error));
  return (
    <div className={styles.sheet}>
      <Link to="/imports">{texts.back}</Link>
      {query.isPending && <Waiting lines={6} />}
      {!query.data &&
        query.isError &&
        (isMissing ? (
          <Empty icon="file" title={texts.missing} help={texts.missingHelp} />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ))}
      {query.data && <Steps one={query.data} />}
    </div>
  );
}

const stepOf = ({ state }: Import): number =>
  state === 'uploaded' || state === 'failed' ? 1 : /check/.test(state) ? 2 : 3;

function Steps({ one }: { one: Import }) {
  const texts = useTexts(importTexts);
  const [changing, setChanging] = useState(false);
  const isMapping = one.state === 'uploaded' || one.state === 'failed' || (changing && one.state === 'checked');
  const here = isMapping ? 1 : stepOf(one);
  return (
    <>
      <header className={own.head}>
        <h1>{one.fileName}</h1>
        <span>{texts.kind[one.kind]}</span>
        <StateBadge state={one.state} />
      </header>
      <ol className={own.steps} aria-label={texts.title}>
        {(['file', 'columns', 'dryRun', 'result'] as const).map((step, at) => (
          <li key={step} data-done={at < here || undefined} aria-current={at === here ? 'step' : undefined}>
            <span>{at + 1}</span> {texts.steps[step]}
          </li>
        ))}
      </ol>
      {one.failure && (
        <p className={own.problem} role="alert">
          {texts.failure[one.failure]}
        </p>
      )}
      {isMapping ? (
        <Mapping one={one} done={() => setChanging(false)} />
      ) : ['checking', 'running', 'undoing'].includes(one.state) ? (
        <Progress one={one} />
      ) : (
        <Outcome one={one} change={() => setChanging(true)} />
      )}
    </>
  );
}
