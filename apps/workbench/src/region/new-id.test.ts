import { expect, it } from 'vitest';
import { idSchema } from '#contract';
import { newId } from './new-id.ts';

it('an id made on the page is one the service takes, and carries its time', () => {
  const id = newId(1_790_000_000_000);
  expect(idSchema.parse(id)).toBe(id);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(1_790_000_000_000);
  expect(newId()).not.toBe(newId());
});
