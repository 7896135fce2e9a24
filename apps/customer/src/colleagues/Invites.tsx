import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type CompanyRole, companyRoles, companyRoutes, type Invite, inviteDays } from '#contract';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { memberName, peopleWords } from '#ui/words';
import { Button, Card, Choices, fieldStyles, Notice, Section, TriedInVain } from '../parts/index.ts';
import { service } from '../session/service.ts';
import styles from './colleagues.module.css';
import { newInvite } from './invite-link.ts';
import { invitesQuery, usePeopleAct } from './queries.ts';
import { colleagueTexts } from './texts.ts';

/** Inviting by link: make one, see who came by it, take it back. */
export function Invites({ companyId }: { companyId: string }) {
  const texts = useTexts(colleagueTexts);
  const { data = [] } = useQuery(invitesQuery);
  return (
    <Section title={texts.invites}>
      <NewInvite companyId={companyId} invites={data} />
      {data.length > 0 && (
        <ul className={styles.list}>
          {data.map((one) => (
            <li key={one.inviteId}>
              <InviteRow invite={one} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function NewInvite({ companyId, invites }: { companyId: string; invites: readonly Invite[] }) {
  const texts = useTexts(colleagueTexts);
  const words = useTexts(peopleWords);
  const [role, setRole] = useState<CompanyRole>('member');
  const [fresh, setFresh] = useState({ id: '', link: '' });
  const making = usePeopleAct(async () => {
    const made = await newInvite(companyId);
    await service(companyRoutes.makeInvite, { body: { id: made.id, role, tokenHash: made.tokenHash } });
    setFresh(made);
  });
  // A link that was taken back or used is no longer one to hand on.
  const isOver = invites.some(({ inviteId, state }) => inviteId === fresh.id && state !== 'open');
  const link = isOver ? '' : fresh.link;
  const options = companyRoles.map((value) => ({ value, words: words.role[value] }));
  return (
    <Card>
      <p>{texts.inviteLead(inviteDays)}</p>
      <Choices label={texts.inviteRole} value={role} onChoose={setRole} options={options} isRow />
      <TriedInVain thrown={making.error} />
      <Button look="plain" icon="plus" isWide isBusy={making.isPending} onClick={() => making.mutate(undefined)}>
        {link ? texts.inviteAnother : texts.invite}
      </Button>
      {link && <FreshLink key={link} link={link} />}
    </Card>
  );
}

// Only here and now: the service does not know the link, so that nobody can show it again.
function FreshLink({ link }: { link: string }) {
  const texts = useTexts(colleagueTexts);
  const [isCopied, setIsCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // A second press of Enter copies, and does not make a second link.
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const canShare = typeof navigator.share === 'function';
  const copy = () =>
    navigator.clipboard?.writeText(link).then(
      () => setIsCopied(true),
      () => undefined,
    );
  return (
    <div className={styles.fresh} role="status" ref={box}>
      <Notice tone="done">{texts.linkOnce}</Notice>
      <output className={styles.link} aria-label={texts.link}>
        {link}
      </output>
      <div className={canShare ? fieldStyles.pair : undefined}>
        <Button icon={isCopied ? 'check' : 'copy'} isWide onClick={() => void copy()}>
          {isCopied ? texts.copied : texts.copy}
        </Button>
        {canShare && (
          <Button look="plain" icon="sent" isWide onClick={() => void navigator.share({ url: link }).catch(() => {})}>
            {texts.share}
          </Button>
        )}
      </div>
    </div>
  );
}

function InviteRow({ invite }: { invite: Invite }) {
  const texts = useTexts(colleagueTexts);
  const words = useTexts(peopleWords);
  const formats = useFormats();
  const { language } = useLanguage();
  const { inviteId, role, state, madeAt, madeBy, expiresAt, used } = invite;
  const undoing = usePeopleAct(() => service(companyRoutes.undoInvite, { params: { inviteId } }));
  const says = {
    open: texts.inviteOpen(formats.dateTime(expiresAt)),
    used: used ? texts.inviteUsed(memberName(used.label, language), formats.dateTime(used.at)) : '',
    withdrawn: texts.inviteWithdrawn,
    expired: texts.inviteExpired,
  };
  const canUndo = state === 'open' || (state === 'used' && used?.hasLeft === false);
  return (
    <div className={styles.card}>
      <span>
        <strong>{says[state]}</strong>
        <small>
          {words.role[role]} · {texts.madeBy(memberName(madeBy, language), formats.brief(madeAt))}
        </small>
      </span>
      <TriedInVain thrown={undoing.error} />
      {canUndo && (
        <Button look="quiet" isBusy={undoing.isPending} onClick={() => undoing.mutate(undefined)}>
          {state === 'open' ? texts.takeBack : texts.undo}
        </Button>
      )}
    </div>
  );
}
