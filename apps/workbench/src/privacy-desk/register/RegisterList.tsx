import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTexts } from '#ui/i18n';
import { Empty } from '../../shell/states/Empty.tsx';
import { distinct, type Item, type View, views } from './find.ts';
import styles from './register.module.css';
import { registerTexts } from './words/texts.ts';

interface RegisterListProps {
  items: readonly Item[];
  /** What was searched for; absent: the list of a view. */
  words: string | undefined;
  view: View;
  shown: string | undefined;
}

/** Up and down go from line to line, as in every list of the desk. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-item]')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Left side: the ways to look at the register, or what a search has found. */
export function RegisterList({ items, words, view, shown }: RegisterListProps) {
  const texts = useTexts(registerTexts);
  const groupOf = (item: Item) => (words ? texts.views[item.view] : item.group);
  return (
    <nav className={styles.list} aria-label={texts.title} onKeyDown={moveFocus}>
      {words ? (
        <p className={styles.count} role="status">
          {texts.found(items.length)}
        </p>
      ) : (
        <div className={styles.views}>
          {views.map((each) => (
            <Link key={each} to="/privacy-desk/register" search={{ view: each }} data-here={each === view || undefined}>
              {texts.views[each]}
            </Link>
          ))}
        </div>
      )}
      {items.length === 0 && <Empty icon="search" title={texts.nothing} help={texts.nothingHelp} />}
      {distinct(items.map(groupOf)).map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul>
            {items
              .filter((item) => groupOf(item) === group)
              .map((item) => (
                <li key={item.show}>
                  <Link
                    to="/privacy-desk/register"
                    search={{ view: item.view, show: item.show, ...(words && { words }) }}
                    data-item
                    aria-current={item.show === shown ? 'true' : undefined}
                  >
                    {item.name}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
