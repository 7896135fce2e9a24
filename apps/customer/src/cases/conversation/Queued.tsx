import { useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { Discard } from '../../offline/Discard.tsx';
import { offlineTexts } from '../../offline/texts.ts';
import { changeUnsent, discard, sendUnsent, type UnsentItem, wordsIn } from '../../offline/unsent/index.ts';
import { useIsOnline, useIsSending, useUnsentItems } from '../../offline/use-unsent.ts';
import { Button, Notice } from '../../parts/index.ts';
import { useMember } from '../../session/queries.ts';
import { openingTexts } from '../opening/texts.ts';
import styles from './conversation.module.css';
import { conversationTexts } from './texts.ts';

/** What a person did about a case and has not gone out yet: objection, confirmation, "I have this too". */
export function Queued({ caseNumber }: { caseNumber: string }) {
  const { personId } = useMember();
  const items = useUnsentItems(personId);
  return items
    .filter((item) => item.kind !== 'case' && item.kind !== 'reply' && item.caseNumber === caseNumber)
    .filter(({ state }) => state !== 'writing')
    .map((item) => <QueuedAct key={item.id} item={item} personId={personId} />);
}

function QueuedAct({ item, personId }: { item: UnsentItem; personId: string }) {
  const names = useTexts(offlineTexts);
  const texts = useTexts(conversationTexts);
  const { savedHere, sendNow, goOnWriting } = useTexts(openingTexts);
  const wordsFor = useWordsForProblem();
  const isSending = useIsSending(item.id);
  const isOnline = useIsOnline();
  // It takes a moment; only what stays is news.
  if (isSending && isOnline) return null;
  const isRefused = item.state === 'needs-you';
  const isTold = item.problem !== null && (isRefused || (isOnline && item.problem !== 'try-again'));
  return (
    <div role="status">
      <Notice tone={isRefused ? 'down' : 'done'}>
        <strong>{names[item.kind]}</strong>
        {wordsIn(item) && <p className={styles.text}>{wordsIn(item)}</p>}
        <p>{isTold ? wordsFor({ problem: { code: item.problem } }) : savedHere}</p>
        <div className={styles.queued}>
          {isOnline && (
            <Button look="plain" onClick={() => void sendUnsent(personId, item.id)}>
              {sendNow}
            </Button>
          )}
          {item.kind === 'objection' && (
            <Button look="quiet" onClick={() => changeUnsent(personId, item.id, { state: 'writing' })}>
              {goOnWriting}
            </Button>
          )}
          <Discard item={item} onDiscard={() => void discard(personId, item.id)}>
            {texts.takeBack}
          </Discard>
        </div>
      </Notice>
    </div>
  );
}
