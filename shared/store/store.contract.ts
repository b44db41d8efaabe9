import type { FakeClock } from '../../tests/support/stores/fake-clock';
import type { Store } from '../ports/store';
import { commitContract, put, type StoreSubject } from './commit.contract';
import { fleeting, thing, things } from './contract-collections';
import { maxDocumentBytes } from './document-size';
import { listContract } from './list.contract';
import { releasesContract } from './releases.contract';

/** Makes a new, empty store that holds the contract's collections. */
export type MakeSubject = () => Promise<StoreSubject>;

/** What every store promises, whichever database is behind it. */
export function storeContract(name: string, makeSubject: MakeSubject): void {
  describe(name, () => {
    let store: Store;
    let clock: FakeClock;
    beforeEach(async () => {
      ({ store, clock } = await makeSubject());
    });

    describe('documents', () => {
      const full = thing('full', {
        kind: 'k',
        share: -121.123456,
        empty: null,
        title: '张三 😀 "\\',
        left: -3,
        notes: [
          { text: '', tags: ['a', 'b'] },
          { text: 'x', tags: [] },
        ],
        facts: { 'a.b': '1', toString: 'own', empty: '' },
      });

      it('gives back what was put in, as the caller’s own copy', async () => {
        await put(store, things, full);
        const read = await store.get(things, 'full');
        expect(read).toEqual(full);
        read?.notes?.push({ text: 'mine', tags: [] });
        expect(await store.get(things, 'full')).toEqual(full);
      });

      it('refuses an empty name inside a document, as DynamoDB itself does', async () => {
        const nameless = put(store, things, thing('nameless', { facts: { '': 'x' } }));
        await expect(nameless).rejects.toThrow('things: empty name');
      });

      it('keeps what was put in, whatever happens to the caller’s object', async () => {
        const mine = thing('mine', { notes: [{ text: 'then', tags: [] }] });
        await store.transact(async (tx) => {
          tx.create(things, mine);
          mine.notes?.push({ text: 'now', tags: [] });
          mine.title = 'now';
        });
        expect(await store.get(things, 'mine')).toEqual(
          thing('mine', { notes: [{ text: 'then', tags: [] }] }),
        );
      });

      it('knows no document that was never made', async () => {
        expect(await store.get(things, 'none')).toBeUndefined();
        expect(await store.get(things, '')).toBeUndefined();
        expect(await store.get(things, 'x'.repeat(3_000))).toBeUndefined();
        expect(await store.getMany(things, ['', 'none'])).toEqual([undefined, undefined]);
      });

      it('gives many in the order asked, with gaps and repetitions, up to 100', async () => {
        const ids = Array.from({ length: 100 }, (_, at) => `id${at}`);
        for (let from = 0; from < 100; from += 10) {
          await put(store, things, ...ids.slice(from, from + 10).map((id) => thing(id)));
        }
        const all = await store.getMany(things, ids.toReversed());
        expect(all.map((doc) => doc?.id)).toEqual(ids.toReversed());
        const some = await store.getMany(things, ['id3', 'none', 'id1', 'id3']);
        expect(some.map((doc) => doc?.id)).toEqual(['id3', undefined, 'id1', 'id3']);
        expect(some[0]).not.toBe(some[3]);
        expect(await store.getMany(things, [])).toEqual([]);
        await expect(store.getMany(things, [...ids, 'more'])).rejects.toThrow(RangeError);
      });

      it('replaces a whole document', async () => {
        await put(store, things, full);
        await store.transact(async (tx) => {
          const { notes: _notes, kind: _kind, ...rest } = (await tx.get(things, 'full')) ?? full;
          tx.update(things, { ...rest, title: 'new' });
        });
        const { notes: _notes, kind: _kind, ...rest } = full;
        expect(await store.get(things, 'full')).toEqual({ ...rest, title: 'new' });
      });

      it('removes a document, read before or not', async () => {
        await put(store, things, thing('a'), thing('b'));
        await store.transact(async (tx) => tx.remove(things, 'a'));
        await store.transact(async (tx) => {
          await tx.get(things, 'b');
          tx.remove(things, 'b');
        });
        expect(await store.getMany(things, ['a', 'b'])).toEqual([undefined, undefined]);
        const gone = store.transact(async (tx) => tx.remove(things, 'a'));
        await expect(gone).rejects.toMatchObject({ collection: 'things', id: 'a', kind: 'missing' });
      });

      it('makes one document per id', async () => {
        await put(store, things, thing('a', { title: 'first' }));
        const second = put(store, things, thing('a', { title: 'second' }));
        await expect(second).rejects.toMatchObject({ name: 'ConditionFailed', id: 'a', kind: 'exists' });
        const seen = store.transact(async (tx) => {
          await tx.get(things, 'a');
          tx.create(things, thing('a', { title: 'third' }));
        });
        await expect(seen).rejects.toMatchObject({ id: 'a', kind: 'exists' });
        expect((await store.get(things, 'a'))?.title).toBe('first');
      });

      it('takes documents up to the size limit and none beyond', async () => {
        const used = 200;
        const large = thing('large', { title: 't', facts: { a: 'x'.repeat(maxDocumentBytes - used) } });
        await put(store, things, large);
        expect(await store.get(things, 'large')).toEqual(large);
        const larger = thing('larger', { facts: { a: '长'.repeat(maxDocumentBytes / 3) } });
        await expect(put(store, things, larger)).rejects.toThrow('things: document too large');
      });
    });

    describe('expiry', () => {
      it('hides a document from its moment on, everywhere', async () => {
        const doc = { id: 'f', text: 'x', uses: 0, expiresAtMs: clock.nowMs() + 1_000 };
        await put(store, fleeting, doc, { ...doc, id: 'later', expiresAtMs: doc.expiresAtMs + 60_000 });
        clock.pass(doc.expiresAtMs - 1 - clock.nowMs());
        expect(await store.get(fleeting, 'f')).toEqual(doc);
        clock.pass(1);
        expect(await store.get(fleeting, 'f')).toBeUndefined();
        expect((await store.getMany(fleeting, ['f', 'later'])).map((found) => found?.id)).toEqual([
          undefined,
          'later',
        ]);
        const page = await store.list(fleeting, 'all', ['all'], { limit: 1 });
        expect(page.items.map(({ id }) => id)).toEqual(['later']);
        expect(page.next).toBeUndefined();
        expect(await store.transact((tx) => tx.get(fleeting, 'f'))).toBeUndefined();
      });

      it('takes an expired document as absent, read before or not', async () => {
        const doc = { id: 'f', text: 'old', uses: 0, expiresAtMs: clock.nowMs() + 1_000 };
        await put(store, fleeting, doc, { ...doc, id: 'g' });
        clock.pass(1_000);
        const add = store.transact(async (tx) => tx.add(fleeting, 'f', { uses: 1 }));
        await expect(add).rejects.toMatchObject({ id: 'f', kind: 'missing' });
        const remove = store.transact(async (tx) => tx.remove(fleeting, 'f'));
        await expect(remove).rejects.toMatchObject({ id: 'f', kind: 'missing' });
        const anew = { ...doc, text: 'new', expiresAtMs: clock.nowMs() + 1_000 };
        await put(store, fleeting, anew);
        await store.transact(async (tx) => {
          expect(await tx.get(fleeting, 'g')).toBeUndefined();
          tx.create(fleeting, { ...anew, id: 'g' });
        });
        expect(await store.getMany(fleeting, ['f', 'g'])).toEqual([anew, { ...anew, id: 'g' }]);
      });

      it('pages over expired documents without losing live ones', async () => {
        const expiresAtMs = clock.nowMs() + 1_000;
        const docs = Array.from({ length: 30 }, (_, at) => ({
          id: `f${at}`,
          text: 'x',
          uses: 0,
          expiresAtMs: expiresAtMs + (at < 24 ? at : 100_000 + at),
        }));
        for (let at = 0; at < 30; at += 10) await put(store, fleeting, ...docs.slice(at, at + 10));
        clock.pass(50_000);
        const first = await store.list(fleeting, 'all', ['all'], { limit: 4 });
        expect(first.items.map(({ id }) => id)).toEqual(['f24', 'f25', 'f26', 'f27']);
        const second = await store.list(fleeting, 'all', ['all'], { limit: 4, cursor: first.next });
        expect(second).toEqual({ items: [docs[28], docs[29]] });
      });
    });

    commitContract(() => ({ store, clock }));
    listContract(() => store);
    releasesContract(() => ({ store, clock }));
  });
}
