import { useEffect, useState } from 'react';
import type { Alarm } from './queries.ts';
import { SeenBefore } from './SeenBefore.tsx';
import { StillOpen } from './StillOpen.tsx';

const settleMs = 400;

/** A typed number is asked for when the typing pauses; one that a code filled in at once. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const pause = setTimeout(() => setSettled(typed), settleMs);
    return () => clearTimeout(pause);
  }, [typed]);
  return settled;
}

/** Before one writes: what may be reported already, and what helped earlier. */
export function EarlierCases({ alarm, onJoined }: { alarm: Alarm; onJoined: () => void }) {
  const { machineNumber } = alarm;
  const settled = { machineNumber, errorNumber: useSettled(alarm.errorNumber) };
  return (
    <>
      <StillOpen alarm={settled} onJoined={onJoined} />
      <SeenBefore {...settled} />
    </>
  );
}
