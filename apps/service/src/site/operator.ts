import { readFile } from 'node:fs/promises';
import { controlKeySchema, type OperatorProfile, operatorProfileSchema } from '#contract/operator';

async function parsed<Value>(what: string, place: string | URL, parse: (json: unknown) => Value): Promise<Value> {
  try {
    return parse(JSON.parse(await readFile(place, 'utf8')));
  } catch (cause) {
    throw new Error(`${what} ${String(place)} cannot be used`, { cause });
  }
}

/** The operator profile with every control's key that this installation believes. @throws Error naming the file */
export async function readOperator(config: {
  readonly OPERATOR_PROFILE?: string;
  readonly CONTROL_KEYS?: string;
}): Promise<OperatorProfile> {
  const place = config.OPERATOR_PROFILE ?? new URL('../../../../operator/default.json', import.meta.url);
  const profile = await parsed('the operator profile', place, (json) => operatorProfileSchema.parse(json));
  if (!config.CONTROL_KEYS) return profile;
  const keys = await parsed('the keys of controls', config.CONTROL_KEYS, (json) =>
    controlKeySchema.array().parse(json),
  );
  return { ...profile, controlKeys: [...profile.controlKeys, ...keys] };
}
