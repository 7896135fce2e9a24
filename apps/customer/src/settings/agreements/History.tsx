import { useQuery } from '@tanstack/react-query';
import { type ConsentReceipt, readConsentReceipt } from '#contract/home';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { Button, Section, Skeleton, Trouble } from '../../parts/index.ts';
import { home } from '../../session/home.ts';
import styles from './agreements.module.css';
import { agreementTexts } from './texts.ts';

function save(receipt: ConsentReceipt, name: string) {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${receipt.issued_at.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const newestFirst = (receipt: ConsentReceipt) =>
  receipt.records
    .flatMap(({ kind, events }) => events.map((event) => ({ kind, ...event })))
    .sort((one, other) => other.event_time.localeCompare(one.event_time));

/** Every decision of the person, and the receipt to keep. */
export function History() {
  const texts = useTexts(agreementTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['consents', 'receipt', language],
    queryFn: ({ signal }) => home(readConsentReceipt, { params: { language }, signal }),
  });
  return (
    <Section title={texts.history}>
      <p className={styles.lead}>{texts.historyLead}</p>
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && (
        <>
          <ol className={styles.history}>
            {newestFirst(data).map(({ event_id, kind, event_type, event_time, privacy_notice }) => (
              <li key={event_id}>
                <span>
                  {texts.kinds[kind]}
                  <small>{texts.inVersion(privacy_notice.version)}</small>
                </span>
                <span>
                  {texts.decided[event_type]}
                  <small>
                    <time dateTime={event_time}>{formats.dateTime(event_time)}</time>
                  </small>
                </span>
              </li>
            ))}
          </ol>
          <p className={styles.lead}>{texts.receiptLead}</p>
          <Button look="plain" onClick={() => save(data, texts.receiptName)}>
            {texts.receipt}
          </Button>
        </>
      )}
    </Section>
  );
}
