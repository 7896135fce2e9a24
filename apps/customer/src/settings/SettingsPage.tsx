import { Link } from '@tanstack/react-router';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { peopleWords } from '#ui/words';
import { Companies } from '../colleagues/Companies.tsx';
import { SignOut } from '../offline/SignOut.tsx';
import { Page, Section } from '../parts/index.ts';
import { useMember } from '../session/queries.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** The tree of the policy, as far as it has content. */
export function SettingsPage() {
  const texts = useTexts(settingsTexts);
  const words = useTexts(peopleWords);
  const { profile, membership } = useMember();
  return (
    <Page title={texts.title}>
      <Section title={texts.account}>
        <div className={styles.group}>
          <Item page="profile" icon="person" words={texts.profile} more={profile.name} />
          <Item page="sign-in" icon="closed" words={texts.signIn} />
          <SignOut className={styles.item}>
            <Icon name="leave" />
            {texts.signOut}
          </SignOut>
        </div>
      </Section>
      <Section title={texts.company}>
        <div className={styles.group}>
          <Item page="colleagues" icon="people" words={texts.colleagues} more={words.role[membership.role]} />
          <Companies className={styles.item} />
        </div>
      </Section>
      <Section title={texts.privacy}>
        <div className={styles.group}>
          <Item page="agreements" icon="shield" words={texts.agreements} />
        </div>
      </Section>
      <Section title={texts.language}>
        <Languages />
      </Section>
      <Section title={texts.information}>
        <div className={styles.group}>
          <Item page="version" icon="info" words={texts.version} />
          <Item page="policy" icon="cases" words={texts.policy} />
          <Item page="contact" icon="mail" words={texts.contact} />
        </div>
      </Section>
    </Page>
  );
}

function Item({ page, icon, words, more }: { page: string; icon: IconName; words: string; more?: string }) {
  return (
    <Link to="/settings/$page" params={{ page }} className={styles.item}>
      <Icon name={icon} />
      <span>
        {words}
        {more && <small>{more}</small>}
      </span>
      <Icon name="forward" size={16} />
    </Link>
  );
}

function Languages() {
  const { language, choose } = useLanguage();
  return (
    <div className={styles.group}>
      {(Object.keys(languageNames) as (keyof typeof languageNames)[]).map((other) => (
        <button
          key={other}
          type="button"
          lang={other}
          className={styles.item}
          aria-pressed={language === other}
          onClick={() => choose(other)}
        >
          <Icon name="globe" />
          {languageNames[other]}
          {language === other && <Icon name="check" />}
        </button>
      ))}
    </div>
  );
}
