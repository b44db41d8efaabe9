import type { Collection, Document, Fields } from '../../../shared/collections/collection';
import type { Store } from '../../../shared/ports/store';
import type { Mirror } from '../../simulation/mirror';
import { type TransactionCall, tapped } from './tapped';

/** Collections that nothing is asked about, and that grow with every call. */
const passedOver: ReadonlySet<string> = new Set(['outbox', 'callRates']);
const perRead = 100;

interface TouchedDocuments {
  /** A store whose writes are noted, tried or done. */
  around(store: Store): Store;
  /** All that stands in it now of what was written through it, since it was last told to forget: no store lists what it holds. */
  read(): Promise<Mirror>;
  forget(): void;
}

/** Looks at all documents of a store of any kind, below its vault. */
export function touchedDocuments(): TouchedDocuments {
  const touched = new Map<string, { readonly of: Collection<Document>; readonly ids: Set<string> }>();
  let below: Store | undefined;
  function note({ method, args }: TransactionCall): void {
    if (method === 'emit') return;
    const [of, what] = args as unknown as readonly [Collection<Document>, string | Document];
    if (passedOver.has(of.name)) return;
    const known = touched.get(of.name) ?? { of, ids: new Set() };
    touched.set(of.name, known);
    known.ids.add(typeof what === 'string' ? what : what.id);
  }
  return {
    around(store) {
      below = store;
      return tapped(store, { transaction: () => ({ before: note }) });
    },
    forget: () => touched.clear(),
    async read() {
      const read = new Map<string, Map<string, Fields>>();
      for (const [name, { of, ids }] of touched) {
        const docs = new Map<string, Fields>();
        read.set(name, docs);
        const all = [...ids];
        for (let at = 0; at < all.length; at += perRead)
          for (const doc of (await below?.getMany(of, all.slice(at, at + perRead))) ?? [])
            if (doc) docs.set(doc.id, doc as unknown as Fields);
      }
      return {
        all: ({ name }) => [...(read.get(name)?.values() ?? [])] as never[],
        get: ({ name }, id) => read.get(name)?.get(id) as never,
      };
    },
  };
}
