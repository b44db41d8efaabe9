import type { FakeClock } from '../../tests/support/stores/fake-clock';
import type { Collection, Document } from '../collections/collection';
import type { Dump } from '../ports/dump';
import type { Store } from '../ports/store';
import { fleeting, thing, things } from './contract-collections';

interface Subject {
  readonly store: Store;
  readonly dump: Dump;
  readonly clock: FakeClock;
}

const idsIn = async (dump: Dump, from: Collection): Promise<string[]> => {
  const found: Document[] = [];
  for await (const page of dump.pages(from)) found.push(...page);
  return found.map(({ id }) => id).sort();
};

/** What moving a deployment asks of a store beside the store port. */
export function dumpContract(name: string, makeSubject: () => Promise<Subject>): void {
  describe(name, () => {
    const many = Array.from({ length: 250 }, (_, at) =>
      thing(`id${String(at).padStart(3, '0')}`, {
        rank: at,
        notes: [{ text: '长'.repeat(2_000), tags: [] }],
      }),
    );
    const putAll = async (dump: Dump) => {
      for (let start = 0; start < many.length; start += 100)
        await dump.put(things, many.slice(start, start + 100));
    };

    it('gives every document once, and nothing of an empty collection', async () => {
      const { dump } = await makeSubject();
      expect(await idsIn(dump, things)).toEqual([]);
      await putAll(dump);
      expect(await idsIn(dump, things)).toEqual(many.map(({ id }) => id));
    });

    it('writes documents that the store then has, in its indexes too, and can change', async () => {
      const { dump, store } = await makeSubject();
      await putAll(dump);
      expect(await store.get(things, 'id007')).toEqual(many[7]);
      const listed = await store.list(things, 'byRank', ['g'], { limit: 2, from: 9 });
      expect(listed.items).toEqual(many.slice(9, 11));
      await store.transact(async (tx) => {
        const doc = await tx.get(things, 'id007');
        if (doc) tx.update(things, { ...doc, rank: 1_000 });
      });
      expect((await store.get(things, 'id007'))?.rank).toBe(1_000);
    });

    it('writes over what is there', async () => {
      const { dump, store } = await makeSubject();
      await dump.put(things, [thing('a', { rank: 1 })]);
      const running = store.transact(async (tx) => {
        const doc = await tx.get(things, 'a');
        if (doc?.rank === 1) await dump.put(things, [thing('a', { rank: 2 })]);
        if (doc) tx.update(things, { ...doc, title: 'seen' });
      });
      await running;
      expect(await store.get(things, 'a')).toEqual(thing('a', { rank: 2, title: 'seen' }));
    });

    it('keeps the lifetime of documents', async () => {
      const { dump, store, clock } = await makeSubject();
      await dump.put(fleeting, [{ id: 'f', text: 'x', uses: 0, expiresAtMs: clock.nowMs() + 1 } as Document]);
      expect(await store.get(fleeting, 'f')).toBeDefined();
      clock.pass(1);
      expect(await store.get(fleeting, 'f')).toBeUndefined();
    });

    it('refuses what no store would keep', async () => {
      const { dump } = await makeSubject();
      await expect(dump.put(things, [{ id: 'a' }])).rejects.toThrow('things: ');
    });
  });
}
