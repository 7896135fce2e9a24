import { readFile } from 'node:fs/promises';
import { controlKeySchema, type OperatorProfile, operatorProfileSchema } from '#contract/operator';

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

/**
 * Adds the keys of a file to the controls a profile knows; absent: the profile as it is. The file is apart because the
 * demonstration's key, whose private half everybody has, must never stand in a profile.
 * @throws Error naming the file when it cannot be read or is no list of keys
 */
export async function withControlKeys(profile: OperatorProfile, file?: string): Promise<OperatorProfile> {
  if (!file) return profile;
  try {
    const keys = controlKeySchema.array().parse(JSON.parse(await readFile(file, 'utf8')));
    return { ...profile, controlKeys: [...profile.controlKeys, ...keys] };
  } catch (cause) {
    throw new Error(`the keys of controls in ${file} cannot be used: ${(cause as Error).message}`, { cause });
  }
}

/** Words in a password that name the operator or the app. */
export function operatorWords(profile: OperatorProfile): string[] {
  const names = [...Object.values(profile.appName), ...Object.values(profile.operator.name), profile.recipient.name];
  return [...new Set(names.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)]))].filter(
    (word) => word.length >= 2,
  );
}
