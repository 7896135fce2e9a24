import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { hasDeathSignal } from '../db/postmaster.ts';
import { compiledFolder } from './config.ts';
import { terminalLine } from './terminal/log-lines.ts';

/** One process of the installation. */
export interface ProcessSpec {
  name: string;
  /** Absolute path of a .ts file. */
  entry: string;
  args?: string[];
  environment: Record<string, string>;
}

/** How processes are run. */
export interface SupervisorOptions {
  logFolder: string;
  /** Gets what the operator should see. */
  report: (line: string) => void;
  /** true shows every log line. */
  verbose?: boolean;
  /** Starts a process again when it ends by itself. Default true. */
  revive?: boolean;
  /** Called before the process is ready, so that a start can be broken off. */
  began?: (process: Supervised) => void;
  readyWithinMs?: number;
  stopWithinMs?: number;
}

/** A process that runs. */
export interface Supervised {
  name: string;
  pid(): number | undefined;
  /** Gracefully, and after `stopWithinMs` by force. */
  stop(): Promise<void>;
  /** At once, as by `kill -9`; it stays down until `restart`. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

const leash = join(dirname(fileURLToPath(import.meta.url)), 'children', 'leash.ts');
const reviveAfterMs = 500;
const slowestDoubling = 5;

/** How long to wait before the next try after so many failed ones in a row: half a second, doubling to 16 s. */
export const revivalDelayMs = (failures: number): number => reviveAfterMs * 2 ** Math.min(failures, slowestDoubling);

/** Starts a process and settles once it says that it is ready; throws one line when it ends before. */
export async function supervise(spec: ProcessSpec, options: SupervisorOptions): Promise<Supervised> {
  const supervised = new SupervisedProcess(spec, options);
  options.began?.(supervised);
  await supervised.begin();
  return supervised;
}

class SupervisedProcess implements Supervised {
  readonly name: string;
  readonly #spec: ProcessSpec;
  readonly #options: SupervisorOptions;
  readonly #logFile: string;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #wanted = true;
  /** Starts in a row that failed; each makes the next one wait twice as long. */
  #failures = 0;
  #revival: NodeJS.Timeout | undefined;

  constructor(spec: ProcessSpec, options: SupervisorOptions) {
    this.name = spec.name;
    this.#spec = spec;
    this.#options = options;
    this.#logFile = join(options.logFolder, `${spec.name}.log`);
    this.#log = createWriteStream(this.#logFile, { flags: 'a', mode: 0o600 });
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  begin(): Promise<void> {
    this.#wanted = true;
    return this.#start();
  }

  async #start(): Promise<void> {
    const child = spawnChild(this.#spec);
    this.#child = child;
    const lastWords = follow(child, this.name, this.#log, this.#options);
    try {
      await untilReady(child, this.name, this.#logFile, lastWords, this.#options.readyWithinMs ?? 30_000);
    } catch (error) {
      await endChild(child, 'SIGKILL', 0);
      throw error;
    }
    this.#failures = 0;
    child.once('exit', (code, signal) => {
      if (!this.#wanted || this.#options.revive === false) return;
      this.#options.report(
        `${this.name} ended (${signal ?? `code ${code}`}) and is started again; log: ${this.#logFile}`,
      );
      this.#revive();
    });
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    this.#log.end();
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.#end('SIGTERM');
    await this.begin();
  }

  #revive(): void {
    this.#revival = setTimeout(() => {
      this.#start().catch((error: Error) => {
        if (!this.#wanted) return;
        this.#options.report(error.message);
        this.#failures += 1;
        this.#revive();
      });
    }, revivalDelayMs(this.#failures));
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#revival);
    if (this.#child) await endChild(this.#child, signal, this.#options.stopWithinMs ?? 3_000);
  }
}

function spawnChild(spec: ProcessSpec): ChildProcess {
  const command = [process.execPath, '--import', leash, spec.entry, ...(spec.args ?? [])];
  // By the kernel where it can, by the leash elsewhere: no process outlives a killed launcher.
  const [program, ...rest] = hasDeathSignal() ? ['setpriv', '--pdeathsig', 'KILL', ...command] : command;
  return spawn(program!, rest, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl-C reaches the launcher alone, which stops everything in order.
    detached: true,
    env: { NODE_COMPILE_CACHE: compiledFolder, ...spec.environment },
  });
}

/** Writes what a process says to its log, and shows the operator what matters; gives the last line on stderr. */
function follow(child: ChildProcess, name: string, log: WriteStream, options: SupervisorOptions): () => string {
  const lastWords: string[] = [];
  const take = (line: string) => {
    log.write(`${line}\n`);
    const shown = terminalLine(name, line, options.verbose ?? false);
    if (shown) options.report(shown);
  };
  createInterface({ input: child.stdout! }).on('line', take);
  createInterface({ input: child.stderr! }).on('line', (line) => {
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
    take(line);
  });
  return () => tellingLine(lastWords);
}

function tellingLine(lines: string[]): string {
  const said = lines.filter((line) => line.trim() !== '');
  return said.find((line) => /^setting |Error: /.test(line)) ?? said.at(-1) ?? 'it said nothing';
}

function untilReady(
  child: ChildProcess,
  name: string,
  logFile: string,
  lastWords: () => string,
  withinMs: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(new Error(`${name} was not ready after ${withinMs / 1_000} s; its log is ${logFile}.`)),
      withinMs,
    );
    const settle = (error?: Error) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('close', onClose);
      child.off('error', settle);
      if (error) reject(error);
      else resolve();
    };
    const onMessage = (message: unknown) => {
      if (message === 'ready') settle();
    };
    // 'close' and not 'exit': the last words have been read by then.
    const onClose = () => settle(new Error(`${name} could not start: ${lastWords()} (its log is ${logFile})`));
    child.on('message', onMessage);
    child.once('close', onClose);
    child.once('error', settle);
  });
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await ended;
  clearTimeout(timer);
}
