import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { staffQuery } from '../../shell/session.ts';
import styles from './presence.module.css';
import { presenceTexts } from './texts.ts';
import { usePresence } from './use-presence.ts';

/** Who else has this case open, and who is writing to the customer at this moment. */
export function PresenceLine({ caseNumber }: { caseNumber: string }) {
  const texts = useTexts(presenceTexts);
  const { language } = useLanguage();
  const others = usePresence(caseNumber);
  const { data } = useQuery(staffQuery);
  const nameOf = (staffId: string) => data?.staff.find((one) => one.staffId === staffId)?.name ?? texts.somebody;
  const named = (people: typeof others) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(people.map(({ staffId }) => nameOf(staffId)));
  const writing = others.filter(({ isWriting }) => isWriting);
  const reading = others.filter(({ isWriting }) => !isWriting);
  return (
    // Always there, so that a screen reader hears who comes.
    <div className={styles.line} role="status" data-writing={writing.length > 0 || undefined}>
      {writing.length > 0 && (
        <span className={styles.writing}>
          <Icon name="warning" size={15} />
          {texts.writing(named(writing), writing.length)}
        </span>
      )}
      {reading.length > 0 && (
        <span>
          <Icon name="people" size={15} />
          {texts.reading(named(reading), reading.length)}
        </span>
      )}
    </div>
  );
}
