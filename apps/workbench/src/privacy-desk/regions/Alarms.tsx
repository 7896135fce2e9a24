import type { RegionAlarm } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import lists from '../../shell/lists/ListPage.module.css';
import styles from './regions.module.css';
import { regionTexts } from './texts.ts';

/** What is wrong between the regions, each with what to do; or that nothing is. */
export function Alarms({ alarms, reportedAt }: { alarms: readonly RegionAlarm[]; reportedAt: string | null }) {
  const texts = useTexts(regionTexts);
  if (alarms.length === 0)
    return (
      <p className={styles.fine} role="status">
        <Icon name="done" size={18} /> {texts.allWell}
      </p>
    );
  return (
    <section className={lists.card} aria-label={texts.alarms(alarms.length)}>
      <h2>{texts.alarms(alarms.length)}</h2>
      <ul className={styles.alarms}>
        {alarms.map(({ kind, number }) => {
          const words = texts.alarm[kind];
          return (
            <li key={`${kind} ${number}`} data-kind={kind}>
              <Icon name="warning" size={18} />
              <div>
                <strong>{words.what(number ?? 0, reportedAt !== null)}</strong>
                <p>{words.act}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
