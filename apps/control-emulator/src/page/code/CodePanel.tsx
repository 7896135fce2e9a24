import { useMemo, useRef } from 'react';
import type { controlTexts, Language } from '../texts.ts';
import type { Control } from '../use-control.ts';
import styles from './code.module.css';
import { type CodeKind, codeKinds, codeOf, symbolOf } from './codes.ts';
import { Symbol2d } from './Symbol2d.tsx';

interface CodePanelProps {
  texts: (typeof controlTexts)[Language];
  control: Control;
  onKind: (kind: CodeKind) => void;
}

/** The code to scan, as large as the panel allows; on a tap as large as the screen. */
export function CodePanel({ texts, control, onKind }: CodePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useMemo(() => codeOf(control), [control]);
  const symbol = useMemo(() => symbolOf(text), [text]);
  const { kind, machine, raised } = control;
  const drawn = <Symbol2d symbol={symbol} isNameplate={kind === 'link'} label={texts.kinds[kind]} />;
  return (
    <section className={styles.code} data-code={text}>
      <fieldset className={styles.kinds} aria-label={texts.kinds.alarm}>
        {codeKinds.map((offer) => (
          <button key={offer} type="button" aria-pressed={offer === kind} onClick={() => onKind(offer)}>
            {texts.kinds[offer]}
          </button>
        ))}
      </fieldset>
      <figure className={styles.plate}>
        {drawn}
        <figcaption>
          <b>{machine.machineNumber}</b>
          {kind === 'alarm' && <span>{texts.alarmCount(raised.length)}</span>}
        </figcaption>
      </figure>
      <div className={styles.foot}>
        <p>{texts.kindHelp[kind]}</p>
        <button type="button" className={styles.larger} onClick={() => dialog.current?.showModal()}>
          {texts.larger}
        </button>
      </div>
      <p className={styles.measure}>{texts.symbol(symbol.version, text.length)}</p>
      <code className={styles.text}>{text}</code>
      <dialog ref={dialog} className={styles.large} aria-label={texts.kinds[kind]}>
        {drawn}
        <button type="button" className={styles.larger} onClick={() => dialog.current?.close()}>
          {texts.close}
        </button>
      </dialog>
    </section>
  );
}
