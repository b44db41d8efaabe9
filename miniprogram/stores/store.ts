/** A value that pages share and are told about; small on purpose. */
interface Store<T> {
  get(): T;
  set(value: T): void;
  /** Calls `listen` at each change until the answered function is called. */
  subscribe(listen: (value: T) => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => current,
    set(value) {
      if (value === current) return;
      current = value;
      for (const listen of [...listeners]) listen(value);
    },
    subscribe(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}
