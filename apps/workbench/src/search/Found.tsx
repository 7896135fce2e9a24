import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type DeskFound, type DeskFoundCase, foundAtMost } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords } from '#ui/words';
import { Time } from '../shell/time/Time.tsx';
import { Marked } from './Marked.tsx';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

interface GroupProps {
  title: string;
  count: number;
  children: ReactNode;
}

function Group({ title, count, children }: GroupProps) {
  const texts = useTexts(searchTexts);
  return (
    <section className={styles.group} aria-label={title}>
      <h2>
        {title}
        {count >= foundAtMost && <small>{texts.first(foundAtMost)}</small>}
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** Machines, companies and people that were found, side by side. */
export function FoundNames({ found }: { found: DeskFound }) {
  const texts = useTexts(searchTexts);
  const { machines, companies, people, terms } = found;
  if (machines.length + companies.length + people.length === 0) return null;
  const marked = (text: string) => <Marked text={text} terms={terms} />;
  return (
    <div className={styles.names}>
      {machines.length > 0 && (
        <Group title={texts.machines} count={machines.length}>
          {machines.map(({ machineNumber, model, site, companyName }) => (
            <li key={machineNumber}>
              <Link to="/machines/$machineNumber" params={{ machineNumber }} className={styles.name} data-found>
                <b className="mono">{marked(machineNumber)}</b> {marked(model)}
                <small>
                  {companyName} · {marked(site)}
                </small>
              </Link>
            </li>
          ))}
        </Group>
      )}
      {companies.length > 0 && (
        <Group title={texts.companies} count={companies.length}>
          {companies.map(({ companyId, companyName, customerNumber, city }) => (
            <li key={companyId}>
              <Link to="/companies/$companyId" params={{ companyId }} className={styles.name} data-found>
                <b>{marked(companyName)}</b>
                <small>
                  <span className="mono">{marked(customerNumber)}</span> · {marked(city)}
                </small>
              </Link>
            </li>
          ))}
        </Group>
      )}
      {people.length > 0 && (
        <Group title={texts.people} count={people.length}>
          {people.map(({ membershipId, companyId, companyName, label }) => (
            <li key={membershipId}>
              <Link to="/companies/$companyId" params={{ companyId }} className={styles.name} data-found>
                <b>{marked(label)}</b>
                <small>{companyName}</small>
              </Link>
            </li>
          ))}
        </Group>
      )}
    </div>
  );
}

/** Cases that were found, each with the passage that the words stand in. */
export function FoundCases({ cases, terms }: { cases: readonly DeskFoundCase[]; terms: readonly string[] }) {
  const texts = useTexts(searchTexts);
  return (
    <section className={styles.group} aria-label={texts.cases}>
      <h2>{texts.cases}</h2>
      <ul>
        {cases.map((one) => (
          <li key={one.caseId}>
            <FoundCase found={one} terms={terms} />
            {one.goesOnIn && <Target caseNumber={one.goesOnIn} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a merged case goes on: whoever looks for the old number wants that one. */
function Target({ caseNumber }: { caseNumber: string }) {
  const texts = useTexts(searchTexts);
  return (
    <Link to="/cases/$caseNumber" params={{ caseNumber }} className={styles.target} data-found>
      <Icon name="forward" size={14} />
      <span>
        {texts.mergedInto} <b className="mono">{caseNumber}</b>
      </span>
    </Link>
  );
}

function FoundCase({ found, terms }: { found: DeskFoundCase; terms: readonly string[] }) {
  const texts = useTexts(searchTexts);
  const words = useTexts(caseWords);
  const { caseNumber, passage, errorNumber, machineNumber, model, companyName, state, openedAt } = found;
  const of = passage.of === 'description' || passage.of === 'number' ? null : texts.passage[passage.of];
  const marked = (text: string) => <Marked text={text} terms={terms} />;
  return (
    <Link to="/cases/$caseNumber" params={{ caseNumber }} className={styles.case} data-found>
      <span className={styles.number}>
        <b className="mono">{marked(caseNumber)}</b>
        <small>
          <Time at={openedAt} as="short" />
        </small>
      </span>
      <span className={styles.passage}>
        <span>
          {of && <i>{of}: </i>}
          {marked(passage.text)}
        </span>
        <small>
          {errorNumber && <b className="mono">{marked(errorNumber)}</b>}
          <span className="mono">{marked(machineNumber)}</span>
          <span>{marked(model)}</span>
          <span>{companyName}</span>
        </small>
      </span>
      <span className={styles.state}>{words.state[state]}</span>
    </Link>
  );
}
