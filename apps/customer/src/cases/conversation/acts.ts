import { useSyncExternalStore } from 'react';
import type { Language } from '#contract';
import { useLanguage } from '#ui/i18n';
import { askForWakeUp } from '../../offline/app-worker.ts';
import {
  changeUnsent,
  discard,
  putUnsent,
  type Sent,
  searchUnsent,
  sendUnsent,
  subscribeUnsent,
  type UnsentItem,
  type UnsentObjection,
  type UnsentTap,
} from '../../offline/unsent/index.ts';
import { useMember } from '../../session/queries.ts';

const fresh = (language: Language) => ({
  id: crypto.randomUUID(),
  state: 'writing' as const,
  problem: null,
  files: [],
  language,
  changedAt: new Date().toISOString(),
});

function useHeld<Kind extends UnsentItem['kind']>(kind: Kind, caseNumber: string) {
  const { personId } = useMember();
  const find = () =>
    searchUnsent(personId, (item) => item.kind === kind && 'caseNumber' in item && item.caseNumber === caseNumber);
  return useSyncExternalStore(subscribeUnsent, find) as (UnsentItem & { kind: Kind }) | undefined;
}

/** The way to "I have this too": goes out now, or when there is a connection. */
export function useJoining(): (caseNumber: string) => Promise<Sent> {
  const { personId } = useMember();
  const { language } = useLanguage();
  return (caseNumber) => tap(personId, 'joining', caseNumber, language);
}

function tap(personId: string, kind: UnsentTap['kind'], caseNumber: string, language: Language): Promise<Sent> {
  const held = searchUnsent(personId, (item) => item.kind === kind && item.caseNumber === caseNumber);
  const id = held?.id ?? crypto.randomUUID();
  if (!held) putUnsent(personId, { ...fresh(language), kind, id, caseNumber });
  const sending = sendUnsent(personId, id);
  void askForWakeUp();
  return sending;
}

/** The confirmation of a case's solution: what is held of it, and the tap that sends it. */
export function useConfirmation(caseNumber: string) {
  const { personId } = useMember();
  const { language } = useLanguage();
  const held = useHeld('confirmation', caseNumber);
  return { held, confirm: () => tap(personId, 'confirmation', caseNumber, language) };
}

/** The objection that a person writes to a solution; kept on the device as it is typed. */
export function useObjection(caseNumber: string) {
  const { personId } = useMember();
  const { language } = useLanguage();
  const held = useHeld('objection', caseNumber);
  const write = (text: string) => {
    if (text === '' && held) void discard(personId, held.id);
    else if (held) changeUnsent(personId, held.id, { text, language });
    else if (text) putUnsent(personId, { ...fresh(language), kind: 'objection', caseNumber, text } as UnsentObjection);
  };
  const send = async () => {
    if (!held) return;
    const sending = sendUnsent(personId, held.id);
    void askForWakeUp();
    await sending;
  };
  return { held, write, send };
}
