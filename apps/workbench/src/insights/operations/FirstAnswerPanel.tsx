import type { InsightUnit, Operations } from '#contract';
import { useTexts } from '#ui/i18n';
import lists from '../../shell/lists/ListPage.module.css';
import { Columns } from '../Columns.tsx';
import styles from '../insights.module.css';
import { useLength, usePeriodNames } from '../use-words.ts';
import { Count, CountLink, type Narrowed } from './CountLink.tsx';
import { operationTexts } from './texts.ts';

interface PeriodsProps {
  periods: Operations['periods'];
  unit: InsightUnit;
  narrowed: Narrowed;
}

/** First answers by week or month: in time, late, still waited for. */
export function FirstAnswerPanel(props: PeriodsProps) {
  const texts = useTexts(operationTexts);
  return (
    <section className={styles.panel} aria-labelledby="first-answer">
      <header>
        <h2 id="first-answer">{texts.firstAnswer}</h2>
        <p>{texts.firstAnswerHelp}</p>
      </header>
      <div className={styles.beside}>
        <Chart {...props} />
        <div className={styles.numbers}>
          <Table {...props} />
        </div>
      </div>
    </section>
  );
}

function Chart({ periods, unit, narrowed }: PeriodsProps) {
  const texts = useTexts(operationTexts);
  const length = useLength();
  const names = usePeriodNames(unit);
  const saysOf = (one: Operations['periods'][number]) =>
    [
      names.whole(one),
      texts.casesOf(one.cases),
      `${texts.inTime} ${one.inTime}`,
      `${texts.late} ${one.late}`,
      `${texts.waiting} ${one.waiting}`,
      `${texts.median} ${length(one.firstAnswerMinutes)}`,
    ].join(' · ');
  return (
    <Columns
      label={texts.chartOf(texts.firstAnswer)}
      bars={periods.map((one) => ({
        key: one.from,
        foot: names.short(one),
        top: one.cases > 0 ? String(one.cases) : '',
        says: saysOf(one),
        pieces: [
          { kind: 'plain', count: one.inTime },
          { kind: 'waiting', count: one.waiting },
          { kind: 'late', count: one.late },
        ],
      }))}
      legend={[
        { kind: 'plain', words: texts.inTime },
        { kind: 'late', words: texts.late },
        { kind: 'waiting', words: texts.waiting },
      ]}
      linkTo={({ key }, link, drawn) => (
        <CountLink to={{ ...narrowed, from: key, to: periods.find(({ from }) => from === key)!.to }} {...link}>
          {drawn}
        </CountLink>
      )}
    />
  );
}

function Table({ periods, unit, narrowed }: PeriodsProps) {
  const texts = useTexts(operationTexts);
  const length = useLength();
  const names = usePeriodNames(unit);
  return (
    <table className={lists.table} aria-label={texts.tableOf(texts.firstAnswer)}>
      <thead>
        <tr>
          <th scope="col">{texts.period}</th>
          {(['cases', 'inTime', 'late', 'waiting', 'median'] as const).map((column) => (
            <th key={column} scope="col" data-number>
              {texts[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.toReversed().map((one) => {
          const to = { ...narrowed, from: one.from, to: one.to };
          return (
            <tr key={one.from}>
              <td>{names.whole(one)}</td>
              <td data-number>
                <Count to={{ ...to, show: 'all' }} count={one.cases} />
              </td>
              <td data-number>
                <Count to={{ ...to, show: 'in-time' }} count={one.inTime} />
              </td>
              <td data-number>
                <Count to={{ ...to, show: 'late' }} count={one.late} isLate />
              </td>
              <td data-number>
                <Count to={{ ...to, show: 'waiting' }} count={one.waiting} />
              </td>
              <td data-number>{length(one.firstAnswerMinutes)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
