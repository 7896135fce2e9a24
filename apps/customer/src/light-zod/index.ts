/**
 * The part of zod that the page needs, under zod's name (see vite.config.ts; types are zod's own). Texts are checked
 * exactly as zod does, objects field by field; every other kind accepts what it gets. The servers check everything
 * with zod itself, so a difference can only cost a person one more answer, never let anything through.
 */
type Outcome =
  | { success: true; data: unknown }
  | { success: false; error: { issues: { path: (string | number)[] }[] } };

const failed = (path: (string | number)[] = []): Outcome => ({ success: false, error: { issues: [{ path }] } });

class Schema {
  readonly steps: ((value: unknown) => { value: unknown } | null)[] = [];
  readonly shape: Record<string, Schema> = {};
  mayBeMissing = false;

  private with(step: (value: never) => { value: unknown } | null): this {
    const next = Object.assign(Object.create(Object.getPrototypeOf(this)), this, {
      steps: [...this.steps, step],
    });
    return next;
  }
  private check(passes: (value: never) => boolean): this {
    return this.with((value) => (passes(value) ? { value } : null));
  }

  min(least: number) {
    return this.check((value: string) => typeof value !== 'string' || value.length >= least);
  }
  max(most: number) {
    return this.check((value: string) => typeof value !== 'string' || value.length <= most);
  }
  regex(pattern: RegExp) {
    return this.check((value: string) => pattern.test(value));
  }
  refine(passes: (value: never) => unknown) {
    return this.check((value) => Boolean(passes(value)));
  }
  trim() {
    return this.overwrite((value) => value.trim());
  }
  overwrite(change: (value: string) => string) {
    return this.with((value: string) => (typeof value === 'string' ? { value: change(value) } : null));
  }
  text() {
    return this.check((value: unknown) => typeof value === 'string');
  }
  object(shape: Record<string, Schema>) {
    return Object.assign(
      this.with((value) => ({ value })),
      { shape },
    );
  }
  optional() {
    return Object.assign(
      this.with((value) => ({ value })),
      { mayBeMissing: true },
    );
  }
  nullish() {
    return this.optional();
  }
  nullable() {
    return this.optional();
  }
  default(_value: unknown) {
    return this.optional();
  }
  describe(_words: string) {
    return this;
  }
  int() {
    return this;
  }
  extend(more: Record<string, Schema>) {
    return this.object({ ...this.shape, ...more });
  }
  omit(names: Record<string, true>) {
    return this.object(Object.fromEntries(Object.entries(this.shape).filter(([name]) => !(name in names))));
  }

  safeParse(given: unknown): Outcome {
    if (this.mayBeMissing && (given === null || given === undefined)) return { success: true, data: given };
    let value = given;
    for (const step of this.steps) {
      const next = step(value as never);
      if (!next) return failed();
      value = next.value;
    }
    return this.fields(value);
  }

  private fields(value: unknown): Outcome {
    const names = Object.keys(this.shape);
    if (names.length === 0) return { success: true, data: value };
    const wrong: (string | number)[][] = [];
    const data: Record<string, unknown> = { ...(value as object) };
    for (const name of names) {
      const outcome = (this.shape[name] as Schema).safeParse(data[name]);
      if (outcome.success) data[name] = outcome.data;
      else for (const issue of outcome.error.issues) wrong.push([name, ...issue.path]);
    }
    return wrong.length === 0
      ? { success: true, data }
      : { success: false, error: { issues: wrong.map((path) => ({ path })) } };
  }
}

const any = () => new Schema();
const text = () => new Schema().text();
const object = (shape: Record<string, Schema>) => new Schema().object(shape);

/** Stands where zod's `z` stands. */
export const z = {
  string: text,
  email: () =>
    text().regex(/^[A-Za-z0-9_'+-]+([A-Za-z0-9_'+.-]*[A-Za-z0-9_+-])?@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/),
  iso: { datetime: text, date: text },
  object,
  strictObject: object,
  enum: (words: readonly unknown[]) => any().refine((value) => words.includes(value)),
  literal: any,
  array: any,
  union: any,
  discriminatedUnion: any,
  record: any,
  partialRecord: any,
  number: any,
  int: any,
  boolean: any,
  null: any,
  unknown: any,
  coerce: { number: any },
  toJSONSchema: () => ({}),
};
