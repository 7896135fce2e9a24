import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DeskMachine, deskCaseRoutes, machineRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { caseWords, codeOf, peopleWords } from '#ui/words';
import { CallerButton } from '../cases/callers/CallerButton.tsx';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { Copyable } from '../shell/Copyable.tsx';
import styles from '../shell/lists/ListPage.module.css';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { Time } from '../shell/time/Time.tsx';
import moving from './moving/moving.module.css';
import { Owner } from './moving/Owner.tsx';
import { machineTexts } from './texts.ts';

/** One machine: what it is, whose, and its cases. */
export function MachinePage({ machineNumber }: { machineNumber: string }) {
  const texts = useTexts(machineTexts);
  const query = useQuery({
    queryKey: keys.machine(machineNumber),
    queryFn: ({ signal }) => call(machineRoutes.readDeskMachine, { params: { machineNumber }, signal }),
  });
  const isMissing = ['machine-not-found', 'input'].includes(codeOf(query.error));
  return (
    <div className={styles.sheet}>
      <Link to="/machines">{texts.back}</Link>
      {query.isPending && <Waiting lines={4} />}
      {query.isError &&
        (isMissing ? (
          <Empty icon="machines" title={texts.missing} help={texts.missingHelp} />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ))}
      {query.data && (
        <>
          <MachineFacts machine={query.data} />
          <Owner machine={query.data} />
          <MachineCases machine={query.data} />
        </>
      )}
    </div>
  );
}

function MachineFacts({ machine }: { machine: DeskMachine }) {
  const texts = useTexts(machineTexts);
  const lineNames = useTexts(peopleWords).productLine;
  const formats = useFormats();
  const facts = [
    [texts.number, <Copyable key="number" text={machine.machineNumber} />],
    [texts.line, lineNames[machine.productLine]],
    [
      texts.company,
      <Link key="company" to="/companies/$companyId" params={{ companyId: machine.companyId }}>
        {machine.companyName}
      </Link>,
    ],
    [texts.customerNumber, <Copyable key="customer" text={machine.customerNumber} />],
    [texts.site, machine.site],
    [texts.delivered, machine.deliveredOn ? formats.fullDate(machine.deliveredOn) : '—'],
    [texts.warranty, machine.warrantyUntil ? formats.fullDate(machine.warrantyUntil) : '—'],
    [texts.software, machine.softwareVersion ?? '—'],
    [texts.openCases, machine.openCases],
  ] as const;
  return (
    <section className={styles.card}>
      <h2 className={styles.titled}>
        {machine.model}
        <CallerButton words={machine.machineNumber} />
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

// The list of cases is searched by the machine's number; what matches only in its text is left out.
function useCasesOf(machineNumber: string) {
  return useQuery({
    queryKey: keys.queue({ machineNumber }),
    queryFn: ({ signal }) =>
      call(deskCaseRoutes.listQueue, { query: { words: machineNumber, state: 'all', limit: 100 }, signal }),
    select: ({ cases }) =>
      cases
        .filter((each) => each.machineNumber === machineNumber)
        .sort((one, other) => other.openedAt.localeCompare(one.openedAt)),
  });
}

function MachineCases({ machine: { machineNumber, companyId } }: { machine: DeskMachine }) {
  const texts = useTexts(machineTexts);
  const words = useTexts(caseWords);
  const query = useCasesOf(machineNumber);
  return (
    <section className={styles.card}>
      <h2>{texts.cases}</h2>
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty icon="cases" title={texts.noCases} help={texts.noCasesHelp} />}
      {query.data && query.data.length > 0 && (
        <table className={styles.table} aria-label={texts.cases}>
          <tbody>
            {query.data.map((each) => (
              <tr key={each.caseId}>
                <td>
                  <Link to="/cases/$caseNumber" params={{ caseNumber: each.caseNumber }} className="mono">
                    {each.caseNumber}
                  </Link>
                </td>
                <td className="mono">{each.errorNumber ?? ''}</td>
                <td>
                  {each.description.split('\n', 1)[0]}
                  {each.companyId !== companyId && (
                    <small className={moving.earlier}>{texts.ofEarlierOwner(each.companyName)}</small>
                  )}
                </td>
                <td data-whole>{words.severity[each.severity]}</td>
                <td data-whole>{words.state[each.state]}</td>
                <td data-whole>
                  <Time at={each.openedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
