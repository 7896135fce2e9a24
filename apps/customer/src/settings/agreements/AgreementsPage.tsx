import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readConsents } from '#contract/home';
import { useFormats, useTexts } from '#ui/i18n';
import { Card, Page, Section, Skeleton, Trouble } from '../../parts/index.ts';
import { home } from '../../session/home.ts';
import { settingsTexts } from '../texts.ts';
import { AgreedText } from './AgreedText.tsx';
import { type Agreement, isOptional, optionalKinds } from './agreements.ts';
import { History } from './History.tsx';
import { OptionalConsent } from './OptionalConsent.tsx';
import { agreementTexts } from './texts.ts';
import { Withdraw } from './Withdraw.tsx';

/** Settings → Privacy → agreements: each with its text, its date, and the way back; then what was decided when (S7.2). */
export function AgreementsPage() {
  const titles = useTexts(settingsTexts);
  const texts = useTexts(agreementTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['consents'],
    queryFn: ({ signal }) => home(readConsents, { signal }),
  });
  return (
    <Page title={titles.agreements} backTo="/settings">
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={2} />}
      {data && (
        <>
          <Section title={texts.needed}>
            {data.consents
              .filter(({ kind }) => !isOptional(kind))
              .map((consent) => (
                <NeededConsent key={consent.kind} agreement={consent} />
              ))}
          </Section>
          <Section title={texts.optional}>
            {optionalKinds.map((kind) => (
              <OptionalConsent key={kind} kind={kind} agreement={data.consents.find((each) => each.kind === kind)} />
            ))}
          </Section>
          <History />
        </>
      )}
    </Page>
  );
}

function NeededConsent({ agreement }: { agreement: Agreement }) {
  const texts = useTexts(agreementTexts);
  const formats = useFormats();
  const { kind, given, version, decidedAt } = agreement;
  const [isStopping, setIsStopping] = useState(false);
  const when = formats.dateTime(decidedAt);
  return (
    <Card>
      <h3 style={{ fontSize: 18 }}>{texts.kinds[kind]}</h3>
      {/* What has just been withdrawn is not said to be agreed to, though only one region knows it yet. */}
      {!isStopping && <p>{given ? texts.given(version, when) : texts.withdrawn(when)}</p>}
      <AgreedText agreement={agreement} />
      {given && <Withdraw kind={kind} onStopping={() => setIsStopping(true)} />}
    </Card>
  );
}
