import { useParams } from '@tanstack/react-router';
import { ColleaguesPage } from '../colleagues/ColleaguesPage.tsx';
import { PoliciesPage, PolicyChangesPage, PolicyPage } from '../policy/OpenPolicyPage.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { AgreementsPage } from './agreements/AgreementsPage.tsx';
import { ContactPage, VersionPage } from './InformationPages.tsx';
import { ProfilePage } from './ProfilePage.tsx';
import { SignInSettingsPage } from './SignInSettingsPage.tsx';

const pages: Readonly<Record<string, () => React.ReactNode>> = {
  profile: ProfilePage,
  'sign-in': SignInSettingsPage,
  colleagues: ColleaguesPage,
  agreements: AgreementsPage,
  version: VersionPage,
  policy: PolicyPage,
  policies: PoliciesPage,
  'policy-changes': PolicyChangesPage,
  contact: ContactPage,
};

/** One leaf of the settings tree. */
export function SettingPage() {
  const { page = '' } = useParams({ strict: false });
  const Leaf = pages[page];
  return Leaf ? <Leaf /> : <NotFound />;
}
