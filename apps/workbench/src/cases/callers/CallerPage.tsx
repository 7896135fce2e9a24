import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, Suspense, useEffect, useRef } from 'react';
import { deskCaseRoutes, type FoundDeskMachine } from '#contract';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { toastDone, toastWhy } from '../../region/toasts.tsx';
import { noteOwnAct } from '../../region/use-live.ts';
import { useKeys } from '../../shell/help/use-keys.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { useMe } from '../../shell/session.ts';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { ownZone, toFieldValue } from '../../shell/time/zones.ts';
import { ActError } from '../acts/ActError.tsx';
import { AboutMachine } from './AboutMachine.tsx';
import { CallerFields } from './CallerFields.tsx';
import { AgreedFields, CaseFields } from './CaseFields.tsx';
import styles from './callers.module.css';
import { type CallerDraft, isBegun } from './draft.ts';
import { useCallerDraft } from './keeping.ts';
import { MachineFinder } from './MachineFinder.tsx';
import { bodyOf, missingIn } from './sending.ts';
import { callerTexts } from './texts.ts';

/** One page to write down what a caller says, by keyboard from top to bottom; nothing of it is lost until it is sent. */
export function CallerPage({ words = '' }: { words?: string }) {
  return (
    <Suspense fallback={<Waiting lines={8} height={24} />}>
      <Sheet words={words} />
    </Suspense>
  );
}

function Sheet({ words }: { words: string }) {
  const texts = useTexts(callerTexts);
  const { draft, isKept, write, forget } = useCallerDraft(useMe().staffId);
  const page = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const leave = () => router.history.back();
  useKeys({ Escape: leave });
  // The clock starts with the page, not with the last key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each draft
  useEffect(() => {
    if (draft.at === '') write({ at: toFieldValue(new Date(), ownZone()) });
    page.current?.querySelector<HTMLElement>(draft.machine ? 'textarea' : '[data-autofocus]')?.focus();
  }, [draft.id]);
  const { send, isSending, error } = useSending(draft, forget);
  const missing = missingIn(draft);
  const whyNot = missing.length === 0 ? null : texts.missing(missing.map((one) => texts.missingParts[one]));
  const sendIfAble = () => {
    if (whyNot !== null) toastWhy(whyNot);
    else if (!isSending) send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendIfAble();
    // As the foot says: what is written is kept.
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    leave();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl and Enter send from any field inside
    <div className={styles.page} ref={page} onKeyDown={onKeyDown}>
      <div className={styles.sheet}>
        <Head draft={draft} isKept={isKept} forget={forget} />
        <div className={styles.form}>
          <Machine key={draft.id} draft={draft} words={words} write={write} />
          <CaseFields draft={draft} write={write} />
          <div className={styles.beside}>
            <CallerFields draft={draft} write={write} />
            <AgreedFields draft={draft} write={write} />
          </div>
          <Foot error={error} whyNot={whyNot} isSending={isSending} send={sendIfAble} />
        </div>
        {draft.machine && <AboutMachine machine={draft.machine} />}
      </div>
    </div>
  );
}

interface FootProps {
  error: Error | null;
  whyNot: string | null;
  isSending: boolean;
  send: () => void;
}

function Foot({ error, whyNot, isSending, send }: FootProps) {
  const texts = useTexts(callerTexts);
  return (
    <div className={styles.foot}>
      <ActError error={error} />
      <span className={styles.help}>{texts.keysHelp}</span>
      <ReasonedButton reason={whyNot} loading={isSending} onClick={send} aria-keyshortcuts="Control+Enter">
        {texts.send}
      </ReasonedButton>
    </div>
  );
}

function Head({ draft, isKept, forget }: { draft: CallerDraft; isKept: boolean; forget: () => void }) {
  const texts = useTexts(callerTexts);
  const formats = useFormats();
  return (
    <header className={styles.head}>
      <h1>{texts.title}</h1>
      {isBegun(draft) && (
        <>
          <span className={styles.help} data-kept={isKept}>
            {texts.draft(formats.time(new Date(draft.writtenAt).toISOString()))}
          </span>
          <Button size="compact-xs" variant="subtle" onClick={forget}>
            {texts.discard}
          </Button>
        </>
      )}
    </header>
  );
}

interface MachineProps {
  draft: CallerDraft;
  words: string;
  write: (part: Partial<CallerDraft>) => void;
}

function Machine({ draft: { machine }, words, write }: MachineProps) {
  const texts = useTexts(callerTexts);
  const group = useRef<HTMLFieldSetElement>(null);
  const choose = (found: FoundDeskMachine | null) => {
    // Members of another company are no callers of this one.
    write({ machine: found, ...(found?.companyId !== machine?.companyId && { membershipId: null }) });
    requestAnimationFrame(() =>
      (found
        ? group.current?.nextElementSibling?.querySelector('button')
        : group.current?.querySelector('input')
      )?.focus(),
    );
  };
  return (
    <fieldset className={styles.group} ref={group}>
      {machine ? (
        <Chosen machine={machine} change={() => choose(null)} />
      ) : (
        <MachineFinder words={words} choose={choose} />
      )}
      {!machine && words === '' && <p className={styles.help}>{texts.machineKeys}</p>}
    </fieldset>
  );
}

function Chosen({ machine, change }: { machine: FoundDeskMachine; change: () => void }) {
  const texts = useTexts(callerTexts);
  const lines = useTexts(peopleWords).productLine;
  return (
    <div className={styles.chosen}>
      <span>
        <b className="mono">{machine.machineNumber}</b> {machine.model} · {lines[machine.productLine]}
        <small>
          {machine.companyName} · {machine.customerNumber} · {machine.site}
        </small>
      </span>
      <Button size="compact-sm" variant="subtle" onClick={change}>
        {texts.otherMachine}
      </Button>
    </div>
  );
}

function useSending(draft: CallerDraft, forget: () => void) {
  const texts = useTexts(callerTexts);
  const navigate = useNavigate();
  const { language } = useLanguage();
  // Two keys within one picture of the page are one wish; the service would answer both with the same case.
  const isUnderWay = useRef(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(deskCaseRoutes.openCaseForCaller, { body: bodyOf(draft, language) }),
    onSuccess: ({ caseNumber }) => {
      forget();
      noteOwnAct(caseNumber);
      toastDone(texts.sent(caseNumber));
      void queryClient.invalidateQueries({ queryKey: keys.queues });
      void navigate({ to: '/cases/$caseNumber', params: { caseNumber } });
    },
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  const send = () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    mutate();
  };
  return { send, isSending: isPending, error };
}
