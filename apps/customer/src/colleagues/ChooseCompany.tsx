import { useEffect } from 'react';
import type { Me } from '#contract';
import { useTexts } from '#ui/i18n';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button } from '../parts/index.ts';
import { switchCompany } from '../session/company.ts';
import { Waiting } from '../shell/Waiting.tsx';
import { colleagueTexts } from './texts.ts';

/** Somebody in several companies says which; where only one is left, it is that one. */
export function ChooseCompany({ companies }: { companies: Me['companies'] }) {
  const texts = useTexts(colleagueTexts);
  const only = companies.length === 1 ? companies[0]?.companyId : undefined;
  useEffect(() => {
    if (only) switchCompany(only);
  }, [only]);
  if (only) return <Waiting />;
  return (
    <VisitFrame title={texts.chooseTitle} isCentred>
      <p>{texts.chooseLead}</p>
      {companies.map(({ companyId, name }) => (
        <Button key={companyId} look="plain" isWide onClick={() => switchCompany(companyId)}>
          {name}
        </Button>
      ))}
    </VisitFrame>
  );
}
