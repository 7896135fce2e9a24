import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callRoutes, type DeskCase } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
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
  const formats = useFormats();
  const me = useMe();
  const [caller, setCaller] = useState<'maker' | 'member'>('maker');
  const [member, setMember] = useState(contactPerson?.membershipId ?? members[0]?.membershipId ?? '');
  const [when, setWhen] = useState(() => toFieldValue(new Date(), ownZone()));
  const [note, writeNote] = useDraft(me.staffId, caseNumber, 'call-note');
  const at = fromFieldValue(when, ownZone());
  const isAhead = at !== null && at.getTime() > Date.now() + 60_000;
  const callerName = caller === 'maker' ? me.name : (members.find((each) => each.membershipId === member)?.label ?? '');
  const { act, log } = useLogging(caseNumber, () => {
    writeNote('');
    close();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!at || isAhead) return;
    log({ at, caller: caller === 'maker' ? 'maker' : { membershipId: member }, note: note.trim() || null });
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
      <p className={styles.preview}>
        <span>{texts.customerSees}</span>
        {at && texts.callLine(formats.dateTime(at.toISOString()), callerName)}
        <span>{texts.nothingElse}</span>
      </p>
      <ActError error={act.error} />
      <Button type="submit" size="sm" loading={act.isPending}>
        {texts.logCall}
      </Button>
    </form>
  );
}

interface LoggedCall {
  at: Date;
  caller: 'maker' | { membershipId: string };
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
  caller: 'maker' | 'member';
  setCaller: (caller: 'maker' | 'member') => void;
  member: string;
  setMember: (membershipId: string) => void;
  members: DeskCase['members'];
}

function CallerChoice({ caller, setCaller, member, setMember, members }: CallerChoiceProps) {
  const texts = useTexts(actTexts);
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
                {label}
              </option>
            ))}
          </select>
        </span>
      )}
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
