import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Language, languages } from '#contract';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
import { appName } from '../shell/operator.ts';
import { shellTexts } from '../shell/texts.ts';
import styles from './Card.module.css';

/** The quiet page around everything before the sign-in is done. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const { language, choose } = useLanguage();
  const shell = useTexts(shellTexts);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.app}>
          {appName[language]} · {shell.workbench}
        </p>
        <h1>{title}</h1>
        {children}
      </div>
      <SegmentedControl
        size="sm"
        aria-label={shell.language}
        value={language}
        onChange={(chosen) => choose(chosen as Language)}
        data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
      />
    </main>
  );
}
