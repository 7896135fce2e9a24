import { Fragment } from 'react';
import type { ComparedLine, Piece } from '#ui/comparison';
import { useTexts } from '#ui/i18n';
import styles from './policy.module.css';
import { policyTexts } from './texts.ts';

/** Lines that did not change and stand beside each other. */
type Shown = ComparedLine | { readonly is: 'unchanged'; readonly lines: readonly string[] };

// Emphasis and list marks say nothing about what changed.
const plain = (line: string) =>
  line
    .replace(/^(#+|-) /, '')
    .replaceAll('**', '')
    .replaceAll('__', '');

/** A comparison: changes whole, what stayed the same folded behind the heading that stands before a change. */
export function ComparedLines({ lines }: { lines: readonly ComparedLine[] }) {
  const shown: Shown[] = [];
  for (const line of lines) {
    const last = shown.at(-1);
    if (line.is !== 'same') shown.push(line);
    else if (last?.is === 'unchanged') shown[shown.length - 1] = { is: 'unchanged', lines: [...last.lines, line.text] };
    else shown.push({ is: 'unchanged', lines: [line.text] });
  }
  return (
    <div className={styles.compared}>
      {shown.map((line, at) => {
        const key = `${at}`;
        return <Line key={key} line={line} isLast={at === shown.length - 1} />;
      })}
    </div>
  );
}

function Line({ line, isLast }: { line: Shown; isLast: boolean }) {
  const texts = useTexts(policyTexts);
  if (line.is === 'same') return null;
  if (line.is === 'unchanged') return <Unchanged lines={line.lines} isLast={isLast} />;
  return (
    <div className={styles.change} data-change={line.is}>
      <small>{texts[line.is]}</small>
      <p>
        <Pieces pieces={line.is === 'changed' ? line.pieces : [line]} />
      </p>
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ is, text }, at) => {
    const key = `${at}`;
    if (is === 'added') return <ins key={key}>{plain(text)}</ins>;
    if (is === 'removed') return <del key={key}>{plain(text)}</del>;
    return <Fragment key={key}>{plain(text)}</Fragment>;
  });
}

function Unchanged({ lines, isLast }: { lines: readonly string[]; isLast: boolean }) {
  const texts = useTexts(policyTexts);
  const heading = isLast ? undefined : lines.findLast((line) => line.startsWith('#'));
  return (
    <>
      <details className={styles.small}>
        <summary>{texts.unchanged(lines.length)}</summary>
        {lines.map((line) => (
          <p key={line}>{plain(line)}</p>
        ))}
      </details>
      {heading && <h3>{plain(heading)}</h3>}
    </>
  );
}
