import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Page } from '../parts/index.ts';
import { addressOf, useIsInTheOpen } from './PolicyLink.tsx';

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
