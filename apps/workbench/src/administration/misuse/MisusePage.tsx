import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Misuse, misuseHours } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { Time } from '../../shell/time/Time.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import { misuseQuery } from '../administration-queries.ts';
import { Places } from './Places.tsx';
import { misuseTexts } from './texts.ts';

/** Who was conspicuous in the log of use, and why. */
export function MisusePage() {
  const texts = useTexts(misuseTexts);
  const [hours, setHours] = useState<(typeof misuseHours)[number]>('24');
  const query = useQuery(misuseQuery(hours));
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={texts.since}
      value={hours}
      onChange={(value) => setHours(value as typeof hours)}
      data={misuseHours.map((value) => ({ value, label: texts.hours[value] }))}
    />
  );
  return (
    <AdministrationPage act={choice}>
      {query.data ? (
        <div className={lists.sheet}>
          <Sums misuse={query.data} />
          <Conspicuous misuse={query.data} />
          <Places places={query.data.places} />
        </div>
      ) : query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Waiting lines={8} />
      )}
    </AdministrationPage>
  );
}

function Sums({ misuse }: { misuse: Misuse }) {
  const texts = useTexts(misuseTexts);
  const { number } = useFormats();
  const facts = [
    [texts.requests, misuse.requests],
    [texts.failedSignIns, misuse.failedSignIns],
    [texts.throttled, misuse.throttled],
  ] as const;
  return (
    <section className={lists.card}>
      <h2>{texts.sums}</h2>
      <dl className={lists.facts}>
        {facts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <p className={lists.quiet} style={{ margin: '0 16px 12px' }}>
        {texts.region}
      </p>
    </section>
  );
}

function Conspicuous({ misuse }: { misuse: Misuse }) {
  const texts = useTexts(misuseTexts);
  const { number } = useFormats();
  return (
    <section className={lists.card}>
      <h2>{texts.conspicuousHere}</h2>
      {misuse.conspicuous.length === 0 ? (
        <Empty icon="check" title={texts.nobody} help={texts.nobodyHelp} />
      ) : (
        <table className={lists.table} aria-label={texts.conspicuous}>
          <thead>
            <tr>
              <th scope="col">{texts.who}</th>
              <th scope="col">{texts.why}</th>
              <th scope="col" data-number>
                {texts.failedSignIns}
              </th>
              <th scope="col" data-number>
                {texts.notFound}
              </th>
              <th scope="col" data-number>
                {texts.busiest}
              </th>
              <th scope="col">{texts.last}</th>
            </tr>
          </thead>
          <tbody>
            {misuse.conspicuous.map((one) => (
              <tr key={one.personId ?? one.address}>
                <td>
                  {one.name ?? texts.kinds[one.who]}{' '}
                  <span className="mono">{one.name ? one.address : (one.personId ?? one.address)}</span>
                </td>
                <td>{one.why.map((reason) => texts.reasons[reason]).join(' · ')}</td>
                <td data-number>{number(one.failedSignIns)}</td>
                <td data-number>{number(one.notFound)}</td>
                <td data-number>{number(one.inBusiestHour)}</td>
                <td>
                  <Time at={one.lastAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
