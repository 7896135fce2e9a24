import { type ComponentType, createElement, use } from 'react';

/** A component in a file of its own, and how to fetch the file ahead of need. */
export type Awaited<Props extends object> = ComponentType<Props> & { readonly fetchFile: () => Promise<unknown> };

/**
 * As React's `lazy`, but a component whose file is there already is drawn at once: what has waited once, React shows 300 ms
 * after the last waiting at the earliest.
 */
export function awaited<Props extends object>(load: () => Promise<ComponentType<Props>>): Awaited<Props> {
  let found: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const fetchFile = () => {
    loading ??= load().then(
      (component) => {
        found = component;
        return component;
      },
      (cause: unknown) => {
        // Asked for anew the next time: the connection may be back.
        loading = undefined;
        throw cause;
      },
    );
    return loading;
  };
  const drawn = (props: Props) => createElement(found ?? use(fetchFile()), props);
  return Object.assign(drawn, { fetchFile });
}
