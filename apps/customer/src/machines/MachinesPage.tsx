import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Machine } from '#contract';
import { useTexts } from '#ui/i18n';
import { Badge, SeverityBadge } from '#ui/state';
import { AsOf } from '../offline/AsOf.tsx';
import { Empty, Page, Section, Skeleton, Trouble } from '../parts/index.ts';
import { SearchLink } from '../search/SearchLink.tsx';
import styles from './machines.module.css';
import { machinesQuery } from './queries.ts';
import { machineTexts } from './texts.ts';

const bySite = (machines: readonly Machine[]): [site: string, machines: Machine[]][] => {
  const sites = new Map<string, Machine[]>();
  for (const machine of machines) sites.set(machine.site, [...(sites.get(machine.site) ?? []), machine]);
  return [...sites];
};

/** The machines of the company, by site. */
export function MachinesPage() {
  const texts = useTexts(machineTexts);
  const seen = useQuery(machinesQuery);
  const { data, error, isPending, refetch } = seen;
  return (
    <Page title={texts.title} isWide>
      <SearchLink />
      {isPending && <Skeleton rows={4} />}
      {!isPending && !data && <Trouble thrown={error} onAgain={refetch} />}
      {data && <AsOf seen={seen} />}
      {data?.length === 0 && <Empty title={texts.none}>{texts.noneHelp}</Empty>}
      {data &&
        bySite(data).map(([site, machines]) => (
          <Section key={site} title={site} count={machines.length}>
            <div className={styles.grid}>
              {machines.map((machine) => (
                <MachineCard key={machine.machineId} machine={machine} />
              ))}
            </div>
          </Section>
        ))}
    </Page>
  );
}

function MachineCard({ machine }: { machine: Machine }) {
  return (
    <Link to="/machines/$machineNumber" params={{ machineNumber: machine.machineNumber }} className={styles.machine}>
      <strong>{machine.model}</strong>
      <span className="mono">{machine.machineNumber}</span>
      <MachineState machine={machine} />
    </Link>
  );
}

/** How the machine is by its open cases, and how many those are. */
export function MachineState({ machine }: { machine: Machine }) {
  const texts = useTexts(machineTexts);
  return (
    <span className={styles.row}>
      {machine.worst ? (
        <SeverityBadge severity={machine.worst} />
      ) : (
        <Badge tone="done" icon="done">
          {texts.noOpenCase}
        </Badge>
      )}
      {machine.openCases > 0 && texts.openCases(machine.openCases)}
    </span>
  );
}
