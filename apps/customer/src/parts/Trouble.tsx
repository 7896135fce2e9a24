import type { ReactNode } from 'react';
import { ProblemError, problem as problemOf } from '#contract';
import { useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { Button } from './Button.tsx';
import { Card, Notice } from './Page.tsx';
import { partTexts } from './texts.ts';

interface TroubleProps {
  thrown: unknown;
  onAgain?: () => void;
  /** What helps, where trying again does not. */
  children?: ReactNode;
}

const nothingThere = problemOf('not-found');

/** Stands in the place of content that could not be had: what happened, what to do, and a way to try again. */
export function Trouble({ thrown, onAgain, children }: TroubleProps) {
  const texts = useTexts(partTexts);
  const wordsFor = useWordsForProblem();
  // Content is asked for by its address alone: what is wrong there is no field that somebody could mend.
  const shown = thrown instanceof ProblemError && thrown.problem.code === 'input' ? nothingThere : thrown;
  const problem = shown instanceof ProblemError ? shown.problem : undefined;
  // What is not there is not there the next time either, and nobody has to look for it in a log.
  const isMissing = problem?.status === 404;
  const requestId = isMissing ? undefined : problem?.requestId;
  const canTryAgain = onAgain && !isMissing;
  return (
    <Card>
      {canTryAgain && <h2 style={{ fontSize: 18 }}>{texts.troubleTitle}</h2>}
      <p role="alert">{wordsFor(shown)}</p>
      {requestId && <p className="mono">{texts.requestId(requestId)}</p>}
      {children}
      {canTryAgain && (
        <Button look="plain" icon="reload" onClick={onAgain}>
          {texts.tryAgain}
        </Button>
      )}
    </Card>
  );
}

/** What went wrong with something just tried, beside its button. */
export function TriedInVain({ thrown }: { thrown: unknown }) {
  const wordsFor = useWordsForProblem();
  if (!thrown) return null;
  return <Notice tone="down">{wordsFor(thrown)}</Notice>;
}
