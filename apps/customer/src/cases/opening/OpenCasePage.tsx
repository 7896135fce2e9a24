import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { productLines, textLimits } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { AddFiles } from '../../files/strip/AddFiles.tsx';
import { AttachmentStrip } from '../../files/strip/AttachmentStrip.tsx';
import { stripTexts } from '../../files/strip/texts.ts';
import { useAttachments } from '../../files/strip/use-attachments.ts';
import { isUnderWay } from '../../files/tray/attachment.ts';
import type { Tray } from '../../files/tray/tray.ts';
import { Hotline } from '../../hotline/Hotline.tsx';
import { Discard } from '../../offline/Discard.tsx';
import { sentAs, trayOf, wentElsewhere } from '../../offline/unsent/index.ts';
import { useIsOnline, useIsSending } from '../../offline/use-unsent.ts';
import {
  Button,
  fieldStyles,
  Notice,
  Page,
  Section,
  Skeleton,
  showFirstWrong,
  TextArea,
  TriedInVain,
} from '../../parts/index.ts';
import { EarlierCases } from '../../seen-before/EarlierCases.tsx';
import { type Member, useMember } from '../../session/queries.ts';
import { useLength } from '../length.ts';
import {
  beginDraft,
  changeDraft,
  type Draft,
  draftOf,
  dropDraft,
  fillDraft,
  goOnWith,
  renewSent,
  useDraft,
} from './draft.ts';
import { filledByNumber } from './from-code.ts';
import styles from './opening.module.css';
import { Prefilled } from './Prefilled.tsx';
import { SavedHere } from './SavedHere.tsx';
import { SeverityChoice } from './SeverityChoice.tsx';
import { useSending, wrongIn } from './sending.ts';
import { openingTexts } from './texts.ts';
import { Went } from './Went.tsx';

/** The word of the address that begins another case. */
const another = 'new';

// The address names the draft, so that a reload and *back* find the same one.
function useDraftOfAddress(personId: string): Draft | null {
  const draft = useDraft(personId);
  const { machine, draft: wished } = useSearch({ from: '/gate/open' });
  const navigate = useNavigate();
  const followed = useRef('');
  const isThere = wished === draft.id;
  // *Back* after a send leads here with the id of what was sent: that one is never written to again.
  useLayoutEffect(() => void renewSent(personId), [personId]);
  useLayoutEffect(() => {
    if (isThere) return;
    const address = `${wished}/${machine}`;
    if (followed.current !== address) {
      followed.current = address;
      if (wished === another) beginDraft(personId);
      else if (machine) fillDraft(personId, filledByNumber(machine));
      else if (wished) goOnWith(personId, wished);
    }
    void navigate({ to: '/open', search: { draft: draftOf(personId).id }, replace: true });
  }, [isThere, wished, machine, personId, navigate]);
  return isThere ? draft : null;
}

/** Opening a case: one page; what is known is folded, what is missing is asked (S2.2). */
export function OpenCasePage() {
  const texts = useTexts(openingTexts);
  const member = useMember();
  const draft = useDraftOfAddress(member.personId);
  return (
    <Page title={texts.title} backTo="/">
      {draft ? <DraftPage key={draft.id} draft={draft} member={member} /> : <Skeleton rows={4} />}
    </Page>
  );
}

function DraftPage({ draft, member }: { draft: Draft; member: Member }) {
  const isSending = useIsSending(draft.id);
  const isOnline = useIsOnline();
  // Here, because it leads on to the case when the form is gone already.
  const send = useSending(draft, member);
  const caseNumber = sentAs(draft.id);
  if (caseNumber || wentElsewhere(draft.id)) return <Went caseNumber={caseNumber} personId={member.personId} />;
  const isSaved = draft.state === 'waiting' && (!isSending || !isOnline);
  if (isSaved) return <SavedHere draft={draft} personId={member.personId} />;
  return <OpenCaseForm draft={draft} member={member} send={send} />;
}

interface OpenCaseFormProps {
  draft: Draft;
  member: Member;
  send: () => Promise<void>;
}

function OpenCaseForm({ draft, member, send }: OpenCaseFormProps) {
  const texts = useTexts(openingTexts);
  const { personId } = member;
  const tray = trayOf(personId, draft.id);
  const isSending = useIsSending(draft.id);
  const [hasTried, setHasTried] = useState(false);
  const wrong = wrongIn(draft);
  const shown: typeof wrong = hasTried ? wrong : new Set();
  const { left, tooLong } = useLength(draft.description, textLimits.description);
  // When a draft could be typed into, for measuring; it goes nowhere.
  useEffect(() => void performance.mark('form'), []);
  const change = (part: Partial<Draft>) => changeDraft(personId, part);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setHasTried(true);
    if (wrong.size > 0) showFirstWrong(event.currentTarget);
    else if (!isSending) void send();
  };
  return (
    <form className={fieldStyles.form} onSubmit={submit} noValidate>
      <Prefilled draft={draft} member={member} onChange={change} wrong={shown} />
      <EarlierCases
        alarm={draft}
        onJoined={() => {
          // What was typed or taken is not thrown away: it waits among what is not sent.
          if (!draft.isTyped && draft.files.length === 0) dropDraft(personId);
        }}
      />
      <SeverityChoice
        value={draft.severity}
        onChoose={(severity) => change({ severity })}
        isMissing={shown.has('severity')}
      />
      <TextArea
        label={texts.description}
        hint={[texts.descriptionHint, left].filter(Boolean).join(' ')}
        value={draft.description}
        onText={(description) => change({ description, isTyped: description !== '' })}
        wrong={tooLong ?? (shown.has('description') ? texts.descriptionMissing : null)}
        rows={5}
      />
      <Files tray={tray} personId={personId} />
      <SendFoot draft={draft} member={member} isSending={isSending} tray={tray} />
    </form>
  );
}

function Files({ tray, personId }: { tray: Tray; personId: string }) {
  const texts = useTexts(stripTexts);
  const files = useAttachments(tray);
  useEffect(() => {
    // A first file makes a draft of an empty form.
    if (files.length > 0) changeDraft(personId, { files });
  }, [files, personId]);
  return (
    <Section title={texts.label}>
      <p className={fieldStyles.hint}>{texts.hint}</p>
      <AddFiles tray={tray} />
      <AttachmentStrip tray={tray} />
    </Section>
  );
}

interface SendFootProps {
  draft: Draft;
  member: Member;
  isSending: boolean;
  tray: Tray;
}

function SendFoot({ draft, member, isSending, tray }: SendFootProps) {
  const texts = useTexts(openingTexts);
  const { company, mayOpenCases } = member.membership;
  const files = useAttachments(tray);
  const isStarted = draft.description !== '' || draft.machineNumber !== '' || draft.severity !== null;
  const isFile =
    draft.problem === 'file-not-ready' || files.some(({ problem }) => problem && problem === draft.problem);
  return (
    <>
      {isStarted && (
        <div>
          <Discard item={draft} onDiscard={() => dropDraft(member.personId)}>
            {texts.discard}
          </Discard>
        </div>
      )}
      {/* In the page, not in what stays at its foot: that leaves room for the form. */}
      {draft.problem === 'machine-not-found' && !isSending && <Hotline lines={productLines} isSlim />}
      <div className={styles.foot}>
        {draft.problem && !isSending && isFile && <Notice tone="down">{texts.filesFailed}</Notice>}
        {draft.problem && !isSending && !isFile && <TriedInVain thrown={{ problem: { code: draft.problem } }} />}
        {!mayOpenCases && <Notice tone="due">{texts.mayNot}</Notice>}
        <p className={styles.sees}>
          <Icon name="people" />
          {texts.whoSees(company.colleagues - 1, company.name)}
        </p>
        <Button type="submit" icon="sent" isWide isBusy={isSending} disabled={!mayOpenCases}>
          {isSending && files.some(isUnderWay) ? texts.sendingFiles : texts.send}
        </Button>
      </div>
    </>
  );
}
