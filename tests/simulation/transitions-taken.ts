import { collections } from '../../shared/collections/collections';

interface Taken {
  /** How often each transition was taken, as `lifecycle event`; none is 0. */
  readonly times: ReadonlyMap<string, number>;
  /** Which transition a document was just written by, if any: `advance` writes at once what it has decided. */
  writing(into: unknown, doc: unknown): string | undefined;
  count(transition: string): void;
}

/** Watches which transitions are taken from now on. */
function watchTransitions(): Taken {
  const times = new Map<string, number>();
  let latest: { readonly name: string; readonly lifecycle: string; readonly to: string } | undefined;
  for (const collection of Object.values(collections)) {
    const { lifecycle } = collection;
    if (!lifecycle) continue;
    for (const event of Object.keys(lifecycle.transitions)) times.set(`${lifecycle.name} ${event}`, 0);
    const transitions = new Proxy(lifecycle.transitions, {
      get(all, event: string) {
        const transition = all[event];
        if (transition)
          latest = { name: `${lifecycle.name} ${event}`, lifecycle: lifecycle.name, to: transition.to };
        return transition;
      },
    });
    Object.assign(collection, { lifecycle: { ...lifecycle, transitions } });
  }
  return {
    times,
    writing(into, doc) {
      const found = latest;
      latest = undefined;
      const { lifecycle } = into as (typeof collections)[number];
      const isBy = found?.lifecycle === lifecycle?.name && found?.to === (doc as { status?: string }).status;
      return isBy ? found?.name : undefined;
    },
    count: (transition) => void times.set(transition, (times.get(transition) ?? 0) + 1),
  };
}

/** Of all simulations of this process. */
export const taken = watchTransitions();
