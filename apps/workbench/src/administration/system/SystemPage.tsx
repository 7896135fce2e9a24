import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { administrationRoutes, type SystemState } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { call } from '../../region/client.ts';
import { useFocusKept } from '../../shell/asking/use-focus-back.ts';
import lists from '../../shell/lists/ListPage.module.css';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { Time } from '../../shell/time/Time.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from '../administration.module.css';
import { systemQuery } from '../administration-queries.ts';
import { useSaving } from '../use-saving.ts';
import { Queues } from './Queues.tsx';
import { queueSaid, queueTexts } from './queue-texts.ts';
import { systemTexts } from './texts.ts';

/** How the installation is: only what was measured. */
export function SystemPage() {
  const query = useQuery(systemQuery);
  return (
    <AdministrationPage>
      {query.data ? (
        <div className={lists.sheet}>
          <Lacking lacking={query.data.lacking} />
          <Alert conspicuous={query.data.conspicuous} />
          <Facts system={query.data} />
          <Queues queues={query.data.queues} />
          <FailedJobs jobs={query.data.failedJobs} />
        </div>
      ) : query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Waiting lines={10} />
      )}
    </AdministrationPage>
  );
}

/** What administrators should look at first; nothing where nobody is conspicuous. */
function Alert({ conspicuous }: { conspicuous: number }) {
  const texts = useTexts(systemTexts);
  if (conspicuous === 0) return null;
  return (
    <section className={lists.card} role="status">
      <h2>
        <Icon name="warning" size={16} />{' '}
        <Link to="/administration/$page" params={{ page: 'misuse' }}>
          {texts.conspicuous(conspicuous)}
        </Link>
      </h2>
    </section>
  );
}

/** What an installation for real people still lacks, and how it comes by it. */
function Lacking({ lacking }: Pick<SystemState, 'lacking'>) {
  const texts = useTexts(systemTexts);
  if (lacking.length === 0) return null;
  return (
    <section className={lists.card} aria-label={texts.lackingTitle}>
      <h2>{texts.lackingTitle}</h2>
      <ul className={styles.lacking}>
        {lacking.map((one) => (
          <li key={one}>{texts.lacking[one]}</li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ system }: { system: SystemState }) {
  const texts = useTexts(systemTexts);
  const formats = useFormats();
  const gigabytes = (bytes: number) => `${formats.number(Math.round(bytes / 1e8) / 10)} GB`;
  const names: Readonly<Record<string, string>> = texts.parts;
  return (
    <section className={lists.card}>
      <h2>{texts.health}</h2>
      <dl className={lists.facts}>
        {system.health.map(({ name, isUp, tookMs }) => (
          <div key={name}>
            <dt>{names[name] ?? name}</dt>
            <dd>
              <Icon name={isUp ? 'check' : 'warning'} size={14} /> {isUp ? texts.up : texts.down}{' '}
              <span className={lists.quiet}>{texts.took(tookMs)}</span>
            </dd>
          </div>
        ))}
        {system.clocks.map(({ name, aheadMs }) => (
          <div key={`clock ${name}`}>
            <dt>
              {texts.clocks} · {names[name] ?? name}
            </dt>
            <dd>{aheadMs === null ? texts.notMeasured : texts.ahead(Math.abs(aheadMs))}</dd>
          </div>
        ))}
        <div>
          <dt>{texts.disk}</dt>
          <dd>
            {system.disk
              ? texts.free(gigabytes(system.disk.freeBytes), gigabytes(system.disk.totalBytes))
              : texts.notMeasured}
          </dd>
        </div>
        <div>
          <dt>{texts.build}</dt>
          <dd className="mono">{system.build}</dd>
        </div>
        <div>
          <dt>{texts.started}</dt>
          <dd>
            <Time at={system.startedAt} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function useRetry() {
  const texts = useTexts(systemTexts);
  const retry = useSaving(
    (jobId: string) => call(administrationRoutes.retryJob, { params: { jobId }, body: {} }),
    () => {},
    texts.asked,
  );
  useFocusKept(retry.isPending);
  return retry;
}

function FailedJobs({ jobs }: { jobs: SystemState['failedJobs'] }) {
  const texts = useTexts(systemTexts);
  const words = useTexts(queueTexts);
  const retry = useRetry();
  return (
    <section className={lists.card}>
      <h2>{texts.failedJobs}</h2>
      {jobs.length === 0 ? (
        <dl className={lists.facts}>
          <dd>{texts.noneFailed}</dd>
        </dl>
      ) : (
        <table className={lists.table} aria-label={texts.failedJobs}>
          <thead>
            <tr>
              <th scope="col">{texts.queue}</th>
              <th scope="col">{texts.failedAt}</th>
              <th scope="col">{texts.fault}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.jobId}>
                <td title={job.queue}>{queueSaid(words, job.queue)}</td>
                <td>
                  <Time at={job.failedAt} />
                </td>
                <td className="mono">{job.fault}</td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={texts.retryNamed(queueSaid(words, job.queue))}
                    loading={retry.isPending && retry.variables === job.jobId}
                    onClick={() => retry.mutate(job.jobId)}
                  >
                    {texts.retry}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
