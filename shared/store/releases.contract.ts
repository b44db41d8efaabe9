import type { FakeClock } from '../../tests/support/stores/fake-clock';
import type { Collection, Document } from '../collections/collection';
import type { Store } from '../ports/store';
import { cards1, cards2, cards3, careless, laterNotes, notes, receipts } from './contract-collections';

const put = <D extends Document>(store: Store, into: Collection<D>, ...docs: D[]): Promise<void> =>
  store.transact(async (tx) => {
    for (const doc of docs) tx.create(into, doc);
  });

const change = <D extends Document>(store: Store, of: Collection<D>, id: string, over: Partial<D>) =>
  store.transact(async (tx) => {
    const doc = await tx.get(of, id);
    if (doc) tx.update(of, { ...doc, ...over });
  });

/** What every store promises where two releases stand on it side by side, or one after the other. */
export function releasesContract(subject: () => { readonly store: Store; readonly clock: FakeClock }): void {
  describe('a document of a newer release', () => {
    let store: Store;
    let clock: FakeClock;
    let expiresAtMs = 0;
    const known = () => ({
      id: 'n1',
      group: 'g',
      text: 'then',
      author: '张三',
      left: 5,
      expiresAtMs,
    });
    const added = { colour: 'red', phone: '13800000000' };
    const listedReds = async () => (await store.list(laterNotes, 'byColour', ['red'], { limit: 9 })).items;
    beforeEach(async () => {
      ({ store, clock } = subject());
      expiresAtMs = clock.nowMs() + 1_000;
      await put(store, laterNotes, { ...known(), ...added });
    });

    it('shows nothing of what is new to the older one', async () => {
      const seen = known();
      expect(await store.get(notes, 'n1')).toEqual(seen);
      expect(await store.getMany(notes, ['n1'])).toEqual([seen]);
      expect((await store.list(notes, 'byGroup', ['g'], { limit: 1 })).items).toEqual([seen]);
      expect(await store.transact((tx) => tx.get(notes, 'n1'))).toEqual(seen);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['alone', () => change(store, notes, 'n1', { group: 'h' })],
      [
        'among others',
        () =>
          store.transact(async (tx) => {
            const doc = (await tx.get(notes, 'n1')) ?? known();
            tx.update(notes, { ...doc, group: 'h' });
            tx.create(notes, { ...known(), id: 'n2' });
          }),
      ],
    ])('keeps it, and its place in the new index, when the older one writes: %s', async (_, write) => {
      const before = known();
      await write();
      const after = { ...before, group: 'h', ...added };
      expect(await store.get(laterNotes, 'n1')).toEqual(after);
      expect(await listedReds()).toEqual([after]);
      expect((await store.list(notes, 'byGroup', ['h'], { limit: 9 })).items).toHaveLength(1);
      await change(store, laterNotes, 'n1', { colour: 'blue' });
      expect(await listedReds()).toEqual([]);
    });

    it('keeps it when the older one adds, or only reads', async () => {
      await store.transact(async (tx) => {
        tx.create(notes, { ...known(), id: 'n2' });
        tx.add(notes, 'n1', { left: -1 });
      });
      await store.transact(async (tx) => {
        await tx.get(notes, 'n1');
        tx.add(notes, 'n2', { left: 1 });
      });
      expect(await store.get(laterNotes, 'n1')).toEqual({ ...known(), ...added, left: 4 });
      expect(await listedReds()).toHaveLength(1);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['the older one removes it', () => store.transact(async (tx) => tx.remove(notes, 'n1'))],
      [
        'the older one removes it after reading',
        () =>
          store.transact(async (tx) => {
            await tx.get(notes, 'n1');
            tx.remove(notes, 'n1');
          }),
      ],
      [
        'the older one removes it among others',
        () =>
          store.transact(async (tx) => {
            tx.create(notes, { ...known(), id: 'n2' });
            tx.remove(notes, 'n1');
          }),
      ],
      ['its time is over', async () => clock.pass(1_000)],
    ])('takes it along when %s: a document made anew has nothing of it', async (_, end) => {
      await end();
      expect(await listedReds()).toEqual([]);
      const anew = { ...known(), expiresAtMs: clock.nowMs() + 1_000, text: 'anew' };
      await put(store, notes, anew);
      expect(await store.get(laterNotes, 'n1')).toEqual(anew);
      expect(await listedReds()).toEqual([]);
    });

    it('is left out of the new index where the older one has moved it without knowing', async () => {
      const others = ['n2', 'n3', 'n4'].map((id, at) => ({ ...known(), ...added, id, text: `b${at}` }));
      await put(store, laterNotes, ...others);
      await change(store, notes, 'n2', { text: 'z' });
      await change(store, notes, 'n3', { text: 'a' });
      const first = await store.list(laterNotes, 'byColour', ['red'], { limit: 1 });
      expect(first.items.map(({ id }) => id)).toEqual(['n4']);
      const second = await store.list(laterNotes, 'byColour', ['red'], { limit: 1, cursor: first.next });
      expect(second).toEqual({ items: [expect.objectContaining({ id: 'n1' })] });
    });
  });

  describe('a document of an older version', () => {
    let store: Store;
    const old = { id: 'c1', group: 'g', title: '四个汉字', left: 1 };
    const lifted = { id: 'c1', group: 'g', name: '四个汉字', left: 1, rank: 4 };
    beforeEach(async () => {
      ({ store } = subject());
      await put(store, cards1, old);
    });

    it('is lifted wherever it is read', async () => {
      expect(await store.get(cards2, 'c1')).toEqual({ id: 'c1', group: 'g', name: '四个汉字', left: 1 });
      expect(await store.get(cards3, 'c1')).toEqual(lifted);
      expect(await store.getMany(cards3, ['c1'])).toEqual([lifted]);
      expect((await store.list(cards3, 'byGroup', ['g'], { limit: 9 })).items).toEqual([lifted]);
      expect(await store.transact((tx) => tx.get(cards3, 'c1'))).toEqual(lifted);
    });

    it('is of the new version once it is written, and the older release refuses it by name', async () => {
      await change(store, cards3, 'c1', { name: 'two' });
      expect(await store.get(cards3, 'c1')).toEqual({ ...lifted, name: 'two' });
      expect((await store.list(cards3, 'byRank', ['g'], { limit: 9 })).items).toHaveLength(1);
      const reads: (() => Promise<unknown>)[] = [
        () => store.get(cards2, 'c1'),
        () => store.getMany(cards1, ['c1']),
        () => store.list(cards2, 'byGroup', ['g'], { limit: 9 }),
        () => change(store, cards1, 'c1', { left: 2 }),
        () => store.transact(async (tx) => tx.add(cards1, 'c1', { left: 1 })),
        () =>
          store.transact(async (tx) => {
            tx.create(cards1, { ...old, id: 'c2' });
            tx.add(cards1, 'c1', { left: 1 });
          }),
        () => store.transact(async (tx) => tx.remove(cards2, 'c1')),
      ];
      for (const read of reads) {
        const error: unknown = await read().catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'BUSY', cause: { name: 'NewerVersion of cards' } });
        expect(String(error) + String((error as Error).cause)).not.toContain('two');
      }
      expect(await store.getMany(cards3, ['c1', 'c2'])).toEqual([{ ...lifted, name: 'two' }, undefined]);
    });

    it('is added to as it is, and never given a counter that it does not have', async () => {
      await store.transact(async (tx) => tx.add(cards3, 'c1', { left: 2 }));
      expect(await store.get(cards3, 'c1')).toEqual({ ...lifted, left: 3 });
      expect(await store.get(cards1, 'c1')).toEqual({ ...old, left: 3 });
    });
  });

  describe('a document of money', () => {
    it('is held against its schema when it is read', async () => {
      const { store } = subject();
      await put(store, receipts, { id: 'r1', amountFen: 5 });
      await put(store, careless, { id: 'r2', amountFen: 'secret' });
      expect(await store.get(receipts, 'r1')).toEqual({ id: 'r1', amountFen: 5 });
      const refusal = { name: 'TypeError', message: 'receipts: amountFen (invalid_type)' };
      await expect(store.get(receipts, 'r2')).rejects.toMatchObject(refusal);
      await expect(store.getMany(receipts, ['r1', 'r2'])).rejects.toMatchObject(refusal);
      await expect(change(store, receipts, 'r2', {})).rejects.toMatchObject(refusal);
    });
  });
}
