import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Passwords of a cluster's roles, kept in one file that only the operator can read. */
export interface Passwords {
  of(role: string): string;
}

/** Opens the file of passwords; a role asked for the first time gets a new random one. */
export function openPasswords(file: string): Passwords {
  const known: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return {
    of(role) {
      const existing = known[role];
      if (existing) return existing;
      const fresh = randomBytes(24).toString('base64url');
      known[role] = fresh;
      writeFileSync(`${file}.new`, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
      return fresh;
    },
  };
}
