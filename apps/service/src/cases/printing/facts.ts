import type { DeskCase, PrintReader } from '#contract';
import type { Saying } from './entries.ts';

type Fact = readonly [name: string, value: string];

const isWorkedOn = ({ state }: DeskCase) => ['sent', 'received', 'in-progress'].includes(state);

const contactOf = ({ contact }: DeskCase, { words, name }: Saying): string =>
  contact.label ? name(contact.label) : contact.callBackNumber ? words.callBack(contact.callBackNumber) : '';

/** What the head of a printed case says; who works on it and how urgent it is stays with staff. */
export function factsFor(reader: PrintReader, deskCase: DeskCase, saying: Saying): Fact[] {
  const { words, time, name } = saying;
  const by = deskCase.openedBy === null ? words.afterCall : name(deskCase.openedBy);
  const standing = [
    words.states[deskCase.state],
    ...(isWorkedOn(deskCase) ? [words.turns[deskCase.turn]] : []),
    words.severities[deskCase.severity],
    ...(isWorkedOn(deskCase) && deskCase.promisedUpdateAt
      ? [words.said.promised(time(deskCase.promisedUpdateAt))]
      : []),
  ];
  const alarms = deskCase.alarms.map(({ errorNumber, text }) => [errorNumber, text].filter(Boolean).join(' '));
  const facts: Fact[] = [
    [words.machine, `${deskCase.machineNumber} · ${deskCase.model}`],
    [words.company, `${deskCase.companyName} · ${deskCase.customerNumber}`],
    [words.site, deskCase.site],
    [words.standing, standing.join(' · ')],
    [words.reason, words.reasons[deskCase.reason]],
    [words.errorNumber, deskCase.errorNumber ?? ''],
    [words.alarms, alarms.join('; ')],
    [words.opened, `${time(deskCase.openedAt)} · ${by}`],
    [words.contact, contactOf(deskCase, saying)],
    ...(reader === 'internal'
      ? [
          [
            words.assignee,
            [deskCase.assignee?.name, words.priorities[deskCase.priority]].filter(Boolean).join(' · '),
          ] as const,
        ]
      : []),
  ];
  return facts.filter(([, value]) => value !== '');
}
