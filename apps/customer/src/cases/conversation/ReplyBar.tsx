import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { type Case, caseRefuses, caseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { AddPhotos, PhotoStrip } from '../../files/PhotoStrip.tsx';
import { trayOf, Unsettled } from '../../files/tray.ts';
import { Button, LinkButton, Notice, TriedInVain } from '../../parts/index.ts';
import { kept, useMember } from '../../session/queries.ts';
import { service } from '../../session/service.ts';
import { openingTexts } from '../opening/texts.ts';
import styles from './conversation.module.css';
import { conversationTexts } from './texts.ts';
import { useUnsent } from './unsent.ts';

function useReply(seen: Case) {
  const { personId } = useMember();
  const client = useQueryClient();
  const unsent = useUnsent(`reply:${personId}:${seen.caseNumber}`);
  const tray = trayOf(`reply:${seen.caseNumber}`);
  const sending = useMutation({
    mutationFn: async () => {
      const files = await tray.settled();
      return service(caseRoutes.replyToCase, {
        params: { caseNumber: seen.caseNumber },
        body: { id: unsent.id, text: unsent.text, files },
      });
    },
    onSuccess: async () => {
      tray.empty();
      unsent.drop();
      void client.invalidateQueries({ queryKey: kept.cases });
      await client.invalidateQueries({ queryKey: kept.case(seen.caseNumber) });
    },
  });
  return { unsent, tray, sending };
}

/** The way to answer, always in reach; an ended case says why there is none. */
export function ReplyBar({ seen }: { seen: Case }) {
  const texts = useTexts(conversationTexts);
  const { photosFailed } = useTexts(openingTexts);
  const id = useId();
  const { unsent, tray, sending } = useReply(seen);
  if (caseRefuses('reply', seen, new Date()))
    return (
      <Notice>
        <p>{texts.replyEnded}</p>
        <LinkButton to="/open" search={{ machine: seen.machineNumber }} look="quiet" icon="plus">
          {texts.newCase}
        </LinkButton>
      </Notice>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (unsent.text.trim() && !sending.isPending) sending.mutate();
  };
  return (
    <form className={styles.bar} onSubmit={send}>
      <PhotoStrip tray={tray} hasAdd={false} />
      {sending.error instanceof Unsettled ? (
        <Notice tone="down">{photosFailed}</Notice>
      ) : (
        <TriedInVain thrown={sending.error} />
      )}
      <div className={styles.row}>
        <AddPhotos tray={tray} isSmall />
        <textarea
          id={id}
          rows={1}
          value={unsent.text}
          onChange={(event) => unsent.write(event.target.value)}
          placeholder={texts.reply}
          aria-label={texts.reply}
          aria-describedby={`${id}-hint`}
          maxLength={5000}
        />
        <Button type="submit" isBusy={sending.isPending} disabled={!unsent.text.trim()}>
          {texts.send}
        </Button>
      </div>
      <p className={unsent.text ? styles.hint : 'unseen'} id={`${id}-hint`}>
        {texts.replyHint}
      </p>
    </form>
  );
}
