import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type DeskMachine, exportRoutes, type ProductLine, productLines } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { caseWords, peopleWords } from '#ui/words';
import { ImportLink } from '../imports/ImportLink.tsx';
import { useKeys } from '../shell/help/use-keys.ts';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import styles from '../shell/lists/ListPage.module.css';
import { More } from '../shell/lists/More.tsx';
import { focusSearch, SearchField } from '../shell/lists/SearchField.tsx';
import { listKeys } from '../shell/lists/step-row.ts';
import { useMe } from '../shell/session.ts';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { labelTexts } from './label-texts.ts';
import { machineListQuery } from './machine-list.ts';
import { machineTexts } from './texts.ts';

/** Filters of the list of machines as they stand in the address. */
export interface MachineSearch {
  words?: string;
  line?: ProductLine;
}

/** All machines within one's product lines. */
export function MachinesPage({ search }: { search: MachineSearch }) {
  const texts = useTexts(machineTexts);
  const lineNames = useTexts(peopleWords).productLine;
  const mine = useMe().productLines;
  const navigate = useNavigate();
  const change = useCallback(
    (part: MachineSearch) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const changeWords = useCallback((words: string) => change({ words: words || undefined }), [change]);
  useKeys({ s: focusSearch, ...listKeys });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{texts.title}</h1>
        {mine.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={texts.line}
            value={search.line ?? ''}
            onChange={(line) => change({ line: (line || undefined) as ProductLine | undefined })}
            data={[
              { value: '', label: texts.all },
              ...productLines.map((line) => ({ value: line, label: lineNames[line] })),
            ]}
          />
        )}
        <SearchField
          className={styles.search}
          label={texts.search}
          hint={texts.searchHint}
          words={search.words ?? ''}
          change={changeWords}
        />
        <Link to="/machines/labels" search={search}>
          {useTexts(labelTexts).link}
        </Link>
        <ImportLink kind="machines" />
        <ExportMenu route={exportRoutes.exportMachines} filters={{ words: search.words, productLine: search.line }} />
      </header>
      <div className={styles.scroll}>
        <MachineList search={search} />
      </div>
    </div>
  );
}

function MachineList({ search }: { search: MachineSearch }) {
  const texts = useTexts(machineTexts);
  const query = useInfiniteQuery(machineListQuery(search));
  if (query.isPending) return <Waiting lines={12} height={24} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const machines = query.data.pages.flatMap((page) => page.machines);
  if (machines.length === 0 && !search.words && !search.line)
    return <Empty icon="machines" title={texts.noneYet} help={texts.noneYetHelp} />;
  if (machines.length === 0) return <Empty icon="machines" title={texts.empty} help={texts.emptyHelp} />;
  const columns = ['number', 'model', 'line', 'company', 'site', 'openCases', 'worst', 'warranty'] as const;
  return (
    <>
      <table className={styles.table} aria-label={texts.title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-number={column === 'openCases' || undefined}>
                {texts[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {machines.map((machine) => (
            <MachineRow key={machine.machineId} machine={machine} />
          ))}
        </tbody>
      </table>
      <More query={query} />
    </>
  );
}

function MachineRow({ machine }: { machine: DeskMachine }) {
  const words = useTexts(caseWords);
  const lineNames = useTexts(peopleWords).productLine;
  const formats = useFormats();
  return (
    <tr>
      <td>
        <Link to="/machines/$machineNumber" params={{ machineNumber: machine.machineNumber }} className="mono">
          {machine.machineNumber}
        </Link>
      </td>
      <td>{machine.model}</td>
      <td>{lineNames[machine.productLine]}</td>
      <td>
        <Link to="/companies/$companyId" params={{ companyId: machine.companyId }}>
          {machine.companyName}
        </Link>
      </td>
      <td>{machine.site}</td>
      <td data-number>{machine.openCases}</td>
      <td>{machine.worst ? words.severity[machine.worst] : <span className={styles.quiet}>—</span>}</td>
      <td>{machine.warrantyUntil ? formats.fullDate(machine.warrantyUntil) : '—'}</td>
    </tr>
  );
}
