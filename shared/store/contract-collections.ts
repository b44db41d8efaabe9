import * as z from 'zod';
import { collection, personal, type Upcaster } from '../collections/collection';
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
    name: personal(z.string().min(1), 'nickname'),
    phone: personal(z.string(), 'phone').exactOptional(),
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

const note = {
  id,
  group: z.string(),
  text: z.string(),
  author: personal(z.string(), 'nickname'),
  left: z.int(),
  expiresAtMs: moment,
};

/** Notes as one release has them, and as the next one does: with two fields and an index more, and one index less. */
export const notes = collection('notes', z.strictObject(note), {
  indexes: {
    byGroup: { partition: (doc) => [doc.group], sort: (doc) => doc.id },
    byText: { partition: (doc) => [doc.text], sort: (doc) => doc.id },
  },
  ttl: 'expiresAtMs',
});
export const laterNotes = collection(
  'notes',
  z.strictObject({
    ...note,
    colour: z.string().exactOptional(),
    phone: personal(z.string(), 'phone').exactOptional(),
  }),
  {
    indexes: {
      byGroup: { partition: (doc) => [doc.group], sort: (doc) => doc.id },
      byColour: {
        partition: (doc) => [doc.colour ?? 'none'],
        sort: (doc) => doc.text,
      },
    },
    ttl: 'expiresAtMs',
  },
);

const toName: Upcaster = { drops: ['title'], lift: ({ title, ...rest }) => ({ ...rest, name: title }) };
const toRank: Upcaster = {
  drops: [],
  lift: (doc) => ({ ...doc, rank: typeof doc.name === 'string' ? doc.name.length : 0 }),
};

/** Cards in the three versions that they have had. */
export const cards1 = collection(
  'cards',
  z.strictObject({ id, group: z.string(), title: z.string(), left: count }),
  { indexes: { byGroup: { partition: (doc) => [doc.group], sort: (doc) => doc.id } } },
);
export const cards2 = collection(
  'cards',
  z.strictObject({ id, group: z.string(), name: z.string(), left: count }),
  { indexes: { byGroup: { partition: (doc) => [doc.group], sort: (doc) => doc.id } }, upcasters: [toName] },
);
export const cards3 = collection(
  'cards',
  z.strictObject({ id, group: z.string(), name: z.string(), left: count, rank: count }),
  {
    indexes: {
      byGroup: { partition: (doc) => [doc.group], sort: (doc) => doc.id },
      byRank: { partition: (doc) => [doc.group], sort: (doc) => doc.rank },
    },
    upcasters: [toName, toRank],
  },
);

const receipt = { id, amountFen: count };
/** Of money: parsed on read. The release after wrote what this one does not allow, without telling. */
export const receipts = collection('receipts', z.strictObject(receipt), { parsedOnRead: true });
export const careless = collection('receipts', z.strictObject({ ...receipt, amountFen: z.string() }));

export const contractCollections = [things, people, fleeting, laterNotes, cards3, receipts];

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
