import type { FastifyInstance } from 'fastify';

interface KnownPath {
  readonly methods: readonly string[];
  readonly pattern: RegExp;
}

/** `/a/:id/*` as a pattern of whole paths. */
const patternOf = (url: string): RegExp => {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+').replace(/\*$/, '.*')}$`);
};

/**
 * Remembers which methods each path of a server answers, for 405 instead of 404. It looks at the shape of an address only,
 * so that a thing of somebody else answers exactly like one that does not exist.
 */
export function knowMethods(app: FastifyInstance): (path: string) => string[] {
  const known: KnownPath[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    known.push({ methods: [method].flat(), pattern: patternOf(url) });
  });
  return (path) => {
    const fitting = known.filter(({ pattern }) => pattern.test(path));
    return [...new Set(fitting.flatMap(({ methods }) => methods))].sort();
  };
}
