import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '#ui/i18n';
import { PolicyBody } from '../../first-visit/PolicyBody.tsx';
import { fieldStyles, Skeleton, Trouble } from '../../parts/index.ts';
import { type Agreement, textOf, versionQuery } from './agreements.ts';
import { agreementTexts } from './texts.ts';

/** The text as it was agreed to: that very version, in the language it was read in. Fetched once somebody opens it. */
export function AgreedText({ agreement }: { agreement: Agreement }) {
  const texts = useTexts(agreementTexts);
  const [isOpen, setIsOpen] = useState(false);
  const { version, language, kind } = agreement;
  const { data, error, refetch } = useQuery({ ...versionQuery(version, language), enabled: isOpen });
  return (
    <details className={fieldStyles.more} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{texts.readAgreed}</summary>
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={2} />}
      {data && (
        <div lang={language}>
          <PolicyBody body={textOf(data, kind)?.body ?? ''} />
        </div>
      )}
    </details>
  );
}
