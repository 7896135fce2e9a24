import { type Operations, type Turn, turns } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import lists from '../../shell/lists/ListPage.module.css';
import charts from '../charts.module.css';
import styles from '../insights.module.css';
import { useLength } from '../use-words.ts';
import { Count, CountLink, type Narrowed } from './CountLink.tsx';
import { operationTexts } from './texts.ts';

interface TurnsProps {
  total: Operations['total'];
  narrowed: Narrowed;
}

const listOf = (turn: Turn) => `longest-${turn}` as const;
const allMinutes = ({ minutes }: Operations['total']) => turns.reduce((sum, turn) => sum + minutes[turn], 0);

/** Of cases that are over: whose turn it was for how long. */
export function TurnsPanel(props: TurnsProps) {
  const texts = useTexts(operationTexts);
  return (
    <section className={styles.panel} aria-labelledby="turns">
      <header>
        <h2 id="turns">{texts.turns}</h2>
        <p>{texts.turnsHelp}</p>
      </header>
      {allMinutes(props.total) === 0 ? (
        <p className={styles.none}>{texts.noFinished}</p>
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

function useShare(total: Operations['total']): (turn: Turn) => string {
  const formats = useFormats();
  const all = allMinutes(total);
  return (turn) => `${formats.number(Math.round((total.minutes[turn] / all) * 100))} %`;
}

function Chart({ total, narrowed }: TurnsProps) {
  const texts = useTexts(operationTexts);
  const names = useTexts(caseWords).deskTurn;
  const length = useLength();
  const share = useShare(total);
  const most = Math.max(...turns.map((turn) => total.minutes[turn]));
  return (
    <ul className={charts.lines} aria-label={texts.chartOf(texts.turns)}>
      {turns.map((turn) => (
        <li key={turn}>
          <CountLink
            to={{ ...narrowed, from: total.from, to: total.to, show: listOf(turn) }}
            className={charts.line}
            title={`${names[turn]} · ${share(turn)}`}
          >
            <span>{names[turn]}</span>
            <span className={charts.track}>
              <span className={charts.piece} style={{ width: `${(total.minutes[turn] / most) * 100}%` }} />
            </span>
            <b>{length(total.minutes[turn])}</b>
          </CountLink>
        </li>
      ))}
    </ul>
  );
}

function Table({ total, narrowed }: TurnsProps) {
  const texts = useTexts(operationTexts);
  const names = useTexts(caseWords).deskTurn;
  const length = useLength();
  const share = useShare(total);
  return (
    <table className={lists.table} aria-label={texts.tableOf(texts.turns)}>
      <thead>
        <tr>
          <th scope="col">{texts.turn}</th>
          {(['time', 'share', 'most'] as const).map((column) => (
            <th key={column} scope="col" data-number>
              {texts[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {turns.map((turn) => (
          <tr key={turn}>
            <td>{names[turn]}</td>
            <td data-number>{length(total.minutes[turn])}</td>
            <td data-number>{share(turn)}</td>
            <td data-number>
              <Count
                to={{ ...narrowed, from: total.from, to: total.to, show: listOf(turn) }}
                count={total.longest[turn]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
