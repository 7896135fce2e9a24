import { useTexts } from '#ui/i18n';
import { Empty, LinkButton } from '../parts/index.ts';
import styles from './shell.module.css';
import { shellTexts } from './texts.ts';

/** An address where nothing is. */
export function NotFound() {
  const texts = useTexts(shellTexts);
  return (
    <main className={styles.waiting}>
      <Empty title={texts.notFoundTitle} action={<LinkButton to="/">{texts.toHome}</LinkButton>}>
        {texts.notFoundHelp}
      </Empty>
    </main>
  );
}
