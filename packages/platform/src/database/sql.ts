import { createHash } from 'node:crypto';

/** One SQL statement with its values; `name` makes PostgreSQL prepare it once per connection. */
export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string;
}

const shapes = new WeakMap<TemplateStringsArray, { text: string; name: string }>();

const isQuery = (value: unknown): value is Query =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value && 'name' in value;

/** Texts are made of a few fragments each, so there are a few hundred at most; a hash for every call would show. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
    names.set(text, name);
  }
  return name;
}

/**
 * A whole number as it stands in the text, for a LIMIT: a kept plan that does not know how few rows are wanted would join
 * a tenth of the table.
 */
export const written = (count: number): Query => ({ text: String(Math.trunc(count)), values: [], name: '' });

/**
 * The one way to write SQL: values become parameters, a nested `sql` fragment is inlined with its own values.
 * Used by `queries.ts` files only (house.md §4).
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Query {
  if (!parts.some(isQuery)) {
    let shape = shapes.get(strings);
    if (!shape) {
      const text = strings.reduce((joined, piece, index) => `${joined}$${index}${piece}`);
      shape = { text, name: nameOf(text) };
      shapes.set(strings, shape);
    }
    return { text: shape.text, name: shape.name, values: parts };
  }
  const values: unknown[] = [];
  let text = strings[0] ?? '';
  parts.forEach((part, index) => {
    if (isQuery(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, n) => `$${values.length + Number(n)}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? '';
  });
  return { text, values, name: nameOf(text) };
}
