import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { again } from '../../session/again.ts';
import { connectTo, followLive, type LiveHint, streamEnding } from '../../session/live.ts';
import { kept } from '../../session/queries.ts';

/** Follows what happens in the company; every hint makes what it is about stale. Returns whether it is connected. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [isLive, setIsLive] = useState(true);
  useEffect(() => {
    const ending = streamEnding();
    const stale = (queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
    const onHint = (hint: LiveHint) => {
      stale(hint.caseNumber ? kept.case(hint.caseNumber) : ['case']);
      stale(kept.cases);
      stale(kept.machines);
    };
    void followLive({
      connect: connectTo('/api/live'),
      signal: ending.signal,
      onHint,
      onConnected: setIsLive,
      network: again,
    });
    return () => ending.abort();
  }, [client]);
  return isLive;
}
