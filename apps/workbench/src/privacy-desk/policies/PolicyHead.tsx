import type { ReactNode } from 'react';
import { DeskHead } from '../DeskHead.tsx';

/** Head of the pages about policies. */
export function PolicyHead({ of, children }: { of?: string; children?: ReactNode }) {
  return (
    <DeskHead>
      {of !== undefined && <strong>{of}</strong>}
      {children}
    </DeskHead>
  );
}
