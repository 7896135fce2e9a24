import { useEffect, useState } from 'react';
import { errorNumberSchema, machineNumberSchema } from '#contract/alarm-code';
import { alarmOf } from './alarms/catalogue.ts';
import { type CodeKind, codeKinds } from './code/codes.ts';
import { type Signing, signings } from './code/demo-key.ts';
import { type PlayedMachine, unlistedMachine } from './machine/machines.ts';
import { type Language, languages } from './texts.ts';

/** An active alarm and when it came up. */
export interface RaisedAlarm {
  errorNumber: string;
  at: Date;
}

/** Everything the control shows. */
export interface Control {
  home: string;
  machine: PlayedMachine;
  /** Alarms that stop the machine first, then the newest. */
  raised: RaisedAlarm[];
  changedAt: Date;
  kind: CodeKind;
  signing: Signing;
  language: Language;
}

const firstOf = <Choice extends string>(choices: readonly Choice[], wanted: string | null): Choice =>
  choices.find((choice) => choice === wanted) ?? (choices[0] as Choice);

/** The control that an address asks for: `?machine=…&alarms=E-27,700123&kind=alarm&sign=none&lang=en&at=…`. */
export function controlFromAddress(search: string, machines: readonly PlayedMachine[], home: string): Control {
  const query = new URLSearchParams(search);
  const number = machineNumberSchema.safeParse(query.get('machine') ?? '').data;
  const listed = machines.find((machine) => machine.machineNumber === number);
  const given = new Date(query.get('at') ?? '');
  const at = Number.isNaN(given.getTime()) ? new Date() : given;
  const numbers = (query.get('alarms') ?? '')
    .split(',')
    .flatMap((text) => errorNumberSchema.safeParse(text).data ?? []);
  return {
    home,
    machine: listed ?? (number ? unlistedMachine(number) : (machines[0] ?? unlistedMachine('A0230E1234'))),
    raised: inOrder([...new Set(numbers)].map((errorNumber) => ({ errorNumber, at }))),
    changedAt: at,
    kind: firstOf(codeKinds, query.get('kind')),
    signing: firstOf(signings, query.get('sign')),
    language: firstOf(languages, query.get('lang')),
  };
}

/** The control and its keys; the address follows, so that a reload shows the same. */
export function useControl(machines: readonly PlayedMachine[], home: string) {
  const [control, setControl] = useState(() => controlFromAddress(location.search, machines, home));
  const { machine, raised, kind, signing, language } = control;

  useEffect(() => {
    const query = new URLSearchParams({ machine: machine.machineNumber, kind, lang: language });
    if (raised.length > 0) query.set('alarms', raised.map((alarm) => alarm.errorNumber).join(','));
    if (signing !== 'demo') query.set('sign', signing);
    history.replaceState(null, '', `?${query}`);
    document.documentElement.lang = language;
    document.title = `${machine.machineNumber} · ${machine.model}`;
  }, [machine, raised, kind, signing, language]);

  const change = (part: Partial<Control>) => setControl((now) => ({ ...now, ...part }));
  return {
    control,
    chooseMachine: (next: PlayedMachine) => change({ machine: next, raised: [], changedAt: new Date() }),
    chooseKind: (next: CodeKind) => change({ kind: next }),
    chooseLanguage: (next: Language) => change({ language: next }),
    clearAll: () => change({ raised: [], changedAt: new Date() }),
    toggleAlarm: (errorNumber: string) => setControl((now) => toggled(now, errorNumber, new Date())),
  };
}

function toggled(control: Control, errorNumber: string, at: Date): Control {
  const others = control.raised.filter((alarm) => alarm.errorNumber !== errorNumber);
  const isNew = others.length === control.raised.length;
  return { ...control, raised: isNew ? inOrder([{ errorNumber, at }, ...others]) : others, changedAt: at };
}

function inOrder(raised: RaisedAlarm[]): RaisedAlarm[] {
  const weight = (alarm: RaisedAlarm) => (alarmOf(alarm.errorNumber).level === 'stop' ? 0 : 1);
  return [...raised].sort((a, b) => weight(a) - weight(b) || b.at.getTime() - a.at.getTime());
}
