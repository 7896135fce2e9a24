import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { useWordsForProblem } from '#ui/words';
import { Button, Section } from '../parts/index.ts';
import { tryNow } from '../session/again.ts';
import { switchCompany } from '../session/company.ts';
import { useMember } from '../session/queries.ts';
import styles from './offline.module.css';
import { offlineTexts } from './texts.ts';
import { type UnsentItem, wordsIn } from './unsent/index.ts';
import { useIsOnline, useIsSending, useUnsentItems } from './use-unsent.ts';

/** What lies on this device and is not sent: each with its state, and a tap leads to it. */
export function UnsentList() {
  const texts = useTexts(offlineTexts);
  const { personId } = useMember();
  const items = useUnsentItems(personId);
  const isOnline = useIsOnline();
  if (items.length === 0) return null;
  return (
    <Section title={texts.title} count={items.length}>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} />
          </li>
        ))}
      </ul>
      {isOnline && items.some(({ state }) => state === 'waiting') && (
        <div>
          <Button look="plain" icon="reload" onClick={tryNow}>
            {texts.tryNow}
          </Button>
        </div>
      )}
    </Section>
  );
}

type Shown = 'writing' | 'waiting' | 'sending' | 'needsYou';

const icons = { writing: 'keyboard', waiting: 'clock', sending: 'sent', needsYou: 'warning' } as const satisfies Record<
  Shown,
  IconName
>;

function useShown(item: UnsentItem): Shown {
  const isSending = useIsSending(item.id);
  const isOnline = useIsOnline();
  if (item.state === 'needs-you' || item.files.some(({ isUncovered }) => isUncovered)) return 'needsYou';
  if (item.state === 'writing') return 'writing';
  return isSending && isOnline ? 'sending' : 'waiting';
}

// What was written in another company is opened there: the page changes over first.
function useElsewhere(item: UnsentItem) {
  const { companies = [], membership } = useMember();
  const isHere = !item.companyId || item.companyId === membership.company.companyId;
  const company = isHere ? undefined : companies.find(({ companyId }) => companyId === item.companyId);
  const place = item.kind === 'case' ? `/open?draft=${item.id}` : `/cases/${item.caseNumber}`;
  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    if (company) switchCompany(company.companyId, place);
  };
  return { company, link: isHere ? {} : { onClick } };
}

function Row({ item }: { item: UnsentItem }) {
  const texts = useTexts(offlineTexts);
  const formats = useFormats();
  const wordsFor = useWordsForProblem();
  const isOnline = useIsOnline();
  const shown = useShown(item);
  const isTap = item.kind === 'joining' || item.kind === 'confirmation';
  // Without a connection the connection is no news.
  const isTold = item.problem !== null && (item.state === 'needs-you' || (isOnline && item.problem !== 'try-again'));
  const to =
    item.kind === 'case'
      ? ({ to: '/open', search: { draft: item.id } } as const)
      : ({ to: '/cases/$caseNumber', params: { caseNumber: item.caseNumber } } as const);
  const elsewhere = useElsewhere(item);
  return (
    <Link {...to} {...elsewhere.link} className={styles.item} data-state={shown}>
      <span className={styles.state}>
        <Icon name={icons[shown]} size={16} />
        {texts[shown]}
      </span>
      <span className={styles.words}>{wordsIn(item).trim() || (isTap ? texts[item.kind] : texts.noWords)}</span>
      <span className={styles.meta}>
        {elsewhere.company && <b>{elsewhere.company.name}</b>}
        <b className="mono">{item.kind === 'case' ? item.machineNumber : item.caseNumber}</b>
        {!isTap && <span>{texts[item.kind]}</span>}
        <span>{formats.brief(item.changedAt)}</span>
        {item.files.length > 0 && <span>{texts.files(item.files.length)}</span>}
      </span>
      {isTold && <span className={styles.problem}>{wordsFor({ problem: { code: item.problem } })}</span>}
    </Link>
  );
}
