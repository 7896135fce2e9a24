import { Fragment, type ReactNode } from 'react';
import styles from './policies.module.css';

// S0.2: bold for rights, underlined for kinds of personal data, both for sensitive ones.
const marks = /(\*\*__.+?__\*\*|\*\*.+?\*\*|__.+?__)/g;

/** The words of a line with their emphasis; nothing else of a text becomes anything but words. */
export function marked(text: string): ReactNode {
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

/** One line of a policy as customers see it. */
export function PolicyLine({ line }: { line: string }) {
  if (line.startsWith('## ')) return <h3>{marked(line.slice(3))}</h3>;
  if (line.startsWith('# ')) return <h2>{marked(line.slice(2))}</h2>;
  if (line.startsWith('- ')) return <p className={styles.item}>{marked(line.slice(2))}</p>;
  return <p>{marked(line)}</p>;
}

/** A policy text as customers read it. */
export function PolicyText({ body, language }: { body: string; language: string }) {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  return (
    <article className={styles.text} lang={language}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and none is ever moved
        <PolicyLine key={`${at} ${line}`} line={line} />
      ))}
    </article>
  );
}
