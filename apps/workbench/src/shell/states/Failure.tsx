import { Button } from '@mantine/core';
import type { Problem } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useWordsForProblem } from '#ui/words';
import { shellTexts } from '../texts.ts';
import styles from './states.module.css';

interface FailureProps {
  error: unknown;
  retry?: () => void;
}

/** A part of the page that could not be loaded: what happened, what to do, and the number to tell us. */
export function Failure({ error, retry }: FailureProps) {
  const texts = useTexts(shellTexts);
  const words = useWordsForProblem();
  const requestId = (error as { problem?: Problem } | null)?.problem?.requestId;
  return (
    <div className={styles.state} role="alert">
      <Icon name="warning" size={28} />
      <strong>{texts.failed}</strong>
      <p>{words(error)}</p>
      {requestId && <small>{texts.request(requestId)}</small>}
      {retry && (
        <Button variant="default" size="sm" onClick={retry}>
          {texts.tryAgain}
        </Button>
      )}
    </div>
  );
}
