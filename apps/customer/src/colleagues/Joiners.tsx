import { useQuery } from '@tanstack/react-query';
import { type CompanyJoinRequest, companyRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Button, fieldStyles, Section, TriedInVain } from '../parts/index.ts';
import { service } from '../session/service.ts';
import styles from './colleagues.module.css';
import { joinersQuery, usePeopleAct } from './queries.ts';
import { colleagueTexts } from './texts.ts';

/** Who wishes to join and waits for a word. */
export function Joiners() {
  const texts = useTexts(colleagueTexts);
  const { data = [] } = useQuery(joinersQuery);
  if (data.length === 0) return null;
  return (
    <Section title={texts.joiners} count={data.length}>
      <ul className={styles.list}>
        {data.map((one) => (
          <li key={one.joinRequestId}>
            <Joiner joiner={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Joiner({ joiner }: { joiner: CompanyJoinRequest }) {
  const texts = useTexts(colleagueTexts);
  const formats = useFormats();
  const { joinRequestId, name, position, machineNumber, sentAt } = joiner;
  const deciding = usePeopleAct((decision: 'accepted' | 'refused') =>
    service(companyRoutes.decideCompanyJoinRequest, { params: { joinRequestId }, body: { decision } }),
  );
  return (
    <div className={styles.card}>
      <span>
        <strong>{name}</strong>
        <small>{[position, formats.brief(sentAt)].filter(Boolean).join(' · ')}</small>
        <small>
          {texts.namedMachine} <span className="mono">{machineNumber}</span>
        </small>
      </span>
      <TriedInVain thrown={deciding.error} />
      <div className={fieldStyles.pair}>
        <Button look="plain" isBusy={deciding.isPending} onClick={() => deciding.mutate('refused')}>
          {texts.refuse}
        </Button>
        <Button isBusy={deciding.isPending} onClick={() => deciding.mutate('accepted')}>
          {texts.accept}
        </Button>
      </div>
    </div>
  );
}
