import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type CaseLink, caseRefuses, type DeskCase, linkingRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { mayCall, useMe } from '../../shell/session.ts';
import own from '../merging/merging.module.css';
import { caseTexts } from '../texts.ts';
import { useAct } from '../use-act.ts';
import { linkingTexts } from './texts.ts';

/** Cases with the same fault, with where each stands; nothing stands here where there is none. */
export function LinkedCases({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(linkingTexts);
  const { staffOnly } = useTexts(caseTexts);
  if (deskCase.links.length === 0) return null;
  return (
    <section>
      <h3>
        {texts.linked} ({deskCase.links.length})
      </h3>
      <p className={own.staffOnly}>
        <Icon name="closed" size={13} />
        {staffOnly}
      </p>
      <ul className={own.list}>
        {deskCase.links.map((link) => (
          <Linked key={link.linkId} link={link} deskCase={deskCase} />
        ))}
      </ul>
    </section>
  );
}

type Other = NonNullable<CaseLink['other']>;

function Linked({ link: { other, by, at }, deskCase }: { link: CaseLink; deskCase: DeskCase }) {
  const texts = useTexts(linkingTexts);
  const states = useTexts(caseWords).state;
  const formats = useFormats();
  const said = <small>{texts.linkedBy(by, formats.date(at))}</small>;
  if (other === null)
    return (
      <li>
        {texts.outside} {said}
      </li>
    );
  return (
    <li>
      <span className={own.lineWithAct}>
        <Link to="/cases/$caseNumber" params={{ caseNumber: other.caseNumber }} className="mono">
          {other.caseNumber}
        </Link>
        <b>{states[other.state]}</b>
        <Remove deskCase={deskCase} other={other} />
      </span>
      <div>{other.companyName}</div>
      <p className={own.words}>{other.remedy ?? other.description}</p>
      {said}
    </li>
  );
}

function Remove({ deskCase, other: { caseNumber: other, state } }: { deskCase: DeskCase; other: Other }) {
  const texts = useTexts(linkingTexts);
  const { caseNumber } = deskCase;
  const act = useAct(caseNumber);
  const params = { caseNumber, other };
  // A case that goes on in another is not linked again: removing it is not undone either.
  const canLinkAgain = [deskCase.state, state].every(
    (one) => caseRefuses('link', { state: one, solvedAt: null }, new Date()) === null,
  );
  if (!mayCall(useMe(), linkingRoutes.unlinkCases)) return null;
  const refreshOther = () => void queryClient.invalidateQueries({ queryKey: keys.case(other) });
  return (
    <ActionIcon
      variant="subtle"
      size="sm"
      aria-label={`${texts.remove}: ${other}`}
      title={texts.remove}
      loading={act.isPending}
      onClick={() =>
        act.mutate(
          {
            send: () => call(linkingRoutes.unlinkCases, { params }),
            done: texts.removed(other),
            ...(canLinkAgain && { undo: () => call(linkingRoutes.linkCases, { params, body: {} }) }),
          },
          { onSuccess: refreshOther },
        )
      }
    >
      <Icon name="close" size={14} />
    </ActionIcon>
  );
}
