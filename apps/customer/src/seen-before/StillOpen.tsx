import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useJoining } from '../cases/conversation/acts.ts';
import { Button, LinkButton, TriedInVain } from '../parts/index.ts';
import { EarlierRow, WhatFixedIt } from './EarlierRow.tsx';
import { type Alarm, seenBeforeQuery } from './queries.ts';
import styles from './seen-before.module.css';
import { seenBeforeTexts } from './texts.ts';

interface StillOpenProps {
  alarm: Alarm;
  /** The person joined one of them and has arrived there. */
  onJoined: () => void;
}

/** Open cases of the same machine with the same error number: joining one saves writing a second. */
export function StillOpen({ alarm, onJoined }: StillOpenProps) {
  const texts = useTexts(seenBeforeTexts);
  const { data } = useQuery(seenBeforeQuery(alarm));
  const navigate = useNavigate();
  const join = useJoining();
  const joining = useMutation({
    mutationFn: (caseNumber: string) => join(caseNumber),
    onSuccess: async ({ isSent }, caseNumber) => {
      // Without a connection the list of what is not sent says that it goes out later.
      if (isSent) await navigate({ to: '/cases/$caseNumber', params: { caseNumber }, replace: true });
      else await navigate({ to: '/', replace: true });
      // Not before: without its draft the form would lead to a new one.
      onJoined();
    },
  });
  if (!data || data.stillOpen.length === 0) return null;
  return (
    <section className={styles.stillOpen} aria-label={texts.maybeSame}>
      <h2>
        <Icon name="info" />
        {texts.maybeSame}
      </h2>
      {data.stillOpen.map((line) => (
        <div key={line.caseId} className={styles.candidate}>
          <EarlierRow line={line} hidesMachine>
            <WhatFixedIt line={line} />
          </EarlierRow>
          {line.mine ? (
            <LinkButton look="plain" icon="forward" to="/cases/$caseNumber" params={{ caseNumber: line.caseNumber }}>
              {texts.toMine}
            </LinkButton>
          ) : (
            <Button
              look="plain"
              icon="people"
              isBusy={joining.isPending}
              onClick={() => joining.mutate(line.caseNumber)}
            >
              {texts.meToo}
            </Button>
          )}
        </div>
      ))}
      <TriedInVain thrown={joining.error} />
      <p>{texts.orGoOn}</p>
    </section>
  );
}
