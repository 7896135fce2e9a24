import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsentKind, decideConsent } from '#contract/home';
import { useLanguage, useTexts } from '#ui/i18n';
import { putPersonAway } from '../../offline/person.ts';
import { Button, fieldStyles, Notice, TriedInVain } from '../../parts/index.ts';
import { home } from '../../session/home.ts';
import { agreementTexts } from './texts.ts';

const startOver = () => window.location.assign('/');

/** The way back from what the service needs. As many taps as to give: one to see what it means, one to do it. */
export function Withdraw({ kind, onStopping }: { kind: ConsentKind; onStopping: () => void }) {
  const texts = useTexts(agreementTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const withdrawing = useMutation({
    mutationFn: async () => {
      const { state } = await home(decideConsent, { params: { kind }, body: { given: false, language } });
      // What the page kept and still does rested on the agreement: files on the air, drafts, what was seen last, the app.
      await putPersonAway(queries);
      if (state === 'stopping') onStopping();
      else startOver();
      return state;
    },
  });
  if (withdrawing.data === 'stopping')
    return (
      <>
        <Notice tone="due">{texts.stopping}</Notice>
        <Button onClick={startOver}>{texts.understood}</Button>
      </>
    );
  if (!isAsking)
    return (
      <Button look="plain" onClick={() => setIsAsking(true)}>
        {texts.withdraw}
      </Button>
    );
  return (
    <>
      <Notice tone="due">{texts.withdrawLead}</Notice>
      <TriedInVain thrown={withdrawing.error} />
      <div className={fieldStyles.pair}>
        <Button look="plain" onClick={() => setIsAsking(false)}>
          {texts.cancel}
        </Button>
        <Button isBusy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
          {texts.reallyWithdraw}
        </Button>
      </div>
    </>
  );
}
