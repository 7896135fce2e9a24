import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '#ui/i18n';
import { DeskHead } from '../DeskHead.tsx';
import { policyTexts } from './texts.ts';

/** Head of the pages about policies. */
export function PolicyHead({ of, children }: { of?: string; children?: ReactNode }) {
  const texts = useTexts(policyTexts);
  return (
    <DeskHead>
      {of !== undefined && (
        <>
          <Link to="/privacy-desk/policies">{texts.title}</Link>
          <strong>{of}</strong>
        </>
      )}
      {children}
    </DeskHead>
  );
}
