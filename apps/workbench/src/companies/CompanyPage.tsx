import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { companyRoutes, type DeskCompanyPage, exportRoutes, machineRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { codeOf, peopleWords, useMemberName } from '#ui/words';
import { CallerButton } from '../cases/callers/CallerButton.tsx';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { Copyable } from '../shell/Copyable.tsx';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import styles from '../shell/lists/ListPage.module.css';
import { More } from '../shell/lists/More.tsx';
import { mayCall, useMe } from '../shell/session.ts';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { Departure } from './acts/Departure.tsx';
import { NameAdmin } from './acts/NameAdmin.tsx';
import own from './companies.module.css';
import { companyTexts } from './texts.ts';

/** One company: address, people, machines. */
export function CompanyPage({ companyId }: { companyId: string }) {
  const texts = useTexts(companyTexts);
  const query = useQuery({
    queryKey: keys.company(companyId),
    queryFn: ({ signal }) => call(companyRoutes.readCompany, { params: { companyId }, signal }),
  });
  const isMissing = ['company-not-found', 'input'].includes(codeOf(query.error));
  return (
    <div className={styles.sheet}>
      <Link to="/companies">{texts.back}</Link>
      {query.isPending && <Waiting lines={4} />}
      {query.isError &&
        (isMissing ? (
          <Empty icon="people" title={texts.missing} help={texts.missingHelp} />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ))}
      {query.data && (
        <>
          <CompanyFacts company={query.data} />
          <People company={query.data} />
          <Machines company={query.data} />
          <Departure company={query.data} />
        </>
      )}
    </div>
  );
}

function CompanyFacts({ company }: { company: DeskCompanyPage }) {
  const texts = useTexts(companyTexts);
  const address = [company.street, `${company.postcode} ${company.city}`, company.region, company.countryRegion];
  const facts = [
    [texts.customerNumber, <Copyable key="number" text={company.customerNumber} />],
    [texts.address, address.filter((part) => part.trim()).join(', ')],
    [texts.openCases, company.openCases],
    [texts.machines, company.machines],
    [texts.members, company.members],
  ] as const;
  return (
    <section className={styles.card}>
      <h2 className={styles.titled}>
        {company.name}
        {!company.departure && <CallerButton words={company.customerNumber} />}
      </h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function People({ company: { companyId, departure, people } }: { company: DeskCompanyPage }) {
  const nameOf = useMemberName();
  const me = useMe();
  const isActive = ({ state }: { state: string }) => state === 'active';
  const needsAdmin =
    !departure &&
    mayCall(me, companyRoutes.nameCompanyAdmin) &&
    !people.some((one) => isActive(one) && one.role === 'company-admin');
  const texts = useTexts(companyTexts);
  const roleNames = useTexts(peopleWords).role;
  const formats = useFormats();
  return (
    <section className={styles.card}>
      <h2 className={own.cardHead}>
        {texts.people}
        <ExportMenu route={exportRoutes.exportPeopleOfCompany} params={{ companyId }} />
      </h2>
      {people.length === 0 ? (
        <Empty icon="people" title={texts.noPeople} help={texts.noPeopleHelp} />
      ) : (
        <table className={styles.table} aria-label={texts.people}>
          <thead>
            <tr>
              {(['label', 'role', 'state', 'since'] as const).map((column) => (
                <th key={column} scope="col">
                  {texts[column]}
                </th>
              ))}
              {needsAdmin && <th />}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.membershipId} className={person.state === 'left' ? styles.quiet : undefined}>
                <td>{nameOf(person.label)}</td>
                <td>{roleNames[person.role]}</td>
                <td>{texts.states[person.state]}</td>
                <td>{formats.fullDate(person.since)}</td>
                {needsAdmin && <td>{isActive(person) && <NameAdmin companyId={companyId} person={person} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

// Searched by the company's name; what matches it only by chance is left out.
function useMachinesOf({ companyId, name }: DeskCompanyPage) {
  return useInfiniteQuery({
    queryKey: keys.machineList({ companyId }),
    queryFn: ({ pageParam, signal }) =>
      call(machineRoutes.listDeskMachines, {
        query: { words: name.slice(0, 80), cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ machines }) => machines.filter((one) => one.companyId === companyId)),
  });
}

function Machines({ company }: { company: DeskCompanyPage }) {
  const texts = useTexts(companyTexts);
  const lineNames = useTexts(peopleWords).productLine;
  const query = useMachinesOf(company);
  return (
    <section className={styles.card}>
      <h2>{texts.machines}</h2>
      {query.isPending && <Waiting lines={3} />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data?.length === 0 && !query.hasNextPage && (
        <Empty icon="machines" title={texts.noMachines} help={texts.noMachinesHelp} />
      )}
      {query.data && query.data.length > 0 && (
        <table className={styles.table} aria-label={texts.machines}>
          <tbody>
            {query.data.map((machine) => (
              <tr key={machine.machineId}>
                <td>
                  <Link
                    to="/machines/$machineNumber"
                    params={{ machineNumber: machine.machineNumber }}
                    className="mono"
                  >
                    {machine.machineNumber}
                  </Link>
                </td>
                <td>{machine.model}</td>
                <td>{lineNames[machine.productLine]}</td>
                <td>{machine.site}</td>
                <td data-number>
                  {texts.openCases}: {machine.openCases}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More query={query} />
    </section>
  );
}
