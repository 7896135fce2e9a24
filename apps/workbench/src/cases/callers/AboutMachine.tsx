import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { deskCaseRoutes, type FoundDeskMachine } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { SeverityBadge, TurnBadge } from '#ui/state';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { Time } from '../../shell/time/Time.tsx';
import styles from './callers.module.css';
import { callerTexts } from './texts.ts';

/** Open cases of the machine: what the caller speaks of may be there already. */
export function AboutMachine({ machine: { machineNumber, companyName } }: { machine: FoundDeskMachine }) {
  const texts = useTexts(callerTexts);
  const { data } = useQuery({
    queryKey: keys.queue({ machineNumber, state: 'open' }),
    queryFn: ({ signal }) =>
      call(deskCaseRoutes.listQueue, { query: { words: machineNumber, state: 'open', limit: 20 }, signal }),
    select: ({ cases }) => cases.filter((one) => one.machineNumber === machineNumber),
  });
  return (
    <aside className={styles.aside} aria-label={texts.openCases}>
      <h2>{texts.openCases}</h2>
      {data?.length === 0 && <p className={styles.help}>{texts.noOpenCases}</p>}
      {data && data.length > 0 && (
        <>
          <p className={styles.maybe}>
            <Icon name="info" size={16} />
            {texts.maybeSame}
          </p>
          <ul className={styles.cases}>
            {data.map((one) => (
              <li key={one.caseId}>
                <p>
                  <Link to="/cases/$caseNumber" params={{ caseNumber: one.caseNumber }} className="mono">
                    {one.caseNumber}
                  </Link>{' '}
                  {one.errorNumber && <b className="mono">{one.errorNumber}</b>}{' '}
                  <Time at={one.openedAt} as="relative" />
                </p>
                <p className={styles.beginning}>{one.description.split('\n', 1)[0]}</p>
                <p className={styles.badges}>
                  <SeverityBadge severity={one.severity} isPlain />
                  <TurnBadge turn={one.turn} reader="staff" />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{texts.whoSees}</h2>
      <p className={styles.help}>{texts.seenBy(companyName)}</p>
    </aside>
  );
}
