import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type RegionsState, regionRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { toastDone, toastProblem } from '../../region/toasts.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { Time } from '../../shell/time/Time.tsx';
import { DeskHead } from '../DeskHead.tsx';
import { privacyTexts } from '../texts.ts';
import { Alarms } from './Alarms.tsx';
import { Differences } from './Differences.tsx';
import styles from './regions.module.css';
import { regionTexts } from './texts.ts';

/** How home and the service region stand to each other: what is wrong and what to do, and the numbers behind it. */
export function RegionsPage() {
  const desk = useTexts(privacyTexts);
  const query = useQuery({
    queryKey: keys.regions,
    queryFn: ({ signal }) => call(regionRoutes.readRegions, { signal }),
    // While a comparison was asked for, its result is a few seconds away; otherwise each reading is an audit entry.
    refetchInterval: ({ state }) => (state.data?.askedAt ? 3_000 : false),
    refetchOnWindowFocus: false,
  });
  return (
    <div className={lists.page}>
      <DeskHead>
        <span className={lists.quiet}>{desk.reading}</span>
        <CompareNow askedAt={query.data?.askedAt ?? null} />
      </DeskHead>
      <div className={lists.scroll}>
        {query.data ? (
          <div className={lists.sheet}>
            <Alarms alarms={query.data.alarms} reportedAt={query.data.report?.reportedAt ?? null} />
            <Between state={query.data} />
            <Transfers report={query.data.report} />
            <Differences comparison={query.data.report?.comparison ?? null} />
          </div>
        ) : query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Waiting lines={10} />
        )}
      </div>
    </div>
  );
}

function CompareNow({ askedAt }: { askedAt: string | null }) {
  const texts = useTexts(regionTexts);
  const words = useWordsForProblem();
  const ask = useMutation({
    mutationFn: () => call(regionRoutes.askComparison, { params: { wishId: crypto.randomUUID() }, body: {} }),
    onSuccess: async () => {
      toastDone(texts.asked);
      await queryClient.invalidateQueries({ queryKey: keys.regions });
    },
    onError: (error) => toastProblem(words(error)),
  });
  return (
    <div className={styles.push}>
      <Button size="xs" variant="default" loading={ask.isPending || askedAt !== null} onClick={() => ask.mutate()}>
        {texts.compareNow}
      </Button>
    </div>
  );
}

function Between({ state: { report, facts } }: { state: RegionsState }) {
  const texts = useTexts(regionTexts);
  return (
    <section className={lists.card}>
      <h2>{texts.between}</h2>
      <dl className={lists.facts}>
        <div>
          <dt>{texts.reportedAt}</dt>
          <dd>{report ? <Time at={report.reportedAt} /> : texts.never}</dd>
        </div>
        <div>
          <dt>{texts.decisionsWaiting}</dt>
          <dd>
            {report?.decisions.waiting ?? '—'}
            {report?.decisions.oldestAt && (
              <>
                {' '}
                · {texts.since} <Time at={report.decisions.oldestAt} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{texts.factsWaiting}</dt>
          <dd>
            {facts.waiting}
            {facts.oldestAt && (
              <>
                {' '}
                · {texts.since} <Time at={facts.oldestAt} />
              </>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Transfers({ report }: { report: RegionsState['report'] }) {
  const texts = useTexts(regionTexts);
  if (!report) return null;
  const { year, persons, thresholds } = report.transfers;
  return (
    <section className={lists.card}>
      <h2>{texts.transfers(year)}</h2>
      <p className={styles.help}>{texts.transfersHelp}</p>
      <div className={styles.meters}>
        <strong className={styles.number}>{texts.persons(persons)}</strong>
        {thresholds.map((threshold) => (
          <label key={threshold} className={styles.meter}>
            <span>
              {texts.ofThreshold(threshold)} · {texts.percent(Math.floor((persons / threshold) * 100))}
            </span>
            <meter value={Math.min(persons, threshold)} max={threshold} high={threshold * 0.8} optimum={0} low={0} />
          </label>
        ))}
      </div>
    </section>
  );
}
