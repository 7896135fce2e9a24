import { type ComponentType, createElement, use } from 'react';
import { fetchedCode } from '../code/index.ts';

/** A component in a file of its own, and how to fetch the file ahead of need. */
export type Awaited<Props extends object> = ComponentType<Props> & { readonly fetchFile: () => Promise<unknown> };

/**
 * As React's `lazy`, but a component whose file is there already is drawn at once (what has waited once, React shows 300 ms
 * after the last waiting at the earliest), and one whose file did not come is asked for anew the next time.
 */
export function awaited<Name extends string, Props extends object>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): Awaited<Props> {
  const fetch = fetchedCode(load, name);
  let found: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const fetchFile = () => {
    loading ??= fetch().then(
      (file) => {
        found = file[name];
        return found;
      },
      (cause: unknown) => {
        // The connection may be back.
        loading = undefined;
        throw cause;
      },
    );
    return loading;
  };
  const drawn = (props: Props) => createElement(found ?? use(fetchFile()), props);
  return Object.assign(drawn, { fetchFile });
}
