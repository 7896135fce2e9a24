import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLanguage, useTexts } from '#ui/i18n';
import { LinkButton, Notice, Page, Skeleton } from '../parts/index.ts';
import type { Reading } from '../scan/reading.ts';
import { scanTexts } from '../scan/texts.ts';
import { takeArrival } from '../session/storage.ts';
import { ResultPage } from './ResultPage.tsx';
import { scanPageTexts } from './texts.ts';
import { useReading } from './use-reading.ts';

// Beside the component: a page that is drawn anew before it is first shown begins with a state of its own, and what
// was kept can be taken once only.
let taken = '';

// The code is in the address, or was kept while the person signed in. It is never sent to the home region.
function arrivedAt(): string {
  const { hash, origin, search } = window.location;
  taken = hash.length > 1 ? hash : (takeArrival() ?? taken);
  return `${origin.replace(/^http:/, 'https:')}/m/${search}${taken}`;
}

function useArrival(): Reading | undefined {
  const [arrived] = useState(arrivedAt);
  const [reading, setReading] = useState<Reading>();
  const read = useReading();
  useEffect(() => {
    void read([arrived]).then(setReading);
  }, [arrived, read]);
  return reading;
}

/** A code that the phone's own camera read opens here, at the same card as a scan. */
export function ArrivalPage() {
  const texts = useTexts(scanPageTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const reading = useArrival();
  if (reading?.kind === 'found') return <ResultPage found={reading} onAgain={() => void navigate({ to: '/scan' })} />;
  const refused = reading && scanTexts[language].refusedCode[reading.reason];
  return (
    <Page title={refused ? texts.broken : texts.arrived} backTo="/">
      {refused ? (
        <>
          <Notice tone="down">
            <strong>{refused.title}</strong>
            <p>{refused.next}</p>
          </Notice>
          <LinkButton to="/scan" icon="scan" isWide>
            {texts.scanOrType}
          </LinkButton>
        </>
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
