import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { keepApp } from '../offline/app-worker.ts';
import { useQueue } from '../offline/use-queue.ts';
import { rememberAgreement } from '../session/storage.ts';
import { Bars } from './Bars.tsx';
import styles from './shell.module.css';
import { shellTexts } from './texts.ts';
import { useWrittenLanguage } from './watching/language.ts';
import { useLive } from './watching/use-live.ts';

const tabs = [
  ['/', 'home', 'home'],
  ['/cases', 'cases', 'cases'],
  ['/machines', 'machines', 'machines'],
  ['/settings', 'settings', 'settings'],
] as const satisfies readonly (readonly [string, IconName, keyof (typeof shellTexts)['zh']])[];

/** Everything around a screen: bars that tell, the screen, the bottom bar (a rail on wide screens). */
export function Shell() {
  const texts = useTexts(shellTexts);
  const isLive = useLive();
  const { pathname } = useLocation();
  useWrittenLanguage();
  useQueue();
  useEffect(() => {
    rememberAgreement();
    void keepApp();
    // When the app was there to be used, for measuring; it goes nowhere.
    performance.mark('screen');
  }, []);
  // The scanner and the form fill the screen; their way out is *back*.
  const hasNavigation = !/^\/(scan|open|m)(\/|$)/.test(pathname);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {texts.skip}
      </a>
      <Bars isLive={isLive} />
      <div className={styles.content} id="content">
        <Outlet />
      </div>
      {hasNavigation && (
        <nav className={styles.nav} aria-label={texts.navigation}>
          {tabs.map(([to, icon, name]) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              <Icon name={icon} size={24} />
              {texts[name]}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
