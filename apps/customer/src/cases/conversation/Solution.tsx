import { type FormEvent, useState } from 'react';
import { type Case, caseRefuses, objectionEnds, textLimits } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { useIsSending } from '../../offline/use-unsent.ts';
import { Button, TextArea } from '../../parts/index.ts';
import { useLength } from '../length.ts';
import { useConfirmation, useObjection } from './acts.ts';
import styles from './conversation.module.css';
import { conversationTexts } from './texts.ts';

interface SolutionProps {
  seen: Case;
  /** While one writes an objection the page shows no second field to write in. */
  isObjecting: boolean;
  onObjecting: (isObjecting: boolean) => void;
}

/** A solved case asks: is it? Confirm, or object within 14 days; both wait on the device without a connection. */
export function Solution({ seen, isObjecting, onObjecting }: SolutionProps) {
  const texts = useTexts(conversationTexts);
  const { refusal } = useTexts(caseWords);
  const formats = useFormats();
  const { held: confirmed, confirm } = useConfirmation(seen.caseNumber);
  const { held: objected } = useObjection(seen.caseNumber);
  const isConfirming = useIsSending(confirmed?.id ?? '');
  if (seen.state !== 'solved' || !seen.solvedAt) return null;
  const refused = caseRefuses('object', seen, new Date());
  const until = seen.objectionUntil ?? objectionEnds(new Date(seen.solvedAt)).toISOString();
  const isAnswered = confirmed !== undefined || (objected !== undefined && objected.state !== 'writing');
  // What was answered stands below, with what became of it.
  if (isAnswered && !isConfirming && !isObjecting) return null;
  return (
    <section className={styles.solution}>
      <h2>{texts.isItSolved}</h2>
      <p>{refused ? refusal[refused] : texts.untilWhen(formats.dateTime(until))}</p>
      {isObjecting && <Objection seen={seen} onDone={() => onObjecting(false)} />}
      {!isObjecting && (
        <div className={styles.acts}>
          <Button icon="check" isBusy={isConfirming} onClick={() => void confirm()}>
            {texts.confirm}
          </Button>
          <Button look="plain" disabled={refused !== null || isAnswered} onClick={() => onObjecting(true)}>
            {texts.object}
          </Button>
        </div>
      )}
    </section>
  );
}

function Objection({ seen, onDone }: { seen: Case; onDone: () => void }) {
  const texts = useTexts(conversationTexts);
  const { held, write, send } = useObjection(seen.caseNumber);
  const isSending = useIsSending(held?.id ?? '');
  const [hasTried, setHasTried] = useState(false);
  const text = held?.text ?? '';
  const { left, tooLong } = useLength(text, textLimits.objection);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    // Sent or kept here: what stays of it stands above.
    if (text.trim() && !tooLong && !isSending) void send().then(onDone);
  };
  return (
    <form className={styles.timeline} onSubmit={submit} noValidate>
      <TextArea
        label={texts.objectLabel}
        hint={[texts.replyHint, left].filter(Boolean).join(' ')}
        value={text}
        onText={write}
        wrong={tooLong ?? (hasTried && !text.trim() ? texts.objectMissing : null)}
        rows={3}
      />
      <div className={styles.acts}>
        <Button type="submit" isBusy={isSending}>
          {texts.objectSend}
        </Button>
        <Button look="plain" onClick={onDone}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}
