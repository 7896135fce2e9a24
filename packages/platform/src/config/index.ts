import { z } from 'zod';

/** A configuration mistake the operator can mend; `lines` lists all of them, one sentence each. */
export class ConfigError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/**
 * Reads settings from an environment by one schema, freezes them, and reports all mistakes together.
 * @throws ConfigError with one line per wrong setting, each with the field's own description.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Record<string, string | undefined>,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = environment[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? '');
      const description = (schema.shape[name] as z.ZodType | undefined)?.description ?? '';
      return `${name}: ${issue.message}${description ? ` (${description})` : ''}`;
    }),
  );
}

/** Reads the settings of a process; on a mistake prints every line and ends the process with code 1. */
export function readConfigOrExit<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): Readonly<z.output<z.ZodObject<Shape>>> {
  try {
    return readConfig(schema, process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.lines) process.stderr.write(`setting ${line}\n`);
    process.exit(1);
  }
}

/** Prints a schema as the text of an `.env.example`: each field's sentence above its name, commented out. */
export function printEnvExample(schema: z.ZodObject): string {
  return Object.entries(schema.shape)
    .map(([name, field]) => {
      const json = z.toJSONSchema(field as z.ZodType, { unrepresentable: 'any', io: 'input' });
      const value = json.default === undefined ? '' : String(json.default);
      return `# ${(field as z.ZodType).description ?? ''}\n# ${name}=${value}\n`;
    })
    .join('\n');
}

const loopback = /^(127\.|::1$|localhost$)/;

/**
 * The one rule for every server (trust.md §3): beyond loopback it listens only behind a proxy that ends TLS. Answers the
 * line that says so, or undefined.
 */
export function openListening(config: { readonly HOST: string; readonly TRUSTED_PROXY?: string }): string | undefined {
  if (loopback.test(config.HOST) || config.TRUSTED_PROXY) return undefined;
  return 'HOST: listening beyond loopback needs TRUSTED_PROXY, the address of a TLS proxy';
}

/**
 * The same rule for what a server calls: another machine is spoken to over TLS, or not at all. Answers the line that says
 * so, or undefined. The machine's own address is no other machine.
 */
export function openTalking(name: string, address: string, ownHost: string): string | undefined {
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'https:' || loopback.test(host) || host === ownHost) return undefined;
  return `${name}: must begin with https://, because ${host} is another machine`;
}

/** Like `readConfigOrExit`, for servers: also ends the process when it would listen beyond loopback without TLS. */
export function readServerConfigOrExit<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const config = readConfigOrExit(schema);
  const line = openListening(config as unknown as { HOST: string; TRUSTED_PROXY?: string });
  if (!line) return config;
  process.stderr.write(`setting ${line}\n`);
  process.exit(1);
}
