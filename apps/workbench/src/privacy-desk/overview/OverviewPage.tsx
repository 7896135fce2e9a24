import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { privacyDeskRoutes, type Standing } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import lists from '../../shell/lists/ListPage.module.css';
import { mayCall, useMe } from '../../shell/session.ts';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { Time } from '../../shell/time/Time.tsx';
import { DeskHead } from '../DeskHead.tsx';
import styles from './overview.module.css';
import { standingTexts } from './texts.ts';

const icons = { right: 'check', wrong: 'warning', unknown: 'clock' } as const satisfies Record<string, IconName>;
const order = ['wrong', 'unknown', 'right'] as const;

/** First page of the privacy desk: what is watched over, red first. Who may only read the audit begins there. */
export function OverviewPage() {
  const me = useMe();
  if (!mayCall(me, privacyDeskRoutes.readStandings)) return <Navigate to="/privacy-desk/audit" search={{}} replace />;
  return <Standings />;
}

function Standings() {
  const texts = useTexts(standingTexts);
  const query = useQuery({
    queryKey: keys.standings,
    queryFn: ({ signal }) => call(privacyDeskRoutes.readStandings, { signal }),
    refetchOnWindowFocus: false,
  });
  const standings = [...(query.data?.standings ?? [])].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <div className={lists.page}>
      <DeskHead />
      <div className={lists.scroll}>
        {query.isPending && <Waiting lines={6} />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data && (
          <div className={styles.sheet}>
            <div className={styles.titled}>
              <h2>{texts.title}</h2>
              <span className={lists.quiet}>{texts.help}</span>
              <Button size="xs" variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
                {texts.again}
              </Button>
            </div>
            <ul className={styles.cards}>
              {standings.map((standing) => (
                <Card key={standing.id} standing={standing} />
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  );
}

function Card({ standing: { id, state, says, facts } }: { standing: Standing }) {
  const texts = useTexts(standingTexts);
  const since = facts.since;
  return (
    <li className={styles.card} data-state={state}>
      <span className={styles.state}>
        <Icon name={icons[state]} size={16} />
        {texts.states[state]}
      </span>
      <h3>{texts.cards[id] ?? id}</h3>
      <p>{texts.sentences[`${id} ${says}`]?.(facts) ?? says}</p>
      <p className={styles.facts}>
        {facts.hash && (
          <span>
            {texts.fingerprint} <span className="mono">{facts.hash}</span>
          </span>
        )}
        {typeof since === 'string' && (
          <span>
            {texts.since} <Time at={since} />
          </span>
        )}
        {id.startsWith('register-') && (
          <Link to="/privacy-desk/register" search={{}}>
            {texts.open}
          </Link>
        )}
      </p>
    </li>
  );
}
