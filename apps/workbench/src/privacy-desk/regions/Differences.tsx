import { Link } from '@tanstack/react-router';
import type { RegionsState } from '#contract';
import { useTexts } from '#ui/i18n';
import lists from '../../shell/lists/ListPage.module.css';
import { Time } from '../../shell/time/Time.tsx';
import styles from './regions.module.css';
import { regionTexts } from './texts.ts';

type Comparison = NonNullable<RegionsState['report']>['comparison'];

/** What the last comparison found, with the ids. */
export function Differences({ comparison }: { comparison: Comparison }) {
  const texts = useTexts(regionTexts);
  return (
    <section className={lists.card}>
      <h2>{texts.comparison}</h2>
      <p className={styles.help}>{texts.comparisonHelp}</p>
      <dl className={lists.facts}>
        <div>
          <dt>{texts.comparedAt}</dt>
          <dd>{comparison ? <Time at={comparison.comparedAt} /> : texts.never}</dd>
        </div>
        <div>
          <dt>{texts.personsHome}</dt>
          <dd>{comparison?.personsHome ?? '—'}</dd>
        </div>
        <div>
          <dt>{texts.personsService}</dt>
          <dd>{comparison?.personsService ?? '—'}</dd>
        </div>
      </dl>
      {comparison && comparison.differences.length > 0 && <Found differences={comparison.differences} />}
    </section>
  );
}

function Found({ differences }: Pick<NonNullable<Comparison>, 'differences'>) {
  const texts = useTexts(regionTexts);
  return (
    <table className={lists.table} aria-label={texts.comparison}>
      <thead>
        <tr>
          <th scope="col">{texts.difference}</th>
          <th scope="col" data-number>
            {texts.count}
          </th>
          <th scope="col">{texts.ids}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ kind, persons, examples }) => (
          <tr key={kind}>
            <td>{texts.differences[kind]}</td>
            <td data-number>{persons}</td>
            <td className={styles.ids}>
              {examples.map((id) => (
                <Link key={id} to="/privacy-desk/audit" search={{ subject: id }} className="mono" title={id}>
                  {id.slice(-6)}
                </Link>
              ))}
              {persons > examples.length && (
                <span className={lists.quiet}>{texts.more(persons - examples.length)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
