import type { FakeClock } from '../../tests/support/stores/fake-clock';
import type { Collection, Document } from '../collections/collection';
import type { Reindexing } from '../ports/reindexing';
import type { Store } from '../ports/store';
import { cards1, cards3, laterNotes, notes } from './contract-collections';

interface Subject {
  readonly store: Store;
  readonly reindexing: Reindexing;
  readonly clock: FakeClock;
}

async function put<D extends Document>(store: Store, into: Collection<D>, docs: readonly D[]): Promise<void> {
  for (let at = 0; at < docs.length; at += 10) {
    await store.transact(async (tx) => {
      for (const doc of docs.slice(at, at + 10)) tx.create(into, doc);
    });
  }
}

/** What every store promises of a new index on documents that are there already. */
export function reindexingContract(name: string, makeSubject: () => Promise<Subject>): void {
  describe(name, () => {
    let store: Store;
    let reindexing: Reindexing;
    let clock: FakeClock;
    const count = 230;
    beforeEach(async () => {
      ({ store, reindexing, clock } = await makeSubject());
      const docs = Array.from({ length: count }, (_, at) => ({
        id: `n${String(at).padStart(3, '0')}`,
        group: 'g',
        text: `t${at}`,
        author: '张三',
        left: 5,
        expiresAtMs: clock.nowMs() + 1_000_000,
      }));
      await put(store, notes, docs);
    });

    const pass = async (of: Collection) => {
      const sum = { read: 0, written: 0, retired: new Set<string>() };
      for (let after: string | undefined; ; ) {
        const page = await reindexing.reindex(of, after);
        sum.read += page.read;
        sum.written += page.written;
        for (const field of page.retired) sum.retired.add(field);
        if (page.next === undefined) return sum;
        after = page.next;
      }
    };
    const idsUnder = async (colour: string): Promise<string[]> => {
      const found: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const { items, next } = await store.list(laterNotes, 'byColour', [colour], { limit: 100, cursor });
        found.push(...items.map(({ id }) => id));
        if (next === undefined) return found.sort();
        cursor = next;
      }
    };

    it('fills a new index and takes a retired one away, and a second pass finds nothing to do', async () => {
      expect(await idsUnder('none')).toEqual([]);
      const before = await store.get(laterNotes, 'n007');
      const first = await pass(laterNotes);
      expect(first).toMatchObject({ read: count, written: count });
      expect([...first.retired].every((field) => field.includes('byText'))).toBe(true);
      expect(first.retired.size).toBeGreaterThan(0);
      expect(await idsUnder('none')).toHaveLength(count);
      expect(await store.get(laterNotes, 'n007')).toEqual(before);
      expect(await pass(laterNotes)).toEqual({ read: count, written: 0, retired: new Set() });
    });

    it('goes by the documents as they are now, while others write them', async () => {
      const colours = new Map<string, string>();
      const paint = (at: number) =>
        store.transact(async (tx) => {
          const id = `n${String(at).padStart(3, '0')}`;
          const doc = await tx.get(laterNotes, id);
          if (!doc) throw new Error(`no ${id}`);
          const colour = `c${at % 3}`;
          tx.update(laterNotes, { ...doc, colour });
          colours.set(id, colour);
        });
      const painted = Array.from({ length: count }, (_, at) => at).filter((at) => at % 4 !== 1);
      await Promise.all([
        pass(laterNotes),
        ...painted.map(paint),
        store.transact(async (tx) => tx.remove(laterNotes, 'n001')),
      ]);
      for (const colour of ['c0', 'c1', 'c2']) {
        const own = [...colours].filter(([, one]) => one === colour).map(([id]) => id);
        expect(await idsUnder(colour)).toEqual(own.sort());
      }
      expect(await idsUnder('none')).toHaveLength(count - colours.size - 1);
    });

    it('heals what an older release has moved without knowing the index', async () => {
      await pass(laterNotes);
      await store.transact(async (tx) => {
        const doc = await tx.get(notes, 'n005');
        if (doc) tx.update(notes, { ...doc, text: 'moved' });
      });
      expect(await idsUnder('none')).not.toContain('n005');
      // The older one has also written its own index again.
      expect(await pass(laterNotes)).toMatchObject({ written: 1 });
      expect(await idsUnder('none')).toContain('n005');
    });

    it('finds documents of earlier versions by what they are lifted to', async () => {
      await put(store, cards1, [{ id: 'c1', group: 'g', title: '四个汉字', left: 1 }]);
      expect(await pass(cards3)).toMatchObject({ read: 1, written: 1 });
      const { items } = await store.list(cards3, 'byRank', ['g'], { limit: 9, from: 4, to: 4 });
      expect(items.map(({ id }) => id)).toEqual(['c1']);
      expect(await store.get(cards1, 'c1')).toMatchObject({ title: '四个汉字' });
    });

    it('is not for a release that does not know all of a document', async () => {
      await store.transact(async (tx) => {
        const doc = await tx.get(laterNotes, 'n005');
        if (doc) tx.update(laterNotes, { ...doc, colour: 'red' });
      });
      await expect(pass(notes)).rejects.toThrow('notes: this release does not know colour');
      expect(await idsUnder('red')).toEqual(['n005']);
    });
  });
}
