import { Fragment, type ReactNode } from 'react';
import styles from './visit.module.css';

// S0.2: bold for rights, underlined for kinds of personal data, both for sensitive ones.
const marks = /(\*\*__.+?__\*\*|\*\*.+?\*\*|__.+?__)/g;

function inline(text: string): ReactNode {
  return text.split(marks).map((part, at) => {
    const key = `${at}`;
    if (part.startsWith('**__'))
      return (
        <strong key={key}>
          <u>{part.slice(4, -4)}</u>
        </strong>
      );
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('__')) return <u key={key}>{part.slice(2, -2)}</u>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}

function block(lines: readonly string[]): ReactNode {
  const [first = ''] = lines;
  if (first.startsWith('### ')) return <h4>{inline(first.slice(4))}</h4>;
  if (first.startsWith('## ')) return <h3>{inline(first.slice(3))}</h3>;
  if (first.startsWith('# ')) return <h2>{inline(first.slice(2))}</h2>;
  if (first.startsWith('- '))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{inline(line.replace(/^- /, ''))}</li>
        ))}
      </ul>
    );
  return <p>{inline(lines.join(' '))}</p>;
}

const kindOf = (line: string) => (line.startsWith('#') ? 'heading' : line.startsWith('- ') ? 'list' : 'text');

/** Lines that belong together: a heading alone, a list, a paragraph. */
export function blocksOf(body: string): string[][] {
  const blocks: string[][] = [];
  let open: string[] | undefined;
  for (const line of body.split('\n')) {
    if (line.trim() === '') {
      open = undefined;
      continue;
    }
    const kind = kindOf(line);
    if (!open || kind === 'heading' || kindOf(open[0] ?? '') !== kind) {
      open = [];
      blocks.push(open);
    }
    open.push(line);
  }
  return blocks;
}

/** A policy text: headings, paragraphs, lists and the three marks; nothing else can be in it. */
export function PolicyBody({ body }: { body: string }) {
  return (
    <article className={styles.text}>
      {blocksOf(body).map((lines) => (
        <Fragment key={lines.join('\n')}>{block(lines)}</Fragment>
      ))}
    </article>
  );
}
