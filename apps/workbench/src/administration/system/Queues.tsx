import type { SystemState } from '#contract';
import { useTexts } from '#ui/i18n';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Time } from '../../shell/time/Time.tsx';
import { queueSaid, queueTexts } from './queue-texts.ts';
import { systemTexts } from './texts.ts';

const counts = ['waiting', 'running', 'failed', 'done'] as const;

/** Jobs by queue, as the worker last wrote them down. */
export function Queues({ queues }: { queues: SystemState['queues'] }) {
  const texts = useTexts(systemTexts);
  const words = useTexts(queueTexts);
  return (
    <section className={lists.card}>
      <h2>{texts.queues}</h2>
      {queues.length === 0 ? (
        <Empty icon="clock" title={texts.noQueues} help={texts.noQueuesHelp} />
      ) : (
        <table className={lists.table} aria-label={texts.queues}>
          <thead>
            <tr>
              <th scope="col">{texts.queue}</th>
              {counts.map((column) => (
                <th key={column} scope="col" data-number>
                  {texts[column]}
                </th>
              ))}
              <th scope="col">{texts.lastDone}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((one) => (
              <tr key={one.queue}>
                <td title={one.queue}>{queueSaid(words, one.queue)}</td>
                {counts.map((column) => (
                  <td key={column} data-number>
                    {one[column]}
                  </td>
                ))}
                <td>{one.doneAt ? <Time at={one.doneAt} /> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
