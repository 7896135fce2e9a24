import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { Button, Card, Facts, Notice, Skeleton, TriedInVain, Trouble } from '../parts/index.ts';
import { PolicyParts } from '../policy/PolicyParts.tsx';
import { placesQuery } from '../session/queries.ts';
import { PolicyBody } from './PolicyBody.tsx';
import { policyQuery, type ShownText } from './policy-queries.ts';
import { visitTexts } from './texts.ts';
import { VisitFrame } from './VisitFrame.tsx';

interface ReadingProps {
  step?: string;
  onBack?: () => void;
  onAgree: (shown: ShownText) => void;
  onDisagree: () => void;
  /** Why the last decision was not accepted. */
  thrown?: unknown;
  isBusy?: boolean;
  /** The person agreed to another version before. */
  isAgain?: boolean;
}

interface TextScreenProps extends ReadingProps {
  kind: 'policy' | 'crossBorder';
  title: string;
  children?: ReactNode;
}

function TextScreen({
  kind,
  title,
  step,
  onBack,
  onAgree,
  onDisagree,
  thrown,
  isBusy,
  isAgain,
  children,
}: TextScreenProps) {
  const texts = useTexts(visitTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(policyQuery(language));
  const agree = () => data && onAgree({ version: data.version, language: data.language, sha256: data[kind].sha256 });
  // Equal weight: same look, same size; only the words differ.
  const acts = data && (
    <>
      <Button look="plain" isWide isBusy={isBusy} onClick={onDisagree}>
        {texts.disagree}
      </Button>
      <Button look="plain" isWide isBusy={isBusy} onClick={agree}>
        {texts.agree}
      </Button>
    </>
  );
  return (
    <VisitFrame title={title} step={step} onBack={onBack} acts={acts} hasEqualActs>
      {children}
      <TriedInVain thrown={thrown} />
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={5} />}
      {isAgain && kind === 'policy' && data?.changes && (
        <Notice>
          <strong>{texts.isNew}</strong>
          <p>{data.changes[language]}</p>
        </Notice>
      )}
      {data && kind === 'policy' && <PolicyParts body={data.policy.body} />}
      {data && kind !== 'policy' && <PolicyBody body={data[kind].body} />}
      {data && <small>{texts.version(data.version, formats.fullDate(data.effectiveAt))}</small>}
    </VisitFrame>
  );
}

/** The policy, with both buttons of equal weight (S0.1, S0.3). */
export function PolicyScreen(props: ReadingProps) {
  const texts = useTexts(visitTexts);
  return <TextScreen {...props} kind="policy" title={texts.policyTitle} />;
}

/** The separate consent to the transfer abroad, on a screen of its own with all its items (S5.2). */
export function TransferScreen(props: ReadingProps) {
  const texts = useTexts(visitTexts);
  const { language } = useLanguage();
  const { data: places } = useQuery(placesQuery);
  return (
    <TextScreen {...props} kind="crossBorder" title={texts.transferTitle}>
      <p>{texts.transferLead}</p>
      {places && (
        <Card>
          <Facts
            facts={[
              [texts.recipient, <strong key="name">{places.recipient.name}</strong>],
              [texts.country, places.recipient.country[language]],
              [texts.address, places.recipient.address[language]],
              [texts.phone, places.recipient.phone],
              ...(places.recipient.fax ? [[texts.fax, places.recipient.fax] as const] : []),
              [texts.email, places.recipient.email],
            ]}
          />
        </Card>
      )}
    </TextScreen>
  );
}
