import { useSyncExternalStore } from 'react';

/** A value outside React that components can read and follow. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  /** Runs at every change, outside React; answers how to stop. */
  follow(follower: (value: T) => void): () => void;
  use(): T;
}

export function store<T>(first: T): Store<T> {
  let value = first;
  const followers = new Set<() => void>();
  const follow = (follower: () => void) => {
    followers.add(follower);
    return () => followers.delete(follower);
  };
  const get = () => value;
  return {
    get,
    follow: (follower) => follow(() => follower(value)),
    set(next) {
      value = next;
      for (const follower of followers) follower();
    },
    use: () => useSyncExternalStore(follow, get),
  };
}
