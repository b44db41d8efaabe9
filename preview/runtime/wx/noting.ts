import type { Host } from '../host';

/** A name that is asked for and not there is noted: what is missing here might be missing there. */
export const noting = (host: Host, known: Record<string, unknown>, prefix = ''): Record<string, unknown> =>
  new Proxy(known, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || name === 'then' || name === 'toJSON')
        return target[name as string];
      host.journal.add({ kind: 'unknown-call', api: prefix + name });
      return undefined;
    },
  });
