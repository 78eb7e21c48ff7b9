/** State that several parts of the page share. */
import { useEffect, useReducer } from 'preact/hooks';

type Observable<T> = {
  get: () => T;
  set: (value: T) => void;
  /** Calls `listener` after each change; returns what ends that. */
  subscribe: (listener: () => void) => () => void;
};

/** A value that tells when it changes. */
export function observable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value as it is; the component is rendered again when it changes. */
export function useValue<T>(from: Observable<T>): T {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const value = from.get();
  useEffect(() => {
    // It may have changed between rendering and now.
    if (!Object.is(from.get(), value)) renderAgain(undefined);
    return from.subscribe(() => renderAgain(undefined));
  }, [from]);
  return value;
}
