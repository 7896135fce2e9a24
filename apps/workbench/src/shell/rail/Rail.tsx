import { Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  administrationRoutes,
  companyRoutes,
  deskCaseRoutes,
  deskSearchRoutes,
  machineRoutes,
  operationRoutes,
  privacyDeskRoutes,
  type Route,
} from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { peopleWords } from '#ui/words';
import { toastWhy } from '../../region/toasts.tsx';
import { useKeys } from '../help/use-keys.ts';
import { mayCall, useMe } from '../session.ts';
import { shellTexts } from '../texts.ts';
import { namesOf } from './names-of.ts';
import styles from './Rail.module.css';
import { RailFoot } from './RailFoot.tsx';
import { useRouteRefusal } from './use-route-refusal.ts';

interface Place {
  to: '/search' | '/queue' | '/cases' | '/machines' | '/companies' | '/insights' | '/privacy-desk' | '/administration';
  name: 'search' | 'queue' | 'cases' | 'machines' | 'companies' | 'insights' | 'privacyDesk' | 'administration';
  icon: IconName;
  route: Pick<Route, 'may'>;
  /** Absent instead of disabled for those who may not. */
  isQuiet?: boolean;
}

/** The places of the workbench and the operation that each one begins with. */
export const places: readonly Place[] = [
  { to: '/queue', name: 'queue', icon: 'received', route: deskCaseRoutes.listQueue },
  { to: '/cases', name: 'cases', icon: 'cases', route: deskCaseRoutes.listQueue },
  { to: '/machines', name: 'machines', icon: 'machines', route: machineRoutes.listDeskMachines },
  { to: '/companies', name: 'companies', icon: 'people', route: companyRoutes.listCompanies },
  { to: '/insights', name: 'insights', icon: 'chart', route: operationRoutes.readOperations, isQuiet: true },
  {
    to: '/privacy-desk',
    name: 'privacyDesk',
    icon: 'shield',
    route: privacyDeskRoutes.listAuditEntries,
    isQuiet: true,
  },
  {
    to: '/administration',
    name: 'administration',
    icon: 'settings',
    route: administrationRoutes.listStaffAccounts,
    isQuiet: true,
  },
];

const searchPlace: Place = { to: '/search', name: 'search', icon: 'search', route: deskSearchRoutes.searchDesk };

/** Left rail: where one can go, who one is, how the page looks. */
export function Rail() {
  const texts = useTexts(shellTexts);
  const me = useMe();
  const maySearch = mayCall(me, searchPlace.route);
  const navigate = useNavigate();
  const noCaller = useRouteRefusal(deskCaseRoutes.openCaseForCaller);
  const goToCaller = () => {
    // A page that knows the machine or the company has a button that takes it along.
    const button = document.querySelector<HTMLElement>('main [aria-keyshortcuts="c"]');
    if (noCaller !== null) toastWhy(noCaller);
    else if (button) button.click();
    else void navigate({ to: '/cases/caller' });
  };
  useKeys({
    '/': maySearch ? () => focusSearchAll() || void navigate({ to: '/search' }) : undefined,
    c: goToCaller,
  });
  return (
    <nav className={styles.rail} aria-label={texts.navigation}>
      <ul className={styles.places}>
        {[{ ...searchPlace, isQuiet: true }, ...places]
          .filter(({ route, isQuiet }) => !isQuiet || mayCall(me, route))
          .map((place) => (
            <li key={place.to}>
              <RailPlace place={place} isOpen={mayCall(me, place.route)} />
            </li>
          ))}
      </ul>
      <RailFoot />
    </nav>
  );
}

/** Brings the cursor to the one search when its page is open. */
function focusSearchAll(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-search-all]');
  field?.select();
  return field !== null;
}

function RailPlace({ place: { to, name, icon, route }, isOpen }: { place: Place; isOpen: boolean }) {
  const texts = useTexts(shellTexts);
  const roleNames = useTexts(peopleWords).role;
  const inside = (
    <>
      <Icon name={icon} size={20} />
      <span>{texts[name]}</span>
    </>
  );
  if (isOpen)
    return (
      <Link to={to} className={styles.place} activeProps={{ 'data-here': true }}>
        {inside}
      </Link>
    );
  const reason = texts.needsRole(namesOf(route.may, roleNames));
  return (
    <Tooltip label={reason} position="right" events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={styles.place} aria-disabled="true" aria-description={reason}>
        {inside}
        <Icon name="closed" size={13} className={styles.lock} />
      </button>
    </Tooltip>
  );
}
