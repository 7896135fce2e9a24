import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { companyRoutes, type DeskJoinRequest } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { Copyable } from '../shell/Copyable.tsx';
import lists from '../shell/lists/ListPage.module.css';
import { Time } from '../shell/time/Time.tsx';
import styles from './companies.module.css';
import { compared } from './compared.ts';
import { type Decision, DecisionDialog } from './DecisionDialog.tsx';
import { companyTexts } from './texts.ts';

/** One wish to join: what the person states beside what is on file, differences marked, and the decision. */
export function JoinRequestCard({ request }: { request: DeskJoinRequest }) {
  const texts = useTexts(companyTexts);
  const [asked, setAsked] = useState<Decision | null>(null);
  const { person, company } = request;
  return (
    <article className={lists.card}>
      <h2 className={styles.cardHead}>
        <span>{person?.name ?? texts.unknownPerson}</span>
        <small>
          {texts.sent} <Time at={request.sentAt} as="both" />
        </small>
      </h2>
      {person && (
        <dl className={lists.facts}>
          {(
            [
              [texts.position, person.position],
              [texts.email, person.contactEmail],
              [texts.phone, person.phone],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Comparison request={request} />
      <footer className={styles.decision}>
        <Link to="/companies/$companyId" params={{ companyId: company.companyId }}>
          {company.name}
        </Link>
        <Copyable text={company.customerNumber} />
        <span className={styles.space} />
        <Button variant="default" size="sm" onClick={() => setAsked('refused')}>
          {texts.refuse}
        </Button>
        <Button size="sm" onClick={() => setAsked('accepted')}>
          {texts.accept}
        </Button>
      </footer>
      {asked && <DecisionDialog request={request} decision={asked} close={() => setAsked(null)} />}
    </article>
  );
}

function Comparison({ request }: { request: DeskJoinRequest }) {
  const texts = useTexts(companyTexts);
  const { companyId } = request.company;
  // The rest of the address stands on the company's page; without it name and city are compared.
  const { data: onFile } = useQuery({
    queryKey: keys.company(companyId),
    queryFn: ({ signal }) => call(companyRoutes.readCompany, { params: { companyId }, signal }),
  });
  return (
    <table className={`${lists.table} ${styles.comparison}`}>
      <thead>
        <tr>
          <th scope="col">{texts.part}</th>
          <th scope="col">{texts.stated}</th>
          <th scope="col">{texts.onFile}</th>
          <th scope="col">{texts.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {compared(request, onFile).map(({ part, stated, known, isDifferent }) => (
          <tr key={part} className={isDifferent ? styles.different : undefined}>
            <th scope="row">{texts[part]}</th>
            <td>{stated}</td>
            <td>{known}</td>
            <td className={styles.verdict}>
              <Icon name={isDifferent ? 'warning' : 'check'} size={15} /> {isDifferent ? texts.differs : texts.same}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{texts.machines}</th>
          <td className="mono">{request.stated.machineNumber}</td>
          <td>{texts.machineOfCompany}</td>
          <td className={styles.verdict}>
            <Icon name="check" size={15} /> {texts.same}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
