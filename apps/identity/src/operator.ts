import { readFile } from 'node:fs/promises';
import { type OperatorProfile, operatorProfileSchema } from '#contract/operator';

/**
 * Reads an operator profile; absent: the default one of this project.
 * @throws Error naming the file when it cannot be read or is not a profile
 */
export async function readOperatorProfile(file?: string): Promise<OperatorProfile> {
  const place = file || new URL('../../../operator/default.json', import.meta.url);
  try {
    return operatorProfileSchema.parse(JSON.parse(await readFile(place, 'utf8')));
  } catch (cause) {
    throw new Error(`the operator profile ${String(place)} cannot be used: ${(cause as Error).message}`, { cause });
  }
}

/** Words in a password that name the operator or the app. */
export function operatorWords(profile: OperatorProfile): string[] {
  const names = [...Object.values(profile.appName), ...Object.values(profile.operator.name), profile.recipient.name];
  return [...new Set(names.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)]))].filter(
    (word) => word.length >= 2,
  );
}
