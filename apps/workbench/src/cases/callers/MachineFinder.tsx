import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { deskSearchRoutes, type FoundDeskMachine } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { peopleWords, useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { Marked } from '../../search/Marked.tsx';
import styles from './callers.module.css';
import { callerTexts } from './texts.ts';

const typingPauseMs = 150;

function useMachines(words: string) {
  return useQuery({
    queryKey: keys.machineList({ found: words }),
    queryFn: ({ signal }) => call(deskSearchRoutes.searchMachines, { query: { words }, signal }),
    enabled: words !== '',
    placeholderData: (previous) => previous,
  });
}

/** What was typed, a moment after the last letter. */
function useSettled(typed: string): string {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

interface Marking {
  count: number;
  marked: number;
  mark: (at: number) => void;
}

/** Arrows mark a line of the list below a field, Enter takes it, Escape clears the field. */
function useArrows(
  { count, marked, mark }: Marking,
  { take, clear }: { take: () => void; clear?: (() => void) | undefined },
) {
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) mark(Math.max(0, Math.min(count - 1, marked + by)));
    else if (event.key === 'Escape' && clear) clear();
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take();
    else return;
    event.preventDefault();
  };
}

interface MachineFinderProps {
  words: string;
  choose: (machine: FoundDeskMachine) => void;
}

/** Finds the machine as one types: part of its number, the company, the customer number; arrows and Enter choose. */
export function MachineFinder({ words, choose }: MachineFinderProps) {
  const texts = useTexts(callerTexts);
  const problemWords = useWordsForProblem();
  const [typed, type] = useState(words);
  const [marked, mark] = useState(0);
  const list = useId();
  const wanted = useSettled(typed.trim());
  const query = useMachines(wanted);
  const machines = wanted === '' ? [] : (query.data?.machines ?? []);
  const isSettled = wanted === typed.trim() && !query.isPlaceholderData && !query.isPending;
  const onKeyDown = useArrows(
    { count: machines.length, marked, mark },
    {
      take: () => isSettled && machines[marked] && choose(machines[marked]),
      clear: typed === '' ? undefined : () => type(''),
    },
  );
  return (
    <div className={styles.finder}>
      <TextInput
        label={texts.machine}
        description={texts.machineHelp}
        leftSection={<Icon name="search" size={16} />}
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        role="combobox"
        aria-expanded={machines.length > 0}
        aria-controls={list}
        aria-activedescendant={machines[marked] ? `${list}-${marked}` : undefined}
        onChange={(event) => {
          type(event.currentTarget.value);
          mark(0);
        }}
        onKeyDown={onKeyDown}
      />
      {query.isError && (
        <p className={styles.error} role="alert">
          {problemWords(query.error)}
        </p>
      )}
      {isSettled && wanted !== '' && machines.length === 0 && <p className={styles.help}>{texts.noMachine}</p>}
      {machines.length > 0 && (
        <Found id={list} machines={machines} terms={query.data?.terms ?? []} marked={marked} choose={choose} />
      )}
    </div>
  );
}

interface FoundProps {
  id: string;
  machines: readonly FoundDeskMachine[];
  terms: readonly string[];
  marked: number;
  choose: (machine: FoundDeskMachine) => void;
}

function Found({ id, machines, terms, marked, choose }: FoundProps) {
  const texts = useTexts(callerTexts);
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={texts.machines} className={styles.found}>
      {machines.map((machine, at) => (
        <Option
          key={machine.machineNumber}
          id={`${id}-${at}`}
          machine={machine}
          terms={terms}
          isMarked={at === marked}
          choose={() => choose(machine)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  machine: FoundDeskMachine;
  terms: readonly string[];
  isMarked: boolean;
  choose: () => void;
}

function Option({ id, machine, terms, isMarked, choose }: OptionProps) {
  const lines = useTexts(peopleWords).productLine;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it has the keyboard
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      ref={(line: HTMLElement | null) => {
        if (isMarked) line?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={choose}
    >
      <span>
        <b className="mono">
          <Marked text={machine.machineNumber} terms={terms} />
        </b>{' '}
        <Marked text={machine.model} terms={terms} /> · {lines[machine.productLine]}
      </span>
      <small>
        <Marked text={machine.companyName} terms={terms} /> · <Marked text={machine.customerNumber} terms={terms} /> ·{' '}
        <Marked text={machine.site} terms={terms} />
      </small>
    </div>
  );
}
