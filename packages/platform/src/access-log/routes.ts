/** The part of a declared operation that names it. */
export interface NamedRoute {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
}

/** The name of a request's route: declared id, else the pattern it was bound under. Never the address as it was asked for. */
export type RouteNames = (method: string, pattern: string | undefined, address: string) => string;

const shapeOf = (path: string) =>
  new RegExp(`^${path.replace(/[.+?^$()|[\]\\*]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`);

/** Names requests after declared operations; those behind a wildcard (a realm passed through) by the shape of their path. */
export function routeNamesOf(routes: readonly NamedRoute[]): RouteNames {
  const bound = new Map(
    routes.map(({ id, method, path }) => [`${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`, id] as const),
  );
  const shapes = routes.map(({ id, method, path }) => ({ id, method, shape: shapeOf(path) }));
  return (method, pattern, address) => {
    if (!pattern) return 'none';
    const id = bound.get(`${method} ${pattern}`);
    if (id || !pattern.endsWith('*')) return id ?? pattern;
    const path = address.split('?', 1)[0]!;
    return shapes.find((each) => each.method === method && each.shape.test(path))?.id ?? pattern;
  };
}
