import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { leanSource } from './lean-routes.ts';

const lean = (code: string) => leanSource(code, parseAst(code) as never).replace(/\s+/g, ' ');

describe('the contract as the app loads it', () => {
  it('keeps of a route what a caller reads, whatever else it declares', () => {
    expect(
      lean(`export const routes = { readCase: defineRoute({
        id: 'readCase', summary: 'a, b { c }', method: 'GET', path: '/api/cases/{n}', may: [...member],
        params: z.object({ n: z.string() }), answer: z.object({ a: schema }), audit: 'read a case' }) };`),
    ).toBe("export const routes = { readCase: defineRoute({ method: 'GET', path: '/api/cases/{n}', answer: true }) };");
  });

  it('keeps a route without an answer without one, and what is spread in', () => {
    expect(lean("const a = defineRoute({ ...common, method: 'PUT', body: z.object({}) });")).toBe(
      "const a = defineRoute({ ...common, method: 'PUT' });",
    );
  });

  it('lets a schema that nobody names be left out, and keeps every other statement as it is', () => {
    expect(lean('export const schema = z.string().max(3);')).toBe(
      'export const schema = /* @__PURE__ */ (() => z.string().max(3))();',
    );
    const plain = "export const most = 3; export function f() { return z.string(); } const names = ['a'];";
    expect(lean(plain)).toBe(plain);
  });
});
