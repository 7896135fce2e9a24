import { useEffect, useRef, useState } from 'react';
import { type Colleague, companyRoutes } from '#contract';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { memberName, peopleWords } from '#ui/words';
import { Button, fieldStyles, Notice, TriedInVain } from '../parts/index.ts';
import { service } from '../session/service.ts';
import styles from './colleagues.module.css';
import { usePeopleAct } from './queries.ts';
import { colleagueTexts } from './texts.ts';

/** A colleague; for the company admin a tap unfolds what can be decided. */
export function ColleagueCard({ colleague, isAdmin }: { colleague: Colleague; isAdmin: boolean }) {
  const { isMe, state } = colleague;
  if (state === 'left' || !(isAdmin || isMe))
    return (
      <div className={styles.card}>
        <Who colleague={colleague} />
      </div>
    );
  return (
    <details className={styles.card}>
      <summary className={styles.head}>
        <Who colleague={colleague} />
        <Icon name="expand" size={16} />
      </summary>
      <Acts colleague={colleague} isAdmin={isAdmin} />
    </details>
  );
}

function Who({ colleague }: { colleague: Colleague }) {
  const texts = useTexts(colleagueTexts);
  const words = useTexts(peopleWords);
  const formats = useFormats();
  const { language } = useLanguage();
  const { label, role, state, mayOpenCases, since, leftAt, isMe } = colleague;
  const facts = [
    ...(state === 'active' ? [words.role[role]] : []),
    ...(state === 'active' && !mayOpenCases ? [texts.readsOnly] : []),
    leftAt ? texts.left(formats.fullDate(leftAt)) : texts.since(formats.fullDate(since)),
  ];
  return (
    <span>
      <strong>{memberName(label, language)}</strong>
      {isMe && ` (${texts.me})`}
      <small>{facts.join(' · ')}</small>
    </span>
  );
}

function Acts({ colleague, isAdmin }: { colleague: Colleague; isAdmin: boolean }) {
  const texts = useTexts(colleagueTexts);
  const { membershipId, role, mayOpenCases, isMe } = colleague;
  const params = { membershipId };
  const other = role === 'member' ? 'company-admin' : 'member';
  const setRole = usePeopleAct(() => service(companyRoutes.setColleagueRole, { params, body: { role: other } }));
  const setOpening = usePeopleAct(() =>
    service(companyRoutes.setCaseOpening, { params, body: { mayOpenCases: !mayOpenCases } }),
  );
  return (
    <div className={styles.acts}>
      {isAdmin && (
        <>
          <Button look="plain" isWide isBusy={setOpening.isPending} onClick={() => setOpening.mutate(undefined)}>
            {mayOpenCases ? texts.forbidOpening : texts.allowOpening}
          </Button>
          <Button look="plain" isWide isBusy={setRole.isPending} onClick={() => setRole.mutate(undefined)}>
            {role === 'member' ? texts.makeAdmin : texts.makeMember}
          </Button>
        </>
      )}
      <TriedInVain thrown={setRole.error ?? setOpening.error} />
      <Removal
        membershipId={membershipId}
        isMe={isMe}
        begin={() => {
          setRole.reset();
          setOpening.reset();
        }}
      />
    </div>
  );
}

// One tap to see what it means, one to do it.
function Removal({ membershipId, isMe, begin }: { membershipId: string; isMe: boolean; begin: () => void }) {
  const texts = useTexts(colleagueTexts);
  const [isAsking, setIsAsking] = useState<boolean>();
  const box = useRef<HTMLFieldSetElement>(null);
  // The keyboard goes where nothing happens yet, and back to the button that asked.
  useEffect(() => {
    if (isAsking !== undefined) box.current?.querySelector('button')?.focus();
  }, [isAsking]);
  const removing = usePeopleAct(
    () => service(companyRoutes.removeColleague, { params: { membershipId } }),
    () => isMe && window.location.assign('/'),
  );
  const cancel = () => {
    removing.reset();
    setIsAsking(false);
  };
  const words = isMe ? texts.leave : texts.remove;
  const ask = () => {
    begin();
    setIsAsking(true);
  };
  if (!isAsking)
    return (
      <fieldset ref={box} className={styles.removal}>
        <Button look="quiet" onClick={ask}>
          {words}
        </Button>
      </fieldset>
    );
  return (
    <fieldset
      ref={box}
      className={styles.removal}
      aria-label={words}
      onKeyDown={(event) => event.key === 'Escape' && !removing.isPending && cancel()}
    >
      <Notice tone="due">{isMe ? texts.leaveLead : texts.removeLead}</Notice>
      <TriedInVain thrown={removing.error} />
      <div className={fieldStyles.pair}>
        <Button look="plain" onClick={cancel}>
          {texts.cancel}
        </Button>
        <Button isBusy={removing.isPending} onClick={() => removing.mutate(undefined)}>
          {isMe ? texts.reallyLeave : texts.reallyRemove}
        </Button>
      </div>
    </fieldset>
  );
}
