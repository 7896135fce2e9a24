import { createRootRoute, createRoute, Link, Navigate, Outlet } from '@tanstack/react-router';
import { z } from 'zod';
import { idSchema, importKinds, productLines } from '#contract';
import { useTexts } from '#ui/i18n';
import { administrationPages } from './administration/pages.tsx';
import { CasePage } from './cases/CasePage.tsx';
import { CallerPage } from './cases/callers/CallerPage.tsx';
import { CompaniesPage } from './companies/CompaniesPage.tsx';
import { CompanyPage } from './companies/CompanyPage.tsx';
import { JoinRequestsPage } from './companies/JoinRequestsPage.tsx';
import { ImportPage } from './imports/ImportPage.tsx';
import { ImportsPage } from './imports/ImportsPage.tsx';
import { ImprovementPage } from './insights/improvement/ImprovementPage.tsx';
import { RowsPage } from './insights/improvement/RowsPage.tsx';
import { CountedCasesPage } from './insights/operations/CountedCasesPage.tsx';
import { OperationsPage } from './insights/operations/OperationsPage.tsx';
import { countedSearchSchema, insightSearchSchema, rowsSearchSchema } from './insights/search.ts';
import { LabelsPage } from './machines/LabelsPage.tsx';
import { MachinePage } from './machines/MachinePage.tsx';
import { MachinesPage } from './machines/MachinesPage.tsx';
import { AuditPage } from './privacy-desk/AuditPage.tsx';
import { OverviewPage } from './privacy-desk/overview/OverviewPage.tsx';
import { DraftPage } from './privacy-desk/policies/DraftPage.tsx';
import { PoliciesPage } from './privacy-desk/policies/PoliciesPage.tsx';
import { VersionPage } from './privacy-desk/policies/VersionPage.tsx';
import { RegionsPage } from './privacy-desk/regions/RegionsPage.tsx';
import { views } from './privacy-desk/register/find.ts';
import { RegisterPage } from './privacy-desk/register/RegisterPage.tsx';
import { listSearchSchema } from './queue/filters.ts';
import { QueuePage } from './queue/QueuePage.tsx';
import { SearchPage } from './search/SearchPage.tsx';
import { places } from './shell/rail/Rail.tsx';
import { Shell } from './shell/Shell.tsx';
import { mayCall, useMe } from './shell/session.ts';
import { Empty } from './shell/states/Empty.tsx';
import { shellTexts } from './shell/texts.ts';
import { SignInPage } from './sign-in/SignInPage.tsx';
import { WelcomePage } from './sign-in/welcome/WelcomePage.tsx';
import { SignInsPage } from './sign-ins/SignInsPage.tsx';

const words = z.string().max(80).optional().catch(undefined);
const anId = idSchema.optional().catch(undefined);
const machineSearchSchema = z.object({ words, line: z.enum(productLines).optional().catch(undefined) });
const companySearchSchema = z.object({ words });
const importSearchSchema = z.object({ kind: z.enum(importKinds).optional().catch(undefined) });
const auditSearchSchema = z.object({
  subject: anId,
  actor: anId,
  what: words,
  about: words,
  from: z.string().date().optional().catch(undefined),
  to: z.string().date().optional().catch(undefined),
});

const registerSearchSchema = z.object({
  words,
  view: z.enum(views).optional().catch(undefined),
  show: words,
});

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const start = createRoute({ getParentRoute: () => shell, path: '/', component: Start });
const queue = createRoute({
  getParentRoute: () => shell,
  path: '/queue',
  validateSearch: listSearchSchema,
  component: () => <QueuePage place="queue" search={queue.useSearch()} />,
});
const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: z.object({ words: z.string().max(100).optional().catch(undefined) }),
  component: () => <SearchPage words={search.useSearch().words} />,
});
const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  validateSearch: listSearchSchema,
  component: () => <QueuePage place="cases" search={cases.useSearch()} />,
});
const caller = createRoute({
  getParentRoute: () => shell,
  path: '/cases/caller',
  // A customer number in a typed address is read as a number.
  validateSearch: z.object({ words: z.coerce.string().max(80).optional().catch(undefined) }),
  component: () => <CallerPage words={caller.useSearch().words} />,
});
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseNumber',
  component: () => <CasePage caseNumber={oneCase.useParams().caseNumber} />,
});
const machines = createRoute({
  getParentRoute: () => shell,
  path: '/machines',
  validateSearch: machineSearchSchema,
  component: () => <MachinesPage search={machines.useSearch()} />,
});
const labels = createRoute({
  getParentRoute: () => shell,
  path: '/machines/labels',
  validateSearch: machineSearchSchema,
  component: () => <LabelsPage search={labels.useSearch()} />,
});
const oneMachine = createRoute({
  getParentRoute: () => shell,
  path: '/machines/$machineNumber',
  component: () => <MachinePage machineNumber={oneMachine.useParams().machineNumber} />,
});
const companies = createRoute({
  getParentRoute: () => shell,
  path: '/companies',
  validateSearch: companySearchSchema,
  component: () => <CompaniesPage words={companies.useSearch().words} />,
});
const joinRequests = createRoute({
  getParentRoute: () => shell,
  path: '/companies/join-requests',
  component: JoinRequestsPage,
});
const oneCompany = createRoute({
  getParentRoute: () => shell,
  path: '/companies/$companyId',
  component: () => <CompanyPage companyId={oneCompany.useParams().companyId} />,
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  validateSearch: importSearchSchema,
  component: () => <ImportsPage kind={imports.useSearch().kind} />,
});
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$importId',
  component: () => <ImportPage importId={oneImport.useParams().importId} />,
});
const insights = createRoute({
  getParentRoute: () => shell,
  path: '/insights',
  validateSearch: insightSearchSchema,
  component: () => <OperationsPage search={insights.useSearch()} />,
});
const countedCases = createRoute({
  getParentRoute: () => shell,
  path: '/insights/cases',
  validateSearch: countedSearchSchema,
  component: () => <CountedCasesPage search={countedCases.useSearch()} />,
});
const improvement = createRoute({
  getParentRoute: () => shell,
  path: '/insights/improvement',
  validateSearch: insightSearchSchema,
  component: () => <ImprovementPage search={improvement.useSearch()} />,
});
const improvementRows = createRoute({
  getParentRoute: () => shell,
  path: '/insights/improvement/rows',
  validateSearch: rowsSearchSchema,
  component: () => <RowsPage search={improvementRows.useSearch()} />,
});
const privacyDesk = createRoute({ getParentRoute: () => shell, path: '/privacy-desk', component: OverviewPage });
const register = createRoute({
  getParentRoute: () => shell,
  path: '/privacy-desk/register',
  validateSearch: registerSearchSchema,
  component: () => <RegisterPage search={register.useSearch()} />,
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/privacy-desk/audit',
  validateSearch: auditSearchSchema,
  component: () => <AuditPage search={audit.useSearch()} />,
});
const regions = createRoute({ getParentRoute: () => shell, path: '/privacy-desk/regions', component: RegionsPage });
const policies = createRoute({
  getParentRoute: () => shell,
  path: '/privacy-desk/policies',
  component: PoliciesPage,
});
const policyDraft = createRoute({
  getParentRoute: () => shell,
  path: '/privacy-desk/policies/drafts/$draftId',
  component: () => <DraftPage draftId={policyDraft.useParams().draftId} />,
});
const policyVersion = createRoute({
  getParentRoute: () => shell,
  path: '/privacy-desk/policies/$version',
  component: () => <VersionPage version={Number(policyVersion.useParams().version)} />,
});
const administration = createRoute({
  getParentRoute: () => shell,
  path: '/administration',
  component: () => <Navigate to="/administration/$page" params={{ page: 'staff' }} replace />,
});
const oneAdministration = createRoute({
  getParentRoute: () => shell,
  path: '/administration/$page',
  component: () => {
    const Page = administrationPages[oneAdministration.useParams().page];
    return Page ? <Page /> : <Missing />;
  },
});
const signIns = createRoute({ getParentRoute: () => shell, path: '/sign-ins', component: SignInsPage });
const welcome = createRoute({ getParentRoute: () => root, path: '/welcome', component: WelcomePage });
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in/$uid', component: SignInPage });

/** Every page of the workbench. */
export const routeTree = root.addChildren([
  shell.addChildren([
    start,
    search,
    queue,
    cases,
    caller,
    oneCase,
    machines,
    labels,
    oneMachine,
    companies,
    joinRequests,
    oneCompany,
    imports,
    oneImport,
    insights,
    countedCases,
    improvement,
    improvementRows,
    privacyDesk,
    register,
    audit,
    regions,
    policies,
    policyDraft,
    policyVersion,
    administration,
    oneAdministration,
    signIns,
  ]),
  signIn,
  welcome,
]);

/** The first place that the person's roles open. */
function Start() {
  const me = useMe();
  const first = places.find(({ route }) => mayCall(me, route));
  return first ? <Navigate to={first.to} replace /> : <Missing />;
}

function Missing() {
  const texts = useTexts(shellTexts);
  return (
    <Empty icon="info" title={texts.pageMissing} help={texts.pageMissingHelp}>
      <Link to="/">{texts.toStart}</Link>
    </Empty>
  );
}
