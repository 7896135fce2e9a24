import { compiledFolder } from '../start/config.ts';

/** The environment of the programs that test: this process's own, so that npm's PATH with Node 24 reaches them. */
export function testEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  return {
    NODE_COMPILE_CACHE: compiledFolder,
    ...process.env,
    ...more,
    NODE_ENV: 'test',
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
  };
}
