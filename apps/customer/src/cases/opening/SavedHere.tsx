import { useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { AttachmentStrip } from '../../files/strip/AttachmentStrip.tsx';
import { useIsKeeping } from '../../files/strip/use-attachments.ts';
import { Discard } from '../../offline/Discard.tsx';
import { sendUnsent, trayOf } from '../../offline/unsent/index.ts';
import { useIsOnline, useIsSending } from '../../offline/use-unsent.ts';
import { Button, Card, CopyNumber, fieldStyles, LinkButton, Notice } from '../../parts/index.ts';
import { changeDraft, type Draft, dropDraft } from './draft.ts';
import { openingTexts } from './texts.ts';

/** A case that is ready to go and waits for a connection: nothing is left to do. */
export function SavedHere({ draft, personId }: { draft: Draft; personId: string }) {
  const texts = useTexts(openingTexts);
  const wordsFor = useWordsForProblem();
  const isOnline = useIsOnline();
  const isSending = useIsSending(draft.id);
  const tray = trayOf(personId, draft.id);
  const isKeeping = useIsKeeping(tray);
  // What stands in the way beside the connection, e.g. a sign-in that has ended.
  const isOther = isOnline && draft.problem !== null && draft.problem !== 'try-again';
  return (
    <div className={fieldStyles.form}>
      <div role="status">
        <Notice tone={isKeeping ? 'due' : 'done'}>
          <strong>{isKeeping ? texts.keeping : texts.savedHere}</strong>
          <p>{isKeeping ? texts.keepingHelp : texts.savedHelp}</p>
        </Notice>
      </div>
      {isOther && <Notice tone="due">{wordsFor({ problem: { code: draft.problem } })}</Notice>}
      <Card>
        <CopyNumber number={draft.machineNumber} />
        <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{draft.description}</p>
        <AttachmentStrip tray={tray} />
      </Card>
      {isOnline && (
        <Button icon="sent" isWide isBusy={isSending} onClick={() => void sendUnsent(personId, draft.id)}>
          {texts.sendNow}
        </Button>
      )}
      <LinkButton to="/" look={isOnline ? 'plain' : 'main'} isWide>
        {texts.toHome}
      </LinkButton>
      <Button look="plain" isWide onClick={() => changeDraft(personId, { state: 'writing' })}>
        {texts.goOnWriting}
      </Button>
      <Discard item={draft} onDiscard={() => dropDraft(personId)}>
        {texts.discard}
      </Discard>
    </div>
  );
}
