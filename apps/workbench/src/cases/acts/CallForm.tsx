import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callRoutes, type DeskCase } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { useMemberName } from '#ui/words';
import { call } from '../../region/client.ts';
import { useMe } from '../../shell/session.ts';
import { fromFieldValue, ownZone, toFieldValue } from '../../shell/time/zones.ts';
import { useDraft } from '../drafts.ts';
import { caseTexts } from '../texts.ts';
import { useAct } from '../use-act.ts';
import { useStableId } from '../use-stable-id.ts';
import { ActError } from './ActError.tsx';
import styles from './Acts.module.css';
import { actTexts } from './texts.ts';

interface FormProps {
  deskCase: DeskCase;
  close: () => void;
}

/** A phone call: who called and when; the customer sees exactly that (S2.4), the note stays with staff. */
export function CallForm({ deskCase: { caseNumber, members, contactPerson }, close }: FormProps) {
  const texts = useTexts(actTexts);
  const nameOf = useMemberName();
  const me = useMe();
  const [caller, setCaller] = useState<Caller>('maker');
  const [member, setMember] = useState(contactPerson?.membershipId ?? members[0]?.membershipId ?? '');
  const [when, setWhen] = useState(() => toFieldValue(new Date(), ownZone()));
  const [note, writeNote] = useDraft(me.staffId, caseNumber, 'call-note');
  const at = fromFieldValue(when, ownZone());
  const isAhead = at !== null && at.getTime() > Date.now() + 60_000;
  const memberName = members.find((each) => each.membershipId === member)?.label ?? '';
  const callerName = { maker: me.name, member: nameOf(memberName), unnamed: null }[caller];
  const { act, log } = useLogging(caseNumber, () => {
    writeNote('');
    close();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!at || isAhead) return;
    log({ at, caller: caller === 'member' ? { membershipId: member } : caller, note: note.trim() || null });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <CallerChoice {...{ caller, setCaller, member, setMember, members }} />
      <label className={styles.field}>
        {texts.when}
        <input
          type="datetime-local"
          required
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
          aria-invalid={isAhead}
        />
      </label>
      {isAhead && <p className={styles.error}>{texts.notFuture}</p>}
      <NoteField note={note} write={writeNote} />
      <Preview at={at} callerName={callerName} />
      <ActError error={act.error} />
      <Button type="submit" size="sm" loading={act.isPending}>
        {texts.logCall}
      </Button>
    </form>
  );
}

/** What the customer will see of the call, word by word. */
function Preview({ at, callerName }: { at: Date | null; callerName: string | null }) {
  const texts = useTexts(actTexts);
  const formats = useFormats();
  const time = at && formats.dateTime(at.toISOString());
  return (
    <p className={styles.preview}>
      <span>{texts.customerSees}</span>
      {time && (callerName === null ? texts.unnamedLine(time) : texts.callLine(time, callerName))}
      <span>{texts.nothingElse}</span>
    </p>
  );
}

type Caller = 'maker' | 'member' | 'unnamed';

interface LoggedCall {
  at: Date;
  caller: 'maker' | 'unnamed' | { membershipId: string };
  note: string | null;
}

function useLogging(caseNumber: string, onLogged: () => void) {
  const texts = useTexts(actTexts);
  const act = useAct(caseNumber, { isInline: true });
  const idOf = useStableId();
  const log = ({ at, ...rest }: LoggedCall) => {
    const content = { at: at.toISOString(), ...rest };
    const body = { id: idOf(JSON.stringify(content)), ...content };
    const send = () => call(callRoutes.logCall, { params: { caseNumber }, body });
    act.mutate({ send, done: texts.callLogged }, { onSuccess: onLogged });
  };
  return { act, log };
}

interface CallerChoiceProps {
  caller: Caller;
  setCaller: (caller: Caller) => void;
  member: string;
  setMember: (membershipId: string) => void;
  members: DeskCase['members'];
}

function CallerChoice({ caller, setCaller, member, setMember, members }: CallerChoiceProps) {
  const texts = useTexts(actTexts);
  const nameOf = useMemberName();
  const me = useMe();
  return (
    <fieldset className={styles.radios}>
      <legend>{texts.whoCalled}</legend>
      <label>
        <input type="radio" name="caller" checked={caller === 'maker'} onChange={() => setCaller('maker')} />
        {texts.we(me.name)}
      </label>
      <label>
        <input
          type="radio"
          name="caller"
          checked={caller === 'member'}
          disabled={members.length === 0}
          onChange={() => setCaller('member')}
        />
        {texts.member}
      </label>
      {caller === 'member' && (
        <span className={styles.field}>
          <select aria-label={texts.member} value={member} onChange={(event) => setMember(event.currentTarget.value)}>
            {members.map(({ membershipId, label }) => (
              <option key={membershipId} value={membershipId}>
                {nameOf(label)}
              </option>
            ))}
          </select>
        </span>
      )}
      <label>
        <input type="radio" name="caller" checked={caller === 'unnamed'} onChange={() => setCaller('unnamed')} />
        {texts.unnamed}
      </label>
    </fieldset>
  );
}

function NoteField({ note, write }: { note: string; write: (text: string) => void }) {
  const texts = useTexts(actTexts);
  const cases = useTexts(caseTexts);
  return (
    <label className={styles.field} data-staff>
      <span>
        {texts.callNote} <b>({cases.staffOnly})</b>
      </span>
      <textarea value={note} maxLength={2000} rows={2} onChange={(event) => write(event.currentTarget.value)} />
    </label>
  );
}
