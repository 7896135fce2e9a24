import { useParams, useSearch } from '@tanstack/react-router';
import { NotFound } from '../shell/NotFound.tsx';
import { PolicyArchive } from './PolicyArchive.tsx';
import { PolicyComparison } from './PolicyComparison.tsx';
import { PolicyReading } from './PolicyReading.tsx';

interface PolicySearch {
  readonly version?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
}

const numberOf = (value: unknown) => (typeof value === 'number' && Number.isInteger(value) ? value : undefined);

/** What the address of a page of the policy asks for. */
function useAsked() {
  const { version, from, to } = useSearch({ strict: false }) as PolicySearch;
  return { version: numberOf(version), from: numberOf(from), to: numberOf(to) };
}

/** Settings → App information → policy. */
export const PolicyPage = () => <PolicyReading version={useAsked().version} />;

/** Settings → App information → policy → earlier versions. */
export const PoliciesPage = PolicyArchive;

/** Settings → App information → policy → comparison. */
export function PolicyChangesPage() {
  const { from, to } = useAsked();
  return <PolicyComparison from={from} to={to} />;
}

/** The policy for anybody who has its address, without signing in (S8.2). */
export function OpenPolicyPage() {
  const { _splat: page = '' } = useParams({ strict: false }) as { _splat?: string };
  if (page === 'archive') return <PoliciesPage />;
  if (page === 'compare') return <PolicyChangesPage />;
  if (/^\d{1,6}$/.test(page)) return <PolicyReading version={Number(page)} />;
  return page === '' ? <PolicyPage /> : <NotFound />;
}
