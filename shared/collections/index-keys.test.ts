import * as fc from 'fast-check';
import * as z from 'zod';
import { collection } from './collection';
import { id } from './fields';
import {
  cursorAfter,
  idOfSortKey,
  inByteOrder,
  indexKeys,
  isInRange,
  partitionKey,
  type Query,
  readCursor,
  sortKey,
  sortPrefix,
  sortRange,
} from './index-keys';

const notes = collection(
  'notes',
  z.strictObject({ id, owner: z.string(), rank: z.int(), title: z.string(), hidden: z.boolean() }),
  {
    indexes: {
      rank: { partition: (doc) => [doc.owner, 1], sort: (doc) => doc.rank },
      shown: { partition: (doc) => (doc.hidden ? undefined : [doc.owner]), sort: (doc) => doc.title },
    },
  },
);
const note = { id: 'n1', owner: 'o', rank: 42, title: 't', hidden: true };
const query: Query = { index: 'rank', where: ['o', 1], order: 'asc' };

const text = fc
  .string({ unit: 'binary', maxLength: 8 })
  .filter((value) => !/^.*[\0]/s.test(value) && !value.includes('\u0001'));
const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const sameSign = (a: number, b: number) => Math.sign(a) === Math.sign(b);

describe('sort keys', () => {
  it('order numbers as numbers', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), fc.uuid(), (a, b, noteId) =>
        sameSign(order(sortKey(a, noteId), sortKey(b, noteId)), a - b),
      ),
    );
  });

  it('order texts as texts, also when one begins with the other, and then by id', () => {
    fc.assert(
      fc.property(text, text, text, text, (a, b, one, other) => {
        const expected = order(a, b) || order(one, other);
        return sameSign(order(sortKey(a, one), sortKey(b, other)), expected);
      }),
    );
  });

  it('have an order of bytes that `<` can compare', () => {
    const full = fc.string({ unit: 'binary' });
    fc.assert(fc.property(full, full, (a, b) => inByteOrder(a) < inByteOrder(b) === order(a, b) < 0));
  });

  it('give their id back, whatever it contains', () => {
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: 'binary' }),
        (value, noteId) => idOfSortKey(sortKey(value, noteId)) === noteId,
      ),
    );
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuse %p', (value) => {
    expect(() => sortPrefix(value)).toThrow(RangeError);
  });
});

describe('ranges', () => {
  it('hold exactly the values from and to, whatever the id', () => {
    fc.assert(
      fc.property(text, text, text, text, (value, from, to, noteId) => {
        const range = sortRange({ ...query, from, to });
        const isInside = order(value, from) >= 0 && order(value, to) <= 0;
        return isInRange(sortKey(value, noteId), range) === isInside;
      }),
    );
  });

  it('are open without bounds', () => {
    fc.assert(
      fc.property(text, text, (value, noteId) => isInRange(sortKey(value, noteId), sortRange(query))),
    );
  });
});

describe('index keys', () => {
  it('stand in every index that takes the document', () => {
    expect(indexKeys(notes, note)).toEqual([
      { index: 'rank', partition: partitionKey(['o', 1]), sort: sortKey(42, 'n1') },
    ]);
    expect(indexKeys(notes, { ...note, hidden: false }).map(({ index }) => index)).toEqual(['rank', 'shown']);
  });

  it('are different for different partitions', () => {
    const parts = fc
      .array(text, { minLength: 1, maxLength: 3 })
      .filter((all) => all.some((part) => part !== ''));
    fc.assert(
      fc.property(
        parts,
        parts,
        (a, b) => (partitionKey(a) === partitionKey(b)) === (JSON.stringify(a) === JSON.stringify(b)),
      ),
    );
  });

  it('refuse parts that would forge a key, and empty ones', () => {
    expect(() => partitionKey(['a\u0001b'])).toThrow(RangeError);
    expect(() => partitionKey(['a\0'])).toThrow(RangeError);
    expect(() => partitionKey([''])).toThrow(RangeError);
    expect(() => partitionKey([])).toThrow(RangeError);
    expect(() => sortPrefix('a\u0001b')).toThrow(RangeError);
  });
});

describe('cursors', () => {
  it('lead back to their document, and only in their own query', () => {
    const cursor = cursorAfter(notes, query, note);
    expect(readCursor(notes, query, cursor)).toBe(sortKey(42, 'n1'));
    const others: Query[] = [
      { ...query, index: 'shown' },
      { ...query, where: ['p', 1] },
      { ...query, order: 'desc' },
      { ...query, from: 1 },
      { ...query, to: 1 },
    ];
    for (const other of others) expect(() => readCursor(notes, other, cursor)).toThrow('INVALID_INPUT');
  });

  it('carry no partition', () => {
    const cursor = cursorAfter(notes, { ...query, where: ['secret', 1] }, { ...note, owner: 'secret' });
    expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('secret');
  });

  it('refuse rubbish', () => {
    fc.assert(
      fc.property(fc.string(), (rubbish) => {
        expect(() => readCursor(notes, query, rubbish)).toThrow('INVALID_INPUT');
      }),
    );
  });

  it('know no other index', () => {
    expect(() => cursorAfter(notes, { ...query, index: 'none' }, note)).toThrow(RangeError);
  });
});
