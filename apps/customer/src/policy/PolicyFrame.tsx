import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button, Notice, Page, Trouble } from '../parts/index.ts';
import { addressOf, useIsInTheOpen } from './PolicyLink.tsx';
import styles from './policy.module.css';
import { archiveQuery, languagesOf } from './queries.ts';
import { policyTexts } from './texts.ts';

/** A page of the policy: one of the settings, or one for anybody who has its address. */
export function PolicyFrame({ title, isFirst, children }: { title: string; isFirst?: boolean; children: ReactNode }) {
  const isInTheOpen = useIsInTheOpen();
  const navigate = useNavigate();
  usePrintingAll();
  if (isInTheOpen)
    return (
      <VisitFrame
        title={title}
        onBack={isFirst ? undefined : () => void navigate(addressOf({ page: 'reading' }, true))}
      >
        {children}
      </VisitFrame>
    );
  return (
    <Page title={title} backTo={isFirst ? '/settings' : '/settings/policy'}>
      {children}
    </Page>
  );
}

// Paper has nothing to open: whatever is folded is printed, and folded again afterwards.
function usePrintingAll(): void {
  useEffect(() => {
    let folded: HTMLDetailsElement[] = [];
    const open = () => {
      folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const one of folded) one.open = true;
    };
    const fold = () => {
      for (const one of folded) one.open = false;
    };
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', fold);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', fold);
    };
  }, []);
}

interface NotInLanguageProps {
  versions: readonly number[];
  thrown: unknown;
  onAgain: () => unknown;
}

/** Why a text cannot be shown; a former version that was never translated is offered in the languages it has. */
export function NotInLanguage({ versions, thrown, onAgain }: NotInLanguageProps) {
  const texts = useTexts(policyTexts);
  const { choose } = useLanguage();
  const { data = [] } = useQuery(archiveQuery);
  const asked = data.filter(({ version }) => versions.includes(version));
  const isKnown = versions.length > 0 && asked.length === versions.length;
  if (!isKnown || codeOf(thrown) !== 'not-found') return <Trouble thrown={thrown} onAgain={onAgain} />;
  const others = languagesOf(asked);
  return (
    <>
      <Notice>{others.length > 0 ? texts.otherLanguages : texts.noLanguage}</Notice>
      <div className={styles.acts}>
        {others.map((other) => (
          <Button key={other} look="plain" onClick={() => choose(other)}>
            <span lang={other}>{languageNames[other]}</span>
          </Button>
        ))}
      </div>
    </>
  );
}
