import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';

const betweenLooksMs = 5 * 60_000;

async function newestBuild(): Promise<string> {
  const response = await fetch('/version.json', { cache: 'no-store', headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`/version.json answered ${response.status}`);
  return ((await response.json()) as { build: string }).build;
}

/** The build that home serves now; asked again every few minutes and when the page comes back into view. */
export const useNewestBuild = (): string | undefined =>
  useQuery({
    queryKey: ['build'],
    queryFn: newestBuild,
    staleTime: betweenLooksMs,
    refetchInterval: betweenLooksMs,
    refetchOnWindowFocus: true,
    retry: false,
  }).data;

/** Whether home serves another build than when this page was loaded. */
export function useNewVersion(): boolean {
  const newest = useNewestBuild();
  const first = useRef<string>(undefined);
  first.current ??= newest;
  return newest !== undefined && newest !== first.current;
}
