import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z as whole } from 'zod';
import { z as light } from './index.ts';

const schemasOf = (z: typeof whole) => ({
  machineNumber: z
    .string()
    .max(40)
    .overwrite((typed) => typed.replace(/\s/g, '').toUpperCase())
    .regex(/^[A-Z]\d{4}[A-Z]\d{4}$/),
  line: z.string().trim().min(1).max(20),
  email: z.email().max(254),
  person: z.strictObject({ name: z.string().trim().min(1), title: z.string().max(5).nullish() }),
  severity: z.enum(['down', 'running']),
});

describe('the light schemas of the page', () => {
  const mine = schemasOf(light as unknown as typeof whole);
  const real = schemasOf(whole);

  it('judge texts and forms as zod does', () => {
    const samples = [
      '',
      ' ',
      'a',
      ' a0230e 1234',
      'A0230E1234',
      'x'.repeat(21),
      'mei@example.cn',
      'mei@',
      'a b@c.de',
      null,
      3,
    ];
    for (const name of ['machineNumber', 'line', 'email', 'severity'] as const)
      for (const sample of [...samples, 'down']) {
        const expected = real[name].safeParse(sample);
        const seen = mine[name].safeParse(sample);
        expect([name, sample, seen.success, seen.data]).toEqual([name, sample, expected.success, expected.data]);
      }
    for (const person of [{ name: ' Mei ' }, { name: '' }, { name: 'Mei', title: 'too long' }, { title: null }]) {
      const expected = real.person.safeParse(person);
      const seen = mine.person.safeParse(person);
      expect(seen.success).toBe(expected.success);
      if (expected.success) expect(seen.data).toEqual(expected.data);
      else
        expect(seen.error?.issues.map((issue) => issue.path)).toEqual(expected.error.issues.map((issue) => issue.path));
    }
  });

  it('agree on random texts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        expect(mine.line.safeParse(text).success).toBe(real.line.safeParse(text).success);
      }),
    );
  });
});
