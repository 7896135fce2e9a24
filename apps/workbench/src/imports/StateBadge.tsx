import type { ImportState } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import styles from './imports.module.css';
import { importTexts } from './texts.ts';

const looks: Readonly<Record<ImportState, { icon: IconName; tone: 'rest' | 'work' | 'due' | 'done' | 'down' }>> = {
  uploaded: { icon: 'file', tone: 'due' },
  checking: { icon: 'clock', tone: 'work' },
  checked: { icon: 'search', tone: 'due' },
  running: { icon: 'clock', tone: 'work' },
  done: { icon: 'done', tone: 'done' },
  undoing: { icon: 'history', tone: 'work' },
  undone: { icon: 'history', tone: 'rest' },
  failed: { icon: 'warning', tone: 'down' },
};

/** Where an import stands, as icon and word. */
export function StateBadge({ state }: { state: ImportState }) {
  const texts = useTexts(importTexts);
  const { icon, tone } = looks[state];
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon name={icon} size={14} />
      {texts.stateWord[state]}
    </span>
  );
}
