import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Case, caseRefuses, caseRoutes, objectionEnds } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { Button, TextArea, TriedInVain } from '../../parts/index.ts';
import { kept, useMember } from '../../session/queries.ts';
import { service } from '../../session/service.ts';
import styles from './conversation.module.css';
import { conversationTexts } from './texts.ts';
import { useUnsent } from './unsent.ts';

function useStale(seen: Case) {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: kept.cases });
    await client.invalidateQueries({ queryKey: kept.case(seen.caseNumber) });
  };
}

interface SolutionProps {
  seen: Case;
  /** While one writes an objection the page shows no second field to write in. */
  isObjecting: boolean;
  onObjecting: (isObjecting: boolean) => void;
}

/** A solved case asks: is it? Confirm, or object within 14 days. */
export function Solution({ seen, isObjecting, onObjecting }: SolutionProps) {
  const texts = useTexts(conversationTexts);
  const { refusal } = useTexts(caseWords);
  const formats = useFormats();
  const stale = useStale(seen);
  const confirming = useMutation({
    mutationFn: () => service(caseRoutes.confirmSolution, { params: { caseNumber: seen.caseNumber }, body: {} }),
    onSuccess: stale,
  });
  if (seen.state !== 'solved' || !seen.solvedAt) return null;
  const refused = caseRefuses('object', seen, new Date());
  const until = seen.objectionUntil ?? objectionEnds(new Date(seen.solvedAt)).toISOString();
  return (
    <section className={styles.solution}>
      <h2>{texts.isItSolved}</h2>
      <p>{refused ? refusal[refused] : texts.untilWhen(formats.dateTime(until))}</p>
      {isObjecting ? (
        <Objection seen={seen} onDone={() => onObjecting(false)} />
      ) : (
        <div className={styles.acts}>
          <Button icon="check" isBusy={confirming.isPending} onClick={() => confirming.mutate()}>
            {texts.confirm}
          </Button>
          <Button look="plain" disabled={refused !== null} onClick={() => onObjecting(true)}>
            {texts.object}
          </Button>
        </div>
      )}
      <TriedInVain thrown={confirming.error} />
    </section>
  );
}

function Objection({ seen, onDone }: { seen: Case; onDone: () => void }) {
  const texts = useTexts(conversationTexts);
  const { personId } = useMember();
  const stale = useStale(seen);
  const unsent = useUnsent(`objection:${personId}:${seen.caseNumber}`);
  const [hasTried, setHasTried] = useState(false);
  const sending = useMutation({
    mutationFn: () =>
      service(caseRoutes.objectToSolution, {
        params: { caseNumber: seen.caseNumber },
        body: { id: unsent.id, text: unsent.text },
      }),
    onSuccess: async () => {
      unsent.drop();
      await stale();
      onDone();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (unsent.text.trim() && !sending.isPending) sending.mutate();
  };
  return (
    <form className={styles.timeline} onSubmit={send} noValidate>
      <TextArea
        label={texts.objectLabel}
        hint={texts.replyHint}
        value={unsent.text}
        onText={unsent.write}
        wrong={hasTried && !unsent.text.trim() ? texts.objectMissing : null}
        maxLength={2000}
        rows={3}
      />
      <TriedInVain thrown={sending.error} />
      <div className={styles.acts}>
        <Button type="submit" isBusy={sending.isPending}>
          {texts.objectSend}
        </Button>
        <Button look="plain" onClick={onDone}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}
