import { collections } from '../../shared/collections/collections';

interface Taken {
  /** How often each transition was taken, as `lifecycle event`; none is 0. */
  readonly times: ReadonlyMap<string, number>;
  /** What was taken since it was asked last: `advance` writes at once what it has decided. */
  last(): string | undefined;
  count(transition: string): void;
}

/** Watches which transitions are taken from now on. */
export function watchTransitions(): Taken {
  const times = new Map<string, number>();
  let latest: string | undefined;
  for (const collection of Object.values(collections)) {
    const { lifecycle } = collection;
    if (!lifecycle) continue;
    for (const event of Object.keys(lifecycle.transitions)) times.set(`${lifecycle.name} ${event}`, 0);
    const transitions = new Proxy(lifecycle.transitions, {
      get(all, event: string) {
        latest = `${lifecycle.name} ${event}`;
        return all[event];
      },
    });
    Object.assign(collection, { lifecycle: { ...lifecycle, transitions } });
  }
  return {
    times,
    last() {
      const found = latest;
      latest = undefined;
      return found;
    },
    count: (transition) => void times.set(transition, (times.get(transition) ?? 0) + 1),
  };
}

/** Of all simulations of this process. */
export const taken = watchTransitions();
