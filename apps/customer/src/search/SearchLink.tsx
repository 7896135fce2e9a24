import { Link } from '@tanstack/react-router';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

/** The way to search, drawn as the field that it leads to. */
export function SearchLink() {
  const texts = useTexts(searchTexts);
  return (
    <Link to="/search" className={styles.link}>
      <Icon name="search" />
      {texts.hint}
    </Link>
  );
}
