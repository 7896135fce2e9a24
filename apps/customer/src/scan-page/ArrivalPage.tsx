import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ReadCode, readCode } from '#contract/alarm-code';
import { useLanguage, useTexts } from '#ui/i18n';
import { LinkButton, Notice, Page, Skeleton } from '../parts/index.ts';
import { scanTexts } from '../scan/texts.ts';
import { placesQuery } from '../session/queries.ts';
import { takeArrival } from '../session/storage.ts';
import { ResultPage } from './ResultPage.tsx';
import { scanPageTexts } from './texts.ts';

// The code is in the address, or was kept while the person signed in. It is never sent to the home region.
function useArrival(nameplateLinks: string[] | undefined): ReadCode | undefined {
  const [arrived] = useState(() => {
    const fragment = window.location.hash.length > 1 ? window.location.hash : (takeArrival() ?? '');
    return `${window.location.origin.replace(/^http:/, 'https:')}/m/${window.location.search}${fragment}`;
  });
  if (!nameplateLinks) return undefined;
  return readCode(arrived, { hosts: [window.location.host], nameplateLinks });
}

/** A code that the phone's own camera read opens here, at the same card as a scan. */
export function ArrivalPage() {
  const texts = useTexts(scanPageTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { data: places } = useQuery(placesQuery);
  const code = useArrival(places?.nameplateLinks);
  if (code && code.kind !== 'refused') return <ResultPage code={code} onAgain={() => void navigate({ to: '/scan' })} />;
  return (
    <Page title={code ? texts.broken : texts.arrived} backTo="/">
      {code ? (
        <>
          <Notice tone="down">{scanTexts[language].refusedCode[code.reason]}</Notice>
          <LinkButton to="/scan" icon="scan">
            {texts.title}
          </LinkButton>
        </>
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
