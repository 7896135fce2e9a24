import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A page of the policy. */
export type PolicyPlace =
  | { readonly page: 'reading'; readonly version?: number }
  | { readonly page: 'archive' }
  | { readonly page: 'comparison'; readonly from?: number; readonly to?: number };

/** The same pages stand in the settings, and in the open for anybody. */
export const useIsInTheOpen = () => useLocation({ select: ({ pathname }) => !pathname.startsWith('/settings') });

const settingsPages = { reading: 'policy', archive: 'policies', comparison: 'policy-changes' } as const;
const openPages = { reading: '/policy', archive: '/policy/archive', comparison: '/policy/compare' } as const;

/** Address of a page of the policy, inside the settings or in the open. */
export function addressOf(place: PolicyPlace, isInTheOpen: boolean): { to: string; search: Record<string, number> } {
  const { page, ...search } = place;
  const to = isInTheOpen ? openPages[page] : `/settings/${settingsPages[page]}`;
  return { to, search: search as Record<string, number> };
}

/** A link to a page of the policy that stays where one is. */
export function PolicyLink({
  children,
  className,
  ...place
}: PolicyPlace & { className?: string; children: ReactNode }) {
  const { to, search } = addressOf(place, useIsInTheOpen());
  return (
    <Link to={to} search={search} className={className}>
      {children}
    </Link>
  );
}
