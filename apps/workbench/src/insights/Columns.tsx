import type { ReactNode } from 'react';
import styles from './charts.module.css';

/** What a piece of a bar stands for; colour and pattern follow it. */
export type PieceKind = 'plain' | 'late' | 'waiting';

/** One bar: its pieces from the bottom up, and what it says in words. */
export interface Bar {
  readonly key: string;
  readonly foot: string;
  readonly top: string;
  readonly says: string;
  readonly pieces: readonly { readonly kind: PieceKind; readonly count: number }[];
}

interface ColumnsProps {
  label: string;
  bars: readonly Bar[];
  legend: readonly { readonly kind: PieceKind; readonly words: string }[];
  /** The list behind a bar: a link around what is drawn, which names itself by the words it is given. */
  linkTo: (
    bar: Bar,
    props: { className: string | undefined; 'aria-label': string; title: string },
    drawn: ReactNode,
  ) => ReactNode;
}

/** Bars side by side in the order of time; each opens what it counts. */
export function Columns({ label, bars, legend, linkTo }: ColumnsProps) {
  const most = Math.max(1, ...bars.map(({ pieces }) => sumOf(pieces)));
  return (
    <figure className={styles.chart} aria-label={label} style={{ margin: 0 }}>
      <ul className={styles.columns}>
        {bars.map((bar) => (
          <li key={bar.key}>
            {linkTo(
              bar,
              { className: styles.column, 'aria-label': bar.says, title: bar.says },
              <>
                <span className={styles.stack}>
                  <b>{bar.top}</b>
                  {/* The number above needs room, so the highest bar does not take all of it. */}
                  <span className={styles.bar} style={{ height: `${(sumOf(bar.pieces) / most) * 88}%` }}>
                    {bar.pieces
                      .filter(({ count }) => count > 0)
                      .toReversed()
                      .map(({ kind, count }) => (
                        <span key={kind} className={styles.piece} data-is={kind} style={{ flex: `${count} 0 0` }} />
                      ))}
                  </span>
                </span>
                <span className={styles.foot}>{bar.foot}</span>
              </>,
            )}
          </li>
        ))}
      </ul>
      <ul className={styles.legend}>
        {legend.map(({ kind, words }) => (
          <li key={kind}>
            <span className={styles.piece} data-is={kind} aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const sumOf = (pieces: Bar['pieces']): number => pieces.reduce((sum, { count }) => sum + count, 0);
