import fc from 'fast-check';
import * as z from 'zod';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { tapped } from '../../../tests/support/stores/tapped';
import { collection } from '../../collections/collection';
import type { Listed, Page, Store } from '../../ports/store';
import { memoryStore } from '../../store/memory/memory-store';
import { listFiltered } from './filtered-list';

const things = collection('things', z.strictObject({ id: z.string(), at: z.int() }), {
  indexes: { all: { partition: () => ['all'], sort: (doc) => doc.at } },
});
type Thing = z.output<(typeof things)['schema']>;

let store: Store;
let reads: number;
beforeEach(() => {
  reads = 0;
  const inner = memoryStore({ clock: fakeClock(), ids: { newId: () => 'id', random: () => 0.5 } });
  store = tapped(inner, {
    after({ method }, answer) {
      if (method === 'list') reads += (answer as Listed<Thing>).items.length;
    },
  });
});

async function fill(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await store.transact(async (tx) => tx.create(things, { id: `thing-${at}`, at }));
  }
}

const list = (page: Page, passes: (doc: Thing) => boolean) =>
  listFiltered(store, things, 'all', ['all'], page, passes);

async function all(page: Page, passes: (doc: Thing) => boolean): Promise<number[]> {
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await list({ ...page, cursor }, passes);
    expect(items.length).toBeLessThanOrEqual(page.limit);
    for (const { at } of items) seen.push(at);
    cursor = next;
  } while (cursor !== undefined);
  return seen;
}

test.each([1, 7, 20, 30, 50, 99, 100])(
  'given a filter that nothing passes and pages of %i, when listing, then at most 200 documents are read',
  async (limit) => {
    await fill(450);
    const { items, next } = await list({ limit }, () => false);
    expect(items).toEqual([]);
    expect(next).toEqual(expect.any(String));
    expect(reads).toBeLessThanOrEqual(200);
  },
);

test.each([
  [1, [1, 2, 4, 8, 16, 32, 64, 73]],
  [60, [60, 100, 40]],
  [100, [100, 100]],
])(
  'given pages of %i and a filter that nothing passes, when listing, then it does not ask one by one',
  async (limit, sizes) => {
    await fill(250);
    const asked: number[] = [];
    const counted: Store = {
      ...store,
      list: (from, index, where, page) => {
        asked.push(page.limit);
        return store.list(from, index, where, page);
      },
    };
    await listFiltered(counted, things, 'all', ['all'], { limit }, () => false);
    expect(asked.length).toBeLessThanOrEqual(10);
    expect(asked).toEqual(sizes);
  },
);

test('given no order, when paging through, then it is ascending', async () => {
  await fill(5);
  expect(await all({ limit: 2 }, () => true)).toEqual([0, 1, 2, 3, 4]);
});

test('given a cursor after 200 documents, when listing on, then reading resumes where it stopped', async () => {
  await fill(250);
  const first = await list({ limit: 20 }, ({ at }) => at === 249);
  expect(first.items).toEqual([]);
  const second = await list({ limit: 20, cursor: first.next }, ({ at }) => at === 249);
  expect(second.items).toMatchObject([{ at: 249 }]);
  expect(second.next).toBeUndefined();
});

test('given exactly one page, when listing, then there is no cursor to an empty one', async () => {
  await fill(3);
  expect(await list({ limit: 3 }, () => true)).not.toHaveProperty('next');
  expect((await list({ limit: 2 }, () => true)).next).toBeDefined();
});

test('given an order and bounds, when listing, then they hold on every page', async () => {
  await fill(60);
  const evens = ({ at }: Thing) => at % 2 === 0;
  const found = await all({ limit: 4, order: 'desc', from: 11, to: 40 }, evens);
  expect(found).toEqual([40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12]);
});

test('given any filter and page size, when paging through, then each document that passes comes once, in order', async () => {
  await fill(330);
  const query = fc.record({
    limit: fc.integer({ min: 1, max: 100 }),
    order: fc.constantFrom('asc' as const, 'desc' as const),
    every: fc.integer({ min: 1, max: 400 }),
  });
  await fc.assert(
    fc.asyncProperty(query, async ({ limit, order, every }) => {
      const expected = Array.from({ length: 330 }, (_, at) => at).filter((at) => at % every === 0);
      const found = await all({ limit, order }, ({ at }) => at % every === 0);
      expect(found).toEqual(order === 'asc' ? expected : expected.reverse());
    }),
    { numRuns: 40 },
  );
});
