import { type FormEvent, useId, useState } from 'react';
import { type Case, caseRefuses, textLimits } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { AddFiles } from '../../files/strip/AddFiles.tsx';
import { AttachmentStrip } from '../../files/strip/AttachmentStrip.tsx';
import { stripTexts } from '../../files/strip/texts.ts';
import { useIsKeeping } from '../../files/strip/use-attachments.ts';
import type { Tray } from '../../files/tray/tray.ts';
import { useIsOnline, useIsSending } from '../../offline/use-unsent.ts';
import { Button, LinkButton, Notice, TriedInVain } from '../../parts/index.ts';
import { useLength } from '../length.ts';
import { openingTexts } from '../opening/texts.ts';
import styles from './conversation.module.css';
import { useReply } from './reply.ts';
import { conversationTexts } from './texts.ts';

/** The way to answer, always in reach; an ended case says why there is none. */
export function ReplyBar({ seen }: { seen: Case }) {
  const texts = useTexts(conversationTexts);
  if (seen.goesOnIn !== null) return <DraftOfMerged seen={seen} goesOnIn={seen.goesOnIn} />;
  if (caseRefuses('reply', seen, new Date()))
    return (
      <Notice>
        <p>{texts.replyEnded}</p>
        <LinkButton to="/open" search={{ machine: seen.machineNumber }} look="quiet" icon="plus">
          {texts.newCase}
        </LinkButton>
      </Notice>
    );
  return <Reply seen={seen} />;
}

/** The page says where one replies; what was written here before is not lost, and arrives there. */
function DraftOfMerged({ seen, goesOnIn }: { seen: Case; goesOnIn: string }) {
  const texts = useTexts(conversationTexts);
  const { reply } = useReply(seen);
  if (reply.text === '' && reply.files.length === 0) return null;
  return (
    <>
      <Notice>{texts.draftGoesThere(goesOnIn)}</Notice>
      <Reply seen={seen} />
    </>
  );
}

function Reply({ seen }: { seen: Case }) {
  const texts = useTexts(conversationTexts);
  const [isAdding, setIsAdding] = useState(false);
  const id = useId();
  const { reply, tray, write, again, send } = useReply(seen);
  const { left, tooLong } = useLength(reply.text, textLimits.reply);
  const isSending = useIsSending(reply.id);
  const isOnline = useIsOnline();
  const isWaiting = reply.state === 'waiting' && (!isSending || !isOnline);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reply.text.trim() && !tooLong && !isSending) void send();
  };
  const isTold = reply.problem !== null && !isSending && !(isWaiting && reply.problem === 'try-again');
  return (
    <form className={styles.bar} onSubmit={submit}>
      <AttachmentStrip tray={tray} isTight />
      {isAdding && !isWaiting && <AddFiles tray={tray} onChosen={() => setIsAdding(false)} />}
      {isTold && <TriedInVain thrown={{ problem: { code: reply.problem } }} />}
      {isWaiting && <Saved tray={tray} onAgain={again} />}
      <div className={styles.row}>
        <Adding isOpen={isAdding} isOff={isWaiting} onTap={() => setIsAdding(!isAdding)} />
        <textarea
          id={id}
          rows={1}
          value={reply.text}
          readOnly={isWaiting}
          onChange={(event) => write(event.target.value)}
          placeholder={texts.reply}
          aria-label={texts.reply}
          aria-describedby={`${id}-hint`}
          aria-invalid={tooLong !== null}
        />
        <Button type="submit" isBusy={isSending && isOnline} disabled={!reply.text.trim() || tooLong !== null}>
          {texts.send}
        </Button>
      </div>
      <div role="status">{tooLong && <Notice tone="down">{tooLong}</Notice>}</div>
      <p className={reply.text ? styles.hint : 'unseen'} id={`${id}-hint`}>
        {texts.replyHint} {left}
      </p>
    </form>
  );
}

function Saved({ tray, onAgain }: { tray: Tray; onAgain: () => void }) {
  const { keeping, savedHere, goOnWriting } = useTexts(openingTexts);
  const isKeeping = useIsKeeping(tray);
  return (
    <div role="status">
      <Notice tone={isKeeping ? 'due' : 'done'}>
        {isKeeping ? keeping : savedHere}{' '}
        <Button look="quiet" onClick={onAgain}>
          {goOnWriting}
        </Button>
      </Notice>
    </div>
  );
}

function Adding({ isOpen, isOff, onTap }: { isOpen: boolean; isOff: boolean; onTap: () => void }) {
  const { add } = useTexts(stripTexts);
  return (
    <button
      type="button"
      className={styles.add}
      aria-label={add}
      aria-expanded={isOpen}
      disabled={isOff}
      onClick={onTap}
    >
      <Icon name={isOpen ? 'close' : 'plus'} size={24} />
    </button>
  );
}
