import { parseArgs } from 'node:util';
import { staffAccountBodySchema, teamBodySchema } from '#contract';
import { staffLoginSchema } from '#contract/home';

/** What the command was called with. */
export interface Wishes {
  readonly name?: string | undefined;
  readonly login?: string | undefined;
  readonly team?: string | undefined;
  readonly areas?: readonly string[] | undefined;
  /** An administrator there is gets a new link. */
  readonly newLink: boolean;
  /** Where the link is written instead of the terminal. */
  readonly linkFile?: string | undefined;
}

export const usage = `npm run first-administrator [-- options]
  makes the first administrator of this installation and a link by which they set
  password and authenticator; asks for what is not given. On the host of the service
  region, while it runs.
  --name "Xu Lan"           as colleagues see it
  --sign-in-name xu.lan     Latin letters, digits, dots and hyphens
  --team Service            made when there is none of this name; default Service
  --areas all               or words like east,south; default all
  --new-link                for an administrator there is: the link was lost, or no
                            administrator can sign in; password, authenticator and
                            sessions of theirs end
  --link-file FILE          writes the link there, for you alone, and not on the screen
`;

/** What a field must be, in words; null: it is. */
export const faults = {
  name: (typed: string) =>
    staffAccountBodySchema.shape.name.safeParse(typed).success ? null : 'a name has 1 to 80 characters on one line',
  login: (typed: string) =>
    staffLoginSchema.safeParse(typed).success
      ? null
      : 'a sign-in name has up to 60 small Latin letters and digits, begins with a letter, and may have dots or hyphens between, like xu.lan',
  team: (typed: string) =>
    teamBodySchema.shape.name.safeParse(typed).success ? null : 'a team has a name of 1 to 60 characters',
  areas: (typed: string) =>
    areasOf(typed).length > 0 && staffAccountBodySchema.shape.areas.safeParse(areasOf(typed)).success
      ? null
      : 'areas are words like east,south, or all',
} as const;

/** Areas as they are typed, with commas between. */
export const areasOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\s,;，、]+/)
      .map((word) => word.toLowerCase())
      .filter((word) => word !== ''),
  ),
];

/** Reads the arguments; null: help was wanted. @throws Error for what is unknown or wrong, every mistake with its line */
export function readWishes(words: readonly string[]): Wishes | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      name: { type: 'string' },
      'sign-in-name': { type: 'string' },
      team: { type: 'string' },
      areas: { type: 'string' },
      'new-link': { type: 'boolean', default: false },
      'link-file': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const { name, team, areas, 'sign-in-name': login, 'new-link': newLink, 'link-file': linkFile } = values;
  const mistakes = Object.entries({ name, login, team, areas }).flatMap(([field, typed]) => {
    const fault = typed === undefined ? null : faults[field as keyof typeof faults](typed.trim());
    return fault ? [`${JSON.stringify(typed)}: ${fault}`] : [];
  });
  const alone = Object.entries({ name, team, areas }).filter(([, typed]) => typed !== undefined);
  if (newLink && alone.length > 0)
    mistakes.push(`--${alone[0]![0]}: not with --new-link, which changes nothing about the administrator`);
  if (mistakes.length > 0) throw new Error(mistakes.join('; '));
  const given = { name: name?.trim(), login: login?.trim(), team: team?.trim(), areas: areas && areasOf(areas) };
  return { ...given, areas: given.areas || undefined, newLink, linkFile };
}
