import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Case } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { SeverityBadge, StateBadge, TurnBadge } from '#ui/state';
import { caseWords, codeOf, useMemberName } from '#ui/words';
import { CaseFiles } from '../files/viewing/index.ts';
import { Hotline } from '../hotline/Hotline.tsx';
import { AsOf } from '../offline/AsOf.tsx';
import { CopyNumber, Facts, Page, Skeleton, Trouble } from '../parts/index.ts';
import { isUnderWay, PromisedUpdate } from './CaseRow.tsx';
import styles from './cases.module.css';
import { useObjection } from './conversation/acts.ts';
import { GoesOn } from './conversation/GoesOn.tsx';
import { Queued } from './conversation/Queued.tsx';
import { ReplyBar } from './conversation/ReplyBar.tsx';
import { Solution } from './conversation/Solution.tsx';
import { Timeline } from './conversation/Timeline.tsx';
import { caseQuery } from './queries.ts';
import { caseTexts } from './texts.ts';

/** One case: whose turn it is, what was said, and the way to answer. */
export function CasePage() {
  const { caseNumber = '' } = useParams({ strict: false });
  const seen = useQuery(caseQuery(caseNumber));
  const { data, error, isPending, refetch } = seen;
  return (
    <Page title={caseNumber} heading={<span className={styles.title}>{caseNumber}</span>} backTo="/cases" isWide>
      {isPending && <Skeleton rows={5} />}
      {!isPending && !data && (
        <Trouble thrown={error} onAgain={codeOf(error) === 'case-not-found' ? undefined : refetch} />
      )}
      {data && <AsOf seen={seen} />}
      {!data && <Queued caseNumber={caseNumber} />}
      {data && (
        <CaseFiles seen={seen}>
          <Loaded seen={data} />
        </CaseFiles>
      )}
    </Page>
  );
}

function Loaded({ seen }: { seen: Case }) {
  const { held } = useObjection(seen.caseNumber);
  const [wantsToObject, setWantsToObject] = useState(held?.state === 'writing');
  const isObjecting = seen.state === 'solved' && wantsToObject && (held?.state ?? 'writing') === 'writing';
  return (
    <div className={styles.columns}>
      <div className={styles.aside}>
        <GoesOn seen={seen} />
        <Head seen={seen} />
        <About seen={seen} />
        <Hotline lines={[seen.productLine]} isSlim />
      </div>
      <div className={styles.aside}>
        <Timeline seen={seen} />
        <Solution seen={seen} isObjecting={isObjecting} onObjecting={setWantsToObject} />
        <Queued caseNumber={seen.caseNumber} />
        {!isObjecting && <ReplyBar seen={seen} />}
      </div>
    </div>
  );
}

function Head({ seen }: { seen: Case }) {
  return (
    <section className={styles.head}>
      <div className={styles.badges}>
        {isUnderWay(seen) && <TurnBadge turn={seen.turn} />}
        {seen.state !== 'in-progress' && <StateBadge state={seen.state} />}
        {isUnderWay(seen) && <SeverityBadge severity={seen.severity} />}
      </div>
      <PromisedUpdate line={seen} />
      <div className={styles.machine}>
        <Link to="/machines/$machineNumber" params={{ machineNumber: seen.machineNumber }}>
          {seen.model}
        </Link>
      </div>
      <div className={styles.numbers}>
        <CopyNumber number={seen.machineNumber} />
        {seen.errorNumber && <CopyNumber number={seen.errorNumber} />}
      </div>
    </section>
  );
}

function About({ seen }: { seen: Case }) {
  const texts = useTexts(caseTexts);
  const words = useTexts(caseWords);
  const formats = useFormats();
  const nameOf = useMemberName();
  const { label, callBackNumber } = seen.contact;
  return (
    <details>
      <summary>{texts.facts}</summary>
      <div className={styles.inside}>
        <Facts
          facts={[
            [
              texts.openedBy,
              texts.by(
                seen.openedBy === null ? texts.afterCall : nameOf(seen.openedBy),
                formats.dateTime(seen.openedAt),
              ),
            ],
            [texts.reason, words.reason[seen.reason]],
            [texts.site, seen.site],
            [texts.contact, label ? nameOf(label) : callBackNumber ? texts.callBack(callBackNumber) : ''],
            ...(seen.alarms.length > 0 ? [[texts.alarms, <AlarmLines key="alarms" seen={seen} />] as const] : []),
          ]}
        />
      </div>
    </details>
  );
}

function AlarmLines({ seen: { alarms, alarmProof } }: { seen: Case }) {
  const texts = useTexts(caseTexts);
  return (
    <>
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.errorNumber}>
            <span className="mono">{alarm.errorNumber}</span> {alarm.text}
          </li>
        ))}
      </ul>
      {alarmProof && (
        <p className={styles.proof} data-checked={alarmProof === 'checked'}>
          <Icon name={alarmProof === 'checked' ? 'shield' : 'info'} size={16} />
          {texts.alarmProof[alarmProof]}
        </p>
      )}
    </>
  );
}
