import * as fc from 'fast-check';
import type { AddOptions, Page } from '../../shared/ports/store';
import { fleeting, type Thing, things } from '../../shared/store/contract-collections';

/** Few ids and values, so that commands meet each other. */
const ids = ['a', 'b', 'c', 'd'] as const;
const groups = ['g', 'h'] as const;

export const kept = { things, fleeting } as const;
export type Kept = keyof typeof kept;

export interface Target {
  readonly of: Kept;
  readonly id: string;
}

/** Field values of either collection; what the other one has is not used. */
export interface Values {
  readonly thing: Omit<Thing, 'id'>;
  readonly fleeting: { readonly text: string; readonly uses: number; readonly livesMs: number };
}

export interface Addition {
  readonly amounts: { readonly left?: number; readonly taken?: number };
  readonly options: AddOptions<Thing>;
}

export type Write =
  | (Target & { readonly kind: 'create' | 'update'; readonly values: Values })
  | (Target & { readonly kind: 'remove' })
  | (Target & { readonly kind: 'add'; readonly addition: Addition });

/** A transaction: reads, then writes; `meanwhile` is committed by somebody else during its first run. */
export interface Transact {
  readonly kind: 'transact';
  readonly reads: readonly Target[];
  readonly writes: readonly Write[];
  readonly meanwhile: Write | undefined;
}

export type Command =
  | Transact
  | (Target & { readonly kind: 'get' })
  | { readonly kind: 'getMany'; readonly of: Kept; readonly ids: readonly string[] }
  | {
      readonly kind: 'list';
      readonly index: 'byRank' | 'byTitle' | 'byKind';
      readonly group: string;
      readonly page: Pick<Page, 'limit' | 'order'>;
      readonly from: number | undefined;
      readonly to: number | undefined;
    }
  | { readonly kind: 'listFleeting'; readonly page: Pick<Page, 'limit' | 'order'> }
  | { readonly kind: 'pass'; readonly ms: number };

const id = fc.constantFrom(...ids);
const target: fc.Arbitrary<Target> = fc.record({ of: fc.constantFrom<Kept>('things', 'fleeting'), id });

const title = fc.oneof(
  fc.constantFrom('', 'a', 'a b', 'ab', 'ä', '张', '\uffff', '😀'),
  fc.string({ maxLength: 3 }).filter((text) => !text.includes('\u0000') && !text.includes('\u0001')),
);
const factName = fc.constantFrom('a', 'a.b', '$set', '%', 'coordinates', 'toString');

const thingValues: fc.Arbitrary<Omit<Thing, 'id'>> = fc.record(
  {
    group: fc.constantFrom(...groups),
    kind: fc.constantFrom('k', 'l'),
    rank: fc.nat(3),
    title,
    open: fc.boolean(),
    left: fc.integer({ min: -1, max: 3 }),
    taken: fc.nat(3),
    // DynamoDB keeps 38 digits within 1e±130: nothing that a place or a price needs is outside.
    share: fc.integer({ min: -180_000_000, max: 180_000_000 }).map((value) => value / 1_000_000 + 0),
    empty: fc.constant(null),
    notes: fc.array(fc.record({ text: title, tags: fc.array(title, { maxLength: 2 }) }), { maxLength: 2 }),
    facts: fc.dictionary(factName, title, { maxKeys: 3 }),
  },
  { requiredKeys: ['group', 'rank', 'title', 'open', 'left', 'taken'] },
);

const values: fc.Arbitrary<Values> = fc.record({
  thing: thingValues,
  fleeting: fc.record({
    text: title,
    uses: fc.nat(2),
    livesMs: fc.integer({ min: -1, max: 3 }).map((s) => s * 1_000),
  }),
});

const amount = fc.integer({ min: -3, max: 3 });
const addition: fc.Arbitrary<Addition> = fc.record({
  amounts: fc.record({ left: amount, taken: amount }, { requiredKeys: ['left'] }),
  options: fc.record(
    {
      atLeast: fc.record({ left: amount, taken: amount }, { requiredKeys: [] }),
      atMost: fc.record({ left: amount, taken: amount }, { requiredKeys: [] }),
      where: fc.record({ open: fc.boolean(), kind: fc.constant('k'), rank: fc.nat(1) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<AddOptions<Thing>>,
});

const write: fc.Arbitrary<Write> = fc.oneof(
  fc
    .tuple(target, fc.constantFrom<'create' | 'update'>('create', 'update'), values)
    .map(([at, kind, it]) => ({
      ...at,
      kind,
      values: it,
    })),
  target.map((at) => ({ ...at, kind: 'remove' as const })),
  fc.tuple(target, addition).map(([at, it]) => ({ ...at, kind: 'add' as const, addition: it })),
);

const sameDocument = (a: Target, b: Target) => a.of === b.of && a.id === b.id;

const transact: fc.Arbitrary<Transact> = fc.record({
  kind: fc.constant('transact' as const),
  reads: fc.uniqueArray(target, { maxLength: 3, comparator: sameDocument }),
  writes: fc.uniqueArray(write, { maxLength: 3, comparator: sameDocument }),
  meanwhile: fc.option(write, { nil: undefined, freq: 5 }),
});

const page = fc.record({
  limit: fc.integer({ min: 1, max: 3 }),
  order: fc.constantFrom<'asc' | 'desc'>('asc', 'desc'),
});
const bound = fc.option(fc.nat(3), { nil: undefined });

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: transact },
  { weight: 1, arbitrary: target.map((at) => ({ ...at, kind: 'get' as const })) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('getMany' as const),
      of: fc.constantFrom<Kept>('things', 'fleeting'),
      ids: fc.array(id, { maxLength: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('list' as const),
      index: fc.constantFrom<'byRank' | 'byTitle' | 'byKind'>('byRank', 'byTitle', 'byKind'),
      group: fc.constantFrom(...groups),
      page,
      from: bound,
      to: bound,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('listFleeting' as const), page }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 999, 1_000, 5_000) }),
  },
);

export const allIds: readonly string[] = ids;
export const allGroups: readonly string[] = groups;
