import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { deskCaseRoutes, languages, peopleRoutes } from '#contract';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { peopleWords, useWordsForProblem } from '#ui/words';
import { forgetDrafts } from '../../cases/drafts.ts';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { toastProblem } from '../../region/toasts.tsx';
import { liveState } from '../../region/use-live.ts';
import { helpIsOpen } from '../help/HelpSheet.tsx';
import { mayCall, useMe } from '../session.ts';
import { shellTexts } from '../texts.ts';
import { chooseTheme, theme } from '../theme.ts';
import styles from './Rail.module.css';

/** Foot of the rail: live or not, language, light or dark, keys, who is signed in. */
export function RailFoot() {
  const texts = useTexts(shellTexts);
  const { language, choose } = useLanguage();
  return (
    <div className={styles.foot}>
      {mayCall(useMe(), deskCaseRoutes.followDesk) && <LiveMark />}
      <div className={styles.tools}>
        <Menu position="right-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" size={32} aria-label={`${texts.language}: ${languageNames[language]}`}>
              <Icon name="globe" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {languages.map((each) => (
              <Menu.Item
                key={each}
                lang={each}
                onClick={() => choose(each)}
                rightSection={each === language ? <Icon name="check" size={16} /> : null}
              >
                {languageNames[each]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <ThemeButton />
        <Tooltip label={`${texts.keys} (?)`} position="right">
          <ActionIcon variant="subtle" size={32} aria-label={texts.keys} onClick={() => helpIsOpen.set(true)}>
            <Icon name="keyboard" size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <StaffMenu />
    </div>
  );
}

function ThemeButton() {
  const texts = useTexts(shellTexts);
  const isDark = theme.use() === 'dark';
  const themeLabel = isDark ? texts.toLight : texts.toDark;
  return (
    <Tooltip label={themeLabel} position="right">
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={themeLabel}
        onClick={() => chooseTheme(isDark ? 'light' : 'dark')}
      >
        <svg width={18} height={18} viewBox="0 0 24 24" aria-hidden="true">
          <circle cx={12} cy={12} r={9} fill="none" stroke="currentColor" strokeWidth={2} />
          <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
        </svg>
      </ActionIcon>
    </Tooltip>
  );
}

function LiveMark() {
  const texts = useTexts(shellTexts);
  const live = liveState.use();
  return (
    <Tooltip label={live === 'lost' ? texts.lostHelp : texts.liveHelp} position="right">
      <span className={styles.live} data-live={live} role="status">
        <Icon name={live === 'lost' ? 'offline' : live === 'live' ? 'check' : 'reload'} size={14} />
        {texts[live]}
      </span>
    </Tooltip>
  );
}

function StaffMenu() {
  const texts = useTexts(shellTexts);
  const roleNames = useTexts(peopleWords).role;
  const words = useWordsForProblem();
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => call(peopleRoutes.endStaffSession, {}),
    onSuccess: () => {
      forgetDrafts(me.staffId);
      queryClient.setQueryData(keys.session, null);
      // What this person could read must not stay on the desk.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
    },
    onError: (error) => toastProblem(words(error)),
  });
  return (
    <Menu position="right-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.staff}>
          <span className={styles.staffName}>{me.name}</span>
          <span className={styles.staffRole}>{me.roles.map((role) => roleNames[role]).join(' · ')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.team}</Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: '/sign-ins' })}>{texts.signIns}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()}>{texts.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
