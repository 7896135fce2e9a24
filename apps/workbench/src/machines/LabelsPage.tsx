import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { addressOf, type DeskMachine, type LabelSheet, labelRoutes, labelSheets, labelsMax } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { useKeys } from '../shell/help/use-keys.ts';
import styles from '../shell/lists/ListPage.module.css';
import { More } from '../shell/lists/More.tsx';
import { focusSearch, SearchField } from '../shell/lists/SearchField.tsx';
import { listKeys } from '../shell/lists/step-row.ts';
import { ReasonedButton } from '../shell/ReasonedButton.tsx';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { labelTexts } from './label-texts.ts';
import type { MachineSearch } from './MachinesPage.tsx';
import { machineListQuery } from './machine-list.ts';
import { machineTexts } from './texts.ts';

// The line's own box, as in the queue.
const toggleLine = () =>
  document.activeElement?.closest('main tbody tr')?.querySelector<HTMLElement>('input[type=checkbox]')?.click();

/** Chooses machines and prints their labels; the filters are those of the list one came from, and can be changed. */
export function LabelsPage({ search }: { search: MachineSearch }) {
  const texts = useTexts(labelTexts);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (numbers: readonly string[], isOn: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const number of numbers) isOn ? after.add(number) : after.delete(number);
      return after;
    });
  const navigate = useNavigate();
  const changeWords = useCallback(
    (words: string) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, words: words || undefined }), replace: true }),
    [navigate],
  );
  const machines = useTexts(machineTexts);
  useKeys({ s: focusSearch, x: toggleLine, ...listKeys });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{texts.title}</h1>
        <Link to="/machines" search={search}>
          {texts.back}
        </Link>
        <SearchField
          className={styles.search}
          label={machines.search}
          hint={machines.searchHint}
          words={search.words ?? ''}
          change={changeWords}
        />
        <PrintForm numbers={[...chosen]} />
      </header>
      <div className={styles.scroll}>
        <Machines search={search} chosen={chosen} toggle={toggle} />
      </div>
    </div>
  );
}

// Without machines the button says why it prints none.
function pressPrint(isRefused: boolean): void {
  const button = document.querySelector<HTMLElement>('[data-print]');
  if (isRefused) button?.focus();
  else button?.click();
}

function PrintForm({ numbers }: { numbers: readonly string[] }) {
  const texts = useTexts(labelTexts);
  const { language } = useLanguage();
  const [sheet, setSheet] = useState<LabelSheet>('a4-3x8');
  const [skip, setSkip] = useState(0);
  const { columns, rows } = labelSheets[sheet];
  const query = { numbers: numbers.join(','), sheet, skip: Math.min(skip, columns * rows - 1), language };
  const reason =
    numbers.length === 0 ? texts.chooseFirst : numbers.length > labelsMax ? texts.tooMany(labelsMax) : null;
  useKeys({ p: () => pressPrint(reason !== null) });
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={texts.sheet}
        value={sheet}
        onChange={({ currentTarget }) => setSheet(currentTarget.value as LabelSheet)}
        data={(Object.keys(labelSheets) as LabelSheet[]).map((value) => ({ value, label: texts.sheets[value] }))}
      />
      <NumberInput
        size="xs"
        w={150}
        prefix={texts.firstPrefix}
        aria-label={texts.first}
        min={1}
        max={columns * rows}
        value={skip + 1}
        onChange={(value) => setSkip(Math.max(0, Number(value) - 1))}
      />
      {reason ? (
        <ReasonedButton size="xs" reason={reason} aria-keyshortcuts="p" data-print>
          {texts.print(numbers.length)}
        </ReasonedButton>
      ) : (
        <Button
          data-print
          size="xs"
          component="a"
          aria-keyshortcuts="p"
          c="var(--on-brand)"
          href={addressOf(labelRoutes.printMachineLabels, { query })}
          download
        >
          {texts.print(numbers.length)}
        </Button>
      )}
    </>
  );
}

interface MachinesProps {
  search: MachineSearch;
  chosen: ReadonlySet<string>;
  toggle: (numbers: readonly string[], isOn: boolean) => void;
}

function Machines({ search, chosen, toggle }: MachinesProps) {
  const texts = useTexts(labelTexts);
  const query = useInfiniteQuery(machineListQuery(search));
  if (query.isPending) return <Waiting lines={12} height={24} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const machines = query.data.pages.flatMap((page) => page.machines);
  if (machines.length === 0) return <Empty icon="machines" title={texts.empty} help={texts.emptyHelp} />;
  const all = machines.map(({ machineNumber }) => machineNumber);
  const isAll = all.every((number) => chosen.has(number));
  return (
    <>
      <table className={styles.table} aria-label={texts.title}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                color="var(--brand)"
                size="xs"
                aria-label={texts.chooseAll}
                checked={isAll}
                indeterminate={!isAll && chosen.size > 0}
                onChange={({ currentTarget }) => toggle(all, currentTarget.checked)}
              />
            </th>
            {[texts.number, texts.model, texts.company, texts.site].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {machines.map((machine) => (
            <MachineRow key={machine.machineId} machine={machine} chosen={chosen} toggle={toggle} />
          ))}
        </tbody>
      </table>
      <More query={query} />
    </>
  );
}

function MachineRow({ machine, chosen, toggle }: Omit<MachinesProps, 'search'> & { machine: DeskMachine }) {
  const { machineNumber, model, companyName, site } = machine;
  return (
    <tr>
      <td>
        <Checkbox
          color="var(--brand)"
          size="xs"
          aria-label={machineNumber}
          checked={chosen.has(machineNumber)}
          onChange={({ currentTarget }) => toggle([machineNumber], currentTarget.checked)}
        />
      </td>
      <td className="mono">{machineNumber}</td>
      <td>{model}</td>
      <td>{companyName}</td>
      <td>{site}</td>
    </tr>
  );
}
