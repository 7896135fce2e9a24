import { useEffect, useState } from 'react';
import { deskCaseRoutes, type Presence, presenceEveryMs } from '#contract';
import { callBeyond } from '../../region/client.ts';
import { newId } from '../../region/new-id.ts';
import { presenceHint } from '../../region/use-live.ts';
import { useMe } from '../../shell/session.ts';
import { type Others, peopleIn, stillThere, withHint } from './others.ts';
import { isTyping, typedWhere } from './typing.ts';

/** Somebody who left the desk without closing the page is not at the case, and the page must not keep the session. */
const awayAfterMs = 3 * 60_000;
const inputs = ['pointerdown', 'keydown', 'wheel', 'pointermove'] as const;

let lastInput = Date.now();
const noteInput = () => {
  lastInput = Date.now();
};

const isHere = () => document.visibilityState === 'visible' && Date.now() - lastInput < awayAfterMs;

/** Tells that this page is at a case while somebody is before it, and that it goes; a beat that fails is told by the next. */
function announce(caseNumber: string) {
  const tab = newId();
  let told: Presence = 'gone';
  const send = (doing: Presence) => {
    told = doing;
    const body = { tab, doing };
    callBeyond(deskCaseRoutes.tellPresence, { params: { caseNumber }, body }).catch(() => {});
  };
  const wanted = (): Presence => (!isHere() ? 'gone' : isTyping(caseNumber) ? 'writing' : 'reading');
  const beat = () => {
    const doing = wanted();
    if (doing !== 'gone' || told !== 'gone') send(doing);
  };
  return {
    tab,
    beat,
    /** At once when something else is done than was told. */
    change: () => wanted() !== told && beat(),
    leave: () => told !== 'gone' && send('gone'),
  };
}

/** Who else is at a case, kept up to date by the desk's stream; announces this page as well. */
export function usePresence(caseNumber: string) {
  const { staffId } = useMe();
  const [others, setOthers] = useState<Others>(() => new Map());
  useEffect(() => {
    const page = announce(caseNumber);
    noteInput();
    page.beat();
    let known: Others = new Map();
    const show = (next: Others) => {
      if (next !== known) setOthers(next);
      known = next;
    };
    const stopHearing = presenceHint.follow((hint) => {
      if (hint.caseNumber !== caseNumber) return;
      const isNew = hint.doing !== 'gone' && hint.staffId !== staffId && !known.has(hint.tab);
      show(withHint(known, hint, staffId, Date.now()));
      // Who comes later knows nobody yet.
      if (isNew) page.beat();
    });
    const timer = setInterval(page.beat, presenceEveryMs);
    const sweep = setInterval(() => show(stillThere(known, Date.now())), 1000);
    const stopTyping = typedWhere.follow(page.change);
    for (const input of inputs) document.addEventListener(input, noteInput, { passive: true });
    document.addEventListener('visibilitychange', page.change);
    window.addEventListener('pagehide', page.leave);
    return () => {
      clearInterval(timer);
      clearInterval(sweep);
      stopHearing();
      stopTyping();
      for (const input of inputs) document.removeEventListener(input, noteInput);
      document.removeEventListener('visibilitychange', page.change);
      window.removeEventListener('pagehide', page.leave);
      page.leave();
      setOthers(new Map());
    };
  }, [caseNumber, staffId]);
  return peopleIn(others);
}
