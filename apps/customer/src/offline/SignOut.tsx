import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { Language } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { wrongIn } from '../cases/opening/sending.ts';
import { Button, Notice, TriedInVain } from '../parts/index.ts';
import { type Member, useMember } from '../session/queries.ts';
import { leave } from '../session/sign-in-trip.ts';
import styles from './offline.module.css';
import { closePerson, hasUnsent } from './person.ts';
import { offlineTexts } from './texts.ts';
import { changeUnsent, sendUnsent, type UnsentItem, unsentOf } from './unsent/index.ts';
import { useUnsentItems } from './use-unsent.ts';

type Answer = 'send' | 'keep' | 'delete';

class NotAllSent extends Error {}

const isWhole = (item: UnsentItem) =>
  item.kind === 'case' ? wrongIn(item).size === 0 : !('text' in item) || item.text.trim() !== '';

async function signOut({ personId, membership }: Member, language: Language, answer: Answer): Promise<void> {
  if (answer === 'send') {
    for (const item of unsentOf(personId).filter(isWhole)) {
      const isHere = (item.companyId ?? membership.company.companyId) === membership.company.companyId;
      changeUnsent(personId, item.id, { language, ...(isHere && { membershipId: membership.membershipId }) });
      await sendUnsent(personId, item.id);
    }
    if (hasUnsent(personId)) throw new NotAllSent();
  }
  const keepsDrafts = answer === 'keep';
  await leave(keepsDrafts ? 'kept' : 'deleted', () => closePerson(personId, keepsDrafts));
}

/** The way out; what is not sent is asked about first: send, keep, delete. */
export function SignOut({ children, className }: { children: ReactNode; className?: string }) {
  const texts = useTexts(offlineTexts);
  const { language } = useLanguage();
  const member = useMember();
  const { personId } = member;
  const count = useUnsentItems(personId).length;
  const dialog = useRef<HTMLDialogElement>(null);
  const leaving = useMutation({ mutationFn: (answer: Answer) => signOut(member, language, answer) });
  const ask = () => (count > 0 ? dialog.current?.showModal() : leaving.mutate('delete'));
  const answer = (chosen: Answer) => () => leaving.mutate(chosen);
  const failure =
    leaving.error instanceof NotAllSent ? (
      <Notice tone="down">{texts.notAllSent}</Notice>
    ) : (
      <TriedInVain thrown={leaving.error} />
    );
  return (
    <>
      <button type="button" className={className} onClick={ask}>
        {children}
      </button>
      {!dialog.current?.open && failure}
      <dialog ref={dialog} className={styles.question} aria-labelledby="leave-title">
        <h2 id="leave-title">{texts.leaveTitle}</h2>
        <p>{texts.leaveLead(count)}</p>
        {failure}
        <div className={styles.answers}>
          <Button isWide isBusy={leaving.isPending} onClick={answer('send')}>
            {texts.leaveSend}
          </Button>
          <Button isWide look="plain" isBusy={leaving.isPending} onClick={answer('keep')}>
            {texts.leaveKeep}
          </Button>
          <Button isWide look="plain" isBusy={leaving.isPending} onClick={answer('delete')}>
            {texts.leaveDelete}
          </Button>
          <Button isWide look="quiet" onClick={() => dialog.current?.close()}>
            {texts.stay}
          </Button>
        </div>
      </dialog>
    </>
  );
}
