import * as fc from 'fast-check';
import { SortedList } from './sorted-list';

const key = fc.integer({ min: 0, max: 40 }).map((value) => String(value).padStart(2, '0'));
const step = fc.record({ key, remove: fc.boolean() });

describe('a sorted list of small chunks', () => {
  it('gives from anywhere, in both directions, what a sorted array gives', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), key, (steps, from) => {
        const list = new SortedList(4);
        const keys = new Set<string>();
        for (const { key: sort, remove } of steps) {
          if (remove) {
            list.remove(sort);
            keys.delete(sort);
          } else if (!keys.has(sort)) {
            list.add({ sort, id: `id${sort}` });
            keys.add(sort);
          }
        }
        const sorted = [...keys].toSorted();
        const up = sorted.filter((sort) => sort >= from);
        const down = sorted.filter((sort) => sort <= from).toReversed();
        expect([...list.ascending(from)]).toEqual(up.map((sort) => ({ sort, id: `id${sort}` })));
        expect([...list.descending(from)].map(({ sort }) => sort)).toEqual(down);
        expect(list.isEmpty).toBe(keys.size === 0);
      }),
      { numRuns: 500 },
    );
  });
});
