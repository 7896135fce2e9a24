import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { partTexts } from '../parts/index.ts';
import { placesQuery } from '../session/queries.ts';
import styles from './visit.module.css';

interface VisitFrameProps {
  title: string;
  step?: string;
  onBack?: () => void;
  /** The buttons below, always in reach of a thumb. */
  acts?: ReactNode;
  /** Two buttons of equal weight beside each other. */
  hasEqualActs?: boolean;
  isCentred?: boolean;
  /** The screen itself asks for the language. */
  hidesLanguages?: boolean;
  children: ReactNode;
}

/** One step of the first visit: the maker's name, the content, the buttons. */
export function VisitFrame({
  title,
  step,
  onBack,
  acts,
  hasEqualActs,
  isCentred,
  hidesLanguages,
  children,
}: VisitFrameProps) {
  const texts = useTexts(partTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className={styles.visit}>
      <header className={styles.top}>
        {onBack ? (
          <button type="button" className={styles.small} onClick={onBack} aria-label={texts.back}>
            <Icon name="back" size={24} />
          </button>
        ) : (
          <Maker />
        )}
        {!hidesLanguages && <LanguageSwitch />}
      </header>
      <main className={styles.main} data-centre={isCentred}>
        <div>
          {step && <p className={styles.step}>{step}</p>}
          <h1 ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </h1>
        </div>
        {children}
      </main>
      {acts && (
        <div className={styles.acts} data-row={hasEqualActs} data-free={isCentred}>
          {acts}
        </div>
      )}
    </div>
  );
}

function Maker() {
  const { language } = useLanguage();
  const { data } = useQuery(placesQuery);
  return (
    <span className={styles.maker}>
      <img src="/icon.svg" alt="" width="32" height="32" />
      {data?.appName[language] ?? ''}
    </span>
  );
}

/** The next language with one tap; three languages need no menu. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const order = Object.keys(languageNames) as (keyof typeof languageNames)[];
  return (
    <span style={{ display: 'flex' }}>
      {order
        .filter((other) => other !== language)
        .map((other) => (
          <button key={other} type="button" className={styles.small} lang={other} onClick={() => choose(other)}>
            {other === 'zh' ? '中文' : other.toUpperCase()}
            <span className="unseen">{languageNames[other]}</span>
          </button>
        ))}
    </span>
  );
}
