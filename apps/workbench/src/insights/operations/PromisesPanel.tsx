import type { InsightUnit, Operations } from '#contract';
import { useTexts } from '#ui/i18n';
import lists from '../../shell/lists/ListPage.module.css';
import { Columns } from '../Columns.tsx';
import styles from '../insights.module.css';
import { usePeriodNames } from '../use-words.ts';
import { Count, CountLink, type Narrowed } from './CountLink.tsx';
import { operationTexts } from './texts.ts';

interface PeriodsProps {
  periods: Operations['periods'];
  unit: InsightUnit;
  narrowed: Narrowed;
}

/** Promised updates by week or month, and those that came late. */
export function PromisesPanel(props: PeriodsProps) {
  const texts = useTexts(operationTexts);
  const isEmpty = props.periods.every(({ promises }) => promises === 0);
  return (
    <section className={styles.panel} aria-labelledby="promises">
      <header>
        <h2 id="promises">{texts.promises}</h2>
        <p>{texts.promisesHelp}</p>
      </header>
      {isEmpty ? (
        <p className={styles.none}>{texts.noPromises}</p>
      ) : (
        <div className={styles.beside}>
          <Chart {...props} />
          <div className={styles.numbers}>
            <Table {...props} />
          </div>
        </div>
      )}
    </section>
  );
}

function Chart({ periods, unit, narrowed }: PeriodsProps) {
  const texts = useTexts(operationTexts);
  const names = usePeriodNames(unit);
  return (
    <Columns
      label={texts.chartOf(texts.promises)}
      bars={periods.map((one) => ({
        key: one.from,
        foot: names.short(one),
        top: one.promises > 0 ? String(one.promises) : '',
        says: `${names.whole(one)} · ${texts.promised} ${one.promises} · ${texts.latePromises} ${one.latePromises}`,
        pieces: [
          { kind: 'plain', count: one.promises - one.latePromises },
          { kind: 'late', count: one.latePromises },
        ],
      }))}
      legend={[
        { kind: 'plain', words: texts.kept },
        { kind: 'late', words: texts.latePromises },
      ]}
      linkTo={({ key }, link, drawn) => (
        <CountLink
          to={{ ...narrowed, from: key, to: periods.find(({ from }) => from === key)!.to, show: 'late-promise' }}
          {...link}
        >
          {drawn}
        </CountLink>
      )}
    />
  );
}

function Table({ periods, unit, narrowed }: PeriodsProps) {
  const texts = useTexts(operationTexts);
  const names = usePeriodNames(unit);
  return (
    <table className={lists.table} aria-label={texts.tableOf(texts.promises)}>
      <thead>
        <tr>
          <th scope="col">{texts.period}</th>
          {(['promised', 'latePromises', 'lateCases'] as const).map((column) => (
            <th key={column} scope="col" data-number>
              {texts[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.toReversed().map((one) => (
          <tr key={one.from}>
            <td>{names.whole(one)}</td>
            <td data-number>{one.promises}</td>
            <td data-number>{one.latePromises}</td>
            <td data-number>
              <Count
                to={{ ...narrowed, from: one.from, to: one.to, show: 'late-promise' }}
                count={one.casesWithLatePromise}
                isLate
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
