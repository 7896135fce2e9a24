import { useEffect, useMemo, useRef, useState } from 'react';
import type { controlTexts, Language } from '../texts.ts';
import type { Control } from '../use-control.ts';
import styles from './code.module.css';
import { type CodeKind, codeKinds, signedCodeOf, symbolOf } from './codes.ts';
import { Symbol2d } from './Symbol2d.tsx';

interface CodePanelProps {
  texts: (typeof controlTexts)[Language];
  control: Control;
  onKind: (kind: CodeKind) => void;
}

/** The code to scan, as large as the panel allows; on a tap as large as the screen. */
export function CodePanel({ texts, control, onKind }: CodePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useCode(control);
  const symbol = useMemo(() => (text === undefined ? undefined : symbolOf(text)), [text]);
  const { kind, machine, raised } = control;
  const drawn = symbol ? (
    <Symbol2d symbol={symbol} isNameplate={kind === 'link'} label={texts.kinds[kind]} />
  ) : (
    // Keeps the place, so that nothing jumps.
    <svg viewBox="0 0 1 1" aria-hidden="true" />
  );
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
      <p className={styles.measure}>
        {symbol && text && texts.symbol(symbol.version, text.length)}
        {text && kind === 'alarm' && ` · ${texts.signed[text.includes('&g=') ? control.signing : 'none']}`}
      </p>
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

// Signing takes a moment. Until then there is no code rather than the one of the alarms before.
function useCode(control: Control): string | undefined {
  const [made, setMade] = useState<{ control: Control; text: string }>();
  useEffect(() => {
    let isOver = false;
    void signedCodeOf(control).then((text) => {
      if (!isOver) setMade({ control, text });
    });
    return () => {
      isOver = true;
    };
  }, [control]);
  return made?.control === control ? made.text : undefined;
}
