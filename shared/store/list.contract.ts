import * as fc from 'fast-check';
import { propertyRuns } from '../../tests/support/property-runs';
import type { SortValue } from '../collections/collection';
import { inByteOrder } from '../collections/index-keys';
import type { Page, Store } from '../ports/store';
import { people, type Thing, thing, things } from './contract-collections';

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
const comparable = (value: SortValue) => (typeof value === 'string' ? inByteOrder(value) : value);

/** The order that `list` promises: by value, then by id, in DynamoDB's order of texts. */
const inOrder = (docs: readonly Thing[], value: (doc: Thing) => SortValue): Thing[] =>
  docs.toSorted(
    (a, b) =>
      compare(comparable(value(a)), comparable(value(b))) || compare(inByteOrder(a.id), inByteOrder(b.id)),
  );

async function putAll(store: Store, docs: readonly Thing[]): Promise<void> {
  const starts = docs.map((_, at) => at).filter((at) => at % 10 === 0);
  await Promise.all(
    starts.map((start) =>
      store.transact(async (tx) => {
        for (const doc of docs.slice(start, start + 10)) tx.create(things, doc);
      }),
    ),
  );
}

async function allPages(store: Store, index: string, where: string[], page: Page): Promise<Thing[]> {
  const found: Thing[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await store.list(things, index, where, { ...page, cursor });
    expect(items.length).toBeLessThanOrEqual(page.limit);
    found.push(...items);
    if (next === undefined) return found;
    expect(items).toHaveLength(page.limit);
    cursor = next;
  }
}

/** What every store promises of lists. */
export function listContract(subject: () => Store): void {
  it.each([0, -1, 101, 1.5, Number.NaN])('refuses a page of %p', async (limit) => {
    await expect(subject().list(things, 'byRank', ['large'], { limit })).rejects.toThrow(RangeError);
  });

  describe('lists of 250 documents', () => {
    const docs = Array.from({ length: 250 }, (_, at) =>
      thing(`id${(at * 7_919) % 250}`, {
        group: at % 5 === 4 ? 'small' : 'large',
        rank: (at * 31) % 50, // five documents of each value
        title: ['a', 'a b', 'ab', '张', '😀', ''][at % 6] ?? '',
        ...(at % 3 === 0 && { kind: 'k' }),
      }),
    );
    const large = docs.filter(({ group }) => group === 'large');
    let store: Store;
    beforeEach(async () => {
      store = subject();
      await putAll(store, docs);
    });

    it('gives every document once, in order, in both directions', async () => {
      const byRank = inOrder(large, ({ rank }) => rank);
      const byTitle = inOrder(large, ({ title }) => title);
      expect(await allPages(store, 'byRank', ['large'], { limit: 7 })).toEqual(byRank);
      expect(await allPages(store, 'byRank', ['large'], { limit: 100, order: 'desc' })).toEqual(
        byRank.toReversed(),
      );
      expect(await allPages(store, 'byTitle', ['large'], { limit: 40 })).toEqual(byTitle);
      expect(await allPages(store, 'byTitle', ['large'], { limit: 25, order: 'desc' })).toEqual(
        byTitle.toReversed(),
      );
    });

    it('has partitions of several parts, and leaves out what is not indexed', async () => {
      const kinds = large.filter(({ kind }) => kind === 'k');
      const found = await store.list(things, 'byKind', ['large', 'k', 7], { limit: 100 });
      expect(found.items).toEqual(inOrder(kinds, ({ rank }) => rank));
      for (const where of [['large', 'k', 8], ['large', 'k'], ['large'], ['none']]) {
        expect(await store.list(things, 'byKind', where, { limit: 10 })).toEqual({ items: [] });
      }
    });

    it('keeps inclusive ranges, through pages, in both directions', async () => {
      const between = inOrder(large, ({ rank }) => rank).filter(({ rank }) => rank >= 9 && rank <= 12);
      const range = { limit: 3, from: 9, to: 12 };
      expect(await allPages(store, 'byRank', ['large'], range)).toEqual(between);
      expect(await allPages(store, 'byRank', ['large'], { ...range, order: 'desc' })).toEqual(
        between.toReversed(),
      );
      const upTo = await allPages(store, 'byTitle', ['large'], { limit: 50, to: 'a' });
      expect(new Set(upTo.map(({ title }) => title))).toEqual(new Set(['', 'a']));
      const after = await allPages(store, 'byTitle', ['large'], { limit: 50, from: 'ab', order: 'desc' });
      expect(new Set(after.map(({ title }) => title))).toEqual(new Set(['ab', '张', '😀']));
      expect(await store.list(things, 'byRank', ['large'], { limit: 10, from: 5, to: 4 })).toEqual({
        items: [],
      });
    });

    it('gives no cursor when the page ends with the last document', async () => {
      const all = await store.list(things, 'byRank', ['small'], { limit: 50 });
      expect(all.items).toHaveLength(50);
      expect(all.next).toBeUndefined();
      const part = await store.list(things, 'byRank', ['small'], { limit: 49 });
      expect(part.next).toBeDefined();
    });

    it('goes on after a document that was removed meanwhile, and skips none', async () => {
      const order = inOrder(large, ({ rank }) => rank);
      const first = await store.list(things, 'byRank', ['large'], { limit: 10 });
      await store.transact(async (tx) => tx.remove(things, first.items.at(-1)?.id ?? ''));
      const second = await store.list(things, 'byRank', ['large'], { limit: 10, cursor: first.next });
      expect(second.items).toEqual(order.slice(10, 20));
    });

    it('follows a document that moves', async () => {
      await store.transact(async (tx) => {
        const doc = (await tx.get(things, 'id0')) ?? thing('none');
        tx.update(things, { ...doc, group: 'moved', rank: 1 });
      });
      const moved = await store.list(things, 'byRank', ['moved'], { limit: 10 });
      expect(moved.items.map(({ id }) => id)).toEqual(['id0']);
      const rest = await allPages(store, 'byRank', ['large'], { limit: 100 });
      expect(rest.map(({ id }) => id)).not.toContain('id0');
    });

    it('refuses cursors of other queries, forged ones and rubbish', async () => {
      const { next = '' } = await store.list(things, 'byRank', ['large'], { limit: 10 });
      const forged = Buffer.from(`${Buffer.from(next, 'base64url').toString().slice(0, 8)}zzz`).toString(
        'base64url',
      );
      const outside = await store.list(things, 'byRank', ['large'], { limit: 10, from: 3, to: 9 });
      const hash = Buffer.from(outside.next ?? '', 'base64url')
        .toString()
        .slice(0, 8);
      const altered = (change: (text: string) => string) =>
        Buffer.from(change(Buffer.from(next, 'base64url').toString())).toString('base64url');
      const beyond = Buffer.from(`${hash}${'9'.repeat(16)}\u0001x`).toString('base64url');
      const attempts: [string, string, Page][] = [
        ['byRank', 'small', { limit: 10, cursor: next }],
        ['byTitle', 'large', { limit: 10, cursor: next }],
        ['byRank', 'large', { limit: 10, cursor: next, order: 'desc' }],
        ['byRank', 'large', { limit: 10, cursor: next, from: 1 }],
        ['byRank', 'large', { limit: 10, cursor: forged }],
        ['byRank', 'large', { limit: 10, cursor: beyond, from: 3, to: 9 }],
        ['byRank', 'large', { limit: 10, cursor: 'rubbish' }],
        [
          'byRank',
          'large',
          { limit: 10, cursor: altered((text) => text.slice(0, text.indexOf('\u0001') + 1)) },
        ],
        ['byRank', 'large', { limit: 10, cursor: altered((text) => `${text}\u0001x`) }],
        ['byRank', 'large', { limit: 10, cursor: `${next}=` }],
        ['byRank', 'large', { limit: 10, cursor: `${next}_w` }],
        ['byRank', 'large', { limit: 10, cursor: '' }],
      ];
      for (const [index, group, page] of attempts) {
        await expect(store.list(things, index, [group], page)).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        });
      }
    });

    it('refuses unknown indexes and empty partitions', async () => {
      await expect(store.list(things, 'toString', ['large'], { limit: 1 })).rejects.toThrow(RangeError);
      await expect(store.list(things, 'byRank', [], { limit: 1 })).rejects.toThrow(RangeError);
    });
  });

  it('lists whatever values in the order of their UTF-8 bytes, page by page', async () => {
    const store = subject();
    const text = fc
      .string({ unit: 'binary', maxLength: 6 })
      .filter((value) => !value.includes('\0') && !value.includes('\u0001'));
    const edge = fc.constantFrom(
      '',
      ' ',
      'a',
      'a ',
      'a!',
      'a#',
      '\u0002',
      '\uffff',
      '\ue000',
      '😀',
      '\u{10ffff}',
    );
    const values = fc.array(
      fc.record({ title: fc.oneof(text, edge), rank: fc.oneof(fc.nat(3), fc.maxSafeNat()) }),
      { minLength: 1, maxLength: 12 },
    );
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 1, max: 5 }), fc.nat(11), async (drawn, limit, at) => {
        runs += 1;
        const group = `run${runs}`;
        const docs = drawn.map((value, place) => thing(`${group}-${place}`, { ...value, group }));
        await putAll(store, docs);
        const byTitle = inOrder(docs, ({ title }) => title);
        const byRank = inOrder(docs, ({ rank }) => rank);
        expect(await allPages(store, 'byTitle', [group], { limit })).toEqual(byTitle);
        const down = await allPages(store, 'byRank', [group], { limit, order: 'desc' });
        expect(down).toEqual(byRank.toReversed());
        const from = byTitle[at % byTitle.length]?.title ?? '';
        const since = byTitle.filter(({ title }) => inByteOrder(title) >= inByteOrder(from));
        expect(await allPages(store, 'byTitle', [group], { limit, from })).toEqual(since);
        const until = byTitle.filter(({ title }) => inByteOrder(title) <= inByteOrder(from));
        expect(await allPages(store, 'byTitle', [group], { limit, to: from })).toEqual(until);
      }),
      { numRuns: propertyRuns(4, 100) },
    );
  });

  it('lists documents with personal fields', async () => {
    const store = subject();
    const person = { id: 'p1', name: '张三', phone: '13800000000', visits: 0, team: 'a' };
    await store.transact(async (tx) => tx.create(people, person));
    expect(await store.list(people, 'byTeam', ['a'], { limit: 10 })).toEqual({ items: [person] });
  });
}
