import { Link } from '@tanstack/react-router';
import { useTexts } from '#ui/i18n';
import { queueTexts } from '../queue/texts.ts';
import { CaseDesk } from './CaseDesk.tsx';
import styles from './CasePage.module.css';

/** One case as a page of its own. */
export function CasePage({ caseNumber }: { caseNumber: string }) {
  const texts = useTexts(queueTexts);
  return (
    <div className={styles.page}>
      <h1 className="hidden-label">{texts.caseTitle(caseNumber)}</h1>
      <CaseDesk key={caseNumber} caseNumber={caseNumber} tools={<Link to="/cases">{texts.cases}</Link>} />
    </div>
  );
}
