import { useQuery } from '@tanstack/react-query';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { Button, Notice, Trouble } from '../parts/index.ts';
import styles from './policy.module.css';
import { archiveQuery, languagesOf } from './queries.ts';
import { policyTexts } from './texts.ts';

interface NotInLanguageProps {
  versions: readonly number[];
  thrown: unknown;
  onAgain: () => unknown;
}

/** Why a text cannot be shown; a former version that was never translated is offered in the languages it has. */
export function NotInLanguage({ versions, thrown, onAgain }: NotInLanguageProps) {
  const texts = useTexts(policyTexts);
  const { choose } = useLanguage();
  const { data = [] } = useQuery(archiveQuery);
  const asked = data.filter(({ version }) => versions.includes(version));
  const isKnown = versions.length > 0 && asked.length === versions.length;
  if (!isKnown || codeOf(thrown) !== 'not-found') return <Trouble thrown={thrown} onAgain={onAgain} />;
  const others = languagesOf(asked);
  return (
    <>
      <Notice>{others.length > 0 ? texts.otherLanguages : texts.noLanguage}</Notice>
      <div className={styles.acts}>
        {others.map((other) => (
          <Button key={other} look="plain" onClick={() => choose(other)}>
            <span lang={other}>{languageNames[other]}</span>
          </Button>
        ))}
      </div>
    </>
  );
}
