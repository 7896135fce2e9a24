import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { lookForNewBuild, newBuild } from '../../offline/app-worker.ts';

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

/** Whether another build waits than the one that this page shows. */
export function useNewVersion(): boolean {
  const newest = useNewestBuild();
  const first = useRef<string>(undefined);
  first.current ??= newest;
  const isWaiting = useSyncExternalStore(newBuild.subscribe, newBuild.isWaiting);
  const isOther = newest !== undefined && newest !== first.current;
  useEffect(() => {
    if (isOther) lookForNewBuild();
  }, [isOther]);
  // Where a worker serves the app, loading again changes something only once the newer build is on the device.
  const hasWorker = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
  return isWaiting || (isOther && !hasWorker);
}
