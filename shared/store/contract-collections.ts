import * as z from 'zod';
import { collection, personal } from '../collections/collection';
import { count, id, moment } from '../collections/fields';

/** Collections that only the store's contract suite uses: one of each kind of field, index and lifetime. */
export const things = collection(
  'things',
  z.strictObject({
    id,
    group: z.string(),
    kind: z.string().exactOptional(),
    rank: count,
    title: z.string(),
    open: z.boolean(),
    left: z.int(),
    taken: z.int(),
    share: z.number().exactOptional(),
    empty: z.null().exactOptional(),
    notes: z.array(z.strictObject({ text: z.string(), tags: z.array(z.string()) })).exactOptional(),
    facts: z.record(z.string(), z.string()).exactOptional(),
  }),
  {
    indexes: {
      byRank: { partition: (doc) => [doc.group], sort: (doc) => doc.rank },
      byTitle: { partition: (doc) => [doc.group], sort: (doc) => doc.title },
      /** Sparse, of several parts. */
      byKind: {
        partition: (doc) => (doc.kind === undefined ? undefined : [doc.group, doc.kind, 7]),
        sort: (doc) => doc.rank,
      },
    },
  },
);
export type Thing = z.output<(typeof things)['schema']>;

export const people = collection(
  'people',
  z.strictObject({
    id,
    name: personal(z.string().min(1)),
    phone: personal(z.string()).exactOptional(),
    visits: count,
    team: z.string(),
  }),
  { indexes: { byTeam: { partition: (doc) => [doc.team], sort: (doc) => doc.id } } },
);
export type Person = z.output<(typeof people)['schema']>;

export const fleeting = collection(
  'fleeting',
  z.strictObject({ id, text: z.string(), uses: count, expiresAtMs: moment }),
  { indexes: { all: { partition: () => ['all'], sort: (doc) => doc.expiresAtMs } }, ttl: 'expiresAtMs' },
);

export const contractCollections = [things, people, fleeting];

export const thing = (thingId: string, over: Partial<Thing> = {}): Thing => ({
  id: thingId,
  group: 'g',
  rank: 0,
  title: 't',
  open: true,
  left: 10,
  taken: 0,
  ...over,
});
