import { Link } from '@tanstack/react-router';
import type { DeskCase } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import styles from './Facts.module.css';
import { factTexts } from './texts.ts';

/** The same error number on the same model elsewhere; nothing stands here where there is none. */
export function SimilarCases({ deskCase: { similarCases } }: { deskCase: DeskCase }) {
  const texts = useTexts(factTexts);
  const states: Readonly<Record<string, string>> = useTexts(caseWords).state;
  const formats = useFormats();
  if (similarCases.length === 0) return null;
  return (
    <section>
      <h3>
        {texts.similar} ({similarCases.length})
      </h3>
      <p className={styles.quiet}>{texts.similarHelp}</p>
      <ul className={styles.earlier}>
        {similarCases.map((each) => (
          <li key={each.caseNumber}>
            <Link to="/cases/$caseNumber" params={{ caseNumber: each.caseNumber }} className="mono">
              {each.caseNumber}
            </Link>
            <small>
              {each.companyName} · {formats.date(each.openedAt)} · {states[each.state] ?? each.state}
            </small>
            <p>{each.description}</p>
            {each.cause && (
              <p className={styles.remedy}>
                {texts.cause}: {each.cause}
              </p>
            )}
            {each.remedy && (
              <p className={styles.remedy}>
                {texts.remedy}: {each.remedy}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
