import { createInterface, type Interface } from 'node:readline/promises';
import type { FirstAdministrator } from './actions.ts';
import { areasOf, faults, type Wishes } from './wishes.ts';

type Field = keyof typeof faults;

const questions: Readonly<Record<Field, { ask: string; without?: string }>> = {
  name: { ask: 'Name, as colleagues see it' },
  login: { ask: 'Sign-in name, like xu.lan' },
  team: { ask: 'Team', without: 'Service' },
  areas: { ask: 'Areas, like east,south', without: 'all' },
};

async function answered(terminal: Interface, field: Field): Promise<string> {
  const { ask, without } = questions[field];
  for (;;) {
    const typed = (await terminal.question(`${ask}${without ? ` (${without})` : ''}: `)).trim() || (without ?? '');
    const fault = faults[field](typed);
    if (!fault) return typed;
    process.stdout.write(`  ${fault}\n`);
  }
}

/** Everything about the first administrator: what was given, the rest asked for. @throws Error without a terminal */
export async function askFor(wishes: Wishes): Promise<FirstAdministrator> {
  const { name, login, team, areas } = wishes;
  if (name !== undefined && login !== undefined)
    return { name, login, team: team ?? questions.team.without!, areas: areas ?? areasOf(questions.areas.without!) };
  if (!process.stdin.isTTY) throw new Error('without a terminal give at least --name and --sign-in-name');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.on('SIGINT', () => {
    process.stdout.write('\nnothing was made.\n');
    process.exit(1);
  });
  try {
    return {
      name: name ?? (await answered(terminal, 'name')),
      login: login ?? (await answered(terminal, 'login')),
      team: team ?? (await answered(terminal, 'team')),
      areas: areas ?? areasOf(await answered(terminal, 'areas')),
    };
  } finally {
    terminal.close();
  }
}
