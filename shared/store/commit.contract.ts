import type { FakeClock } from '../../tests/support/stores/fake-clock';
import type { Collection, Document } from '../collections/collection';
import type { Store } from '../ports/store';
import { fleeting, people, type Thing, thing, things } from './contract-collections';

export interface StoreSubject {
  readonly store: Store;
  readonly clock: FakeClock;
}

export const put = <D extends Document>(store: Store, into: Collection<D>, ...docs: D[]): Promise<void> =>
  store.transact(async (tx) => {
    for (const doc of docs) tx.create(into, doc);
  });

/** What every store promises of commits: what it refuses, counts, and does as one. */
export function commitContract(given: () => StoreSubject): void {
  let store: StoreSubject['store'];
  let clock: StoreSubject['clock'];
  beforeEach(() => {
    ({ store, clock } = given());
  });

  describe('refused documents', () => {
    const refusal = async (doc: unknown): Promise<unknown> =>
      store.transact(async (tx) => tx.create(things, doc as Thing)).catch((error: unknown) => error);

    it.each([
      ['an unknown field', { typo: 'secret' }, 'things: typo (unrecognized_keys)'],
      ['an undefined field', { kind: undefined }, 'things: kind (invalid_type)'],
      [
        'a nested unknown field',
        { notes: [{ text: '', tags: [], secret: 'secret' }] },
        'things: notes.0.secret',
      ],
      ['a wrong type', { rank: 'secret' }, 'things: rank (invalid_type)'],
      ['no number', { share: Number.NaN }, 'things: share (invalid_type)'],
    ])('names collection and field and no value: %s', async (_, over, message) => {
      const error = await refusal({ ...thing('a'), ...over });
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain(message);
      expect(String(error).replace('notes.0.secret', '')).not.toContain('secret');
      expect(await store.get(things, 'a')).toBeUndefined();
    });

    it('refuses an empty id and index parts that would forge a key', async () => {
      expect(await refusal(thing(''))).toBeInstanceOf(TypeError);
      expect(await refusal(thing('a', { group: 'a\u0001b' }))).toBeInstanceOf(RangeError);
      expect(await store.get(things, 'a')).toBeUndefined();
    });
  });

  describe('misused transactions', () => {
    beforeEach(() => put(store, things, thing('a'), thing('b')));

    it.each<[string, (tx: Parameters<Parameters<Store['transact']>[0]>[0]) => unknown]>([
      ['an update of what was not read', (tx) => tx.update(things, thing('a'))],
      [
        'an update of what is not there',
        async (tx) => {
          await tx.get(things, 'none');
          tx.update(things, thing('none'));
        },
      ],
      [
        'two writes of one document',
        (tx) => {
          tx.remove(things, 'a');
          tx.add(things, 'a', { left: 1 });
        },
      ],
      [
        'reading what was written',
        async (tx) => {
          tx.remove(things, 'a');
          await tx.get(things, 'a');
        },
      ],
      ['adding to no counter', (tx) => tx.add(things, 'a', { share: 1 } as never)],
      ['adding a fraction', (tx) => tx.add(things, 'a', { left: 0.5 })],
      ['adding nothing', (tx) => tx.add(things, 'a', {})],
      ['a bound on no counter', (tx) => tx.add(things, 'a', { left: 1 }, { atMost: { title: 3 } as never })],
      [
        'a condition on an unknown field',
        (tx) => tx.add(things, 'a', { left: 1 }, { where: { no: 1 } as never }),
      ],
      [
        'an undefined condition',
        (tx) => tx.add(things, 'a', { left: 1 }, { where: { kind: undefined } as never }),
      ],
      [
        'a condition on a personal field',
        (tx) => tx.add(people, 'a', { visits: 1 }, { where: { name: 'x' } }),
      ],
      ['adding to the moment of expiry', (tx) => tx.add(fleeting, 'a', { expiresAtMs: 1 })],
    ])('throws TypeError for %s', async (_, misuse) => {
      const misused = store.transact(async (tx) => {
        tx.add(things, 'b', { taken: 1 });
        await misuse(tx);
      });
      await expect(misused).rejects.toThrow(TypeError);
      expect(await store.getMany(things, ['a', 'b'])).toEqual([thing('a'), thing('b')]);
    });

    it('touches at most ten documents', async () => {
      const eleven = store.transact(async (tx) => {
        for (let at = 0; at < 11; at += 1) tx.create(things, thing(`n${at}`));
      });
      await expect(eleven).rejects.toThrow(RangeError);
      expect(await store.get(things, 'n0')).toBeUndefined();
    });

    it('takes no calls after its end', async () => {
      const leaked = await store.transact(async (tx) => tx);
      await expect(leaked.get(things, 'a')).rejects.toThrow('transaction is over');
      expect(() => leaked.remove(things, 'a')).toThrow('transaction is over');
    });

    it('passes on what the work throws, and writes nothing', async () => {
      const failed = store.transact(async (tx) => {
        tx.remove(things, 'a');
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      expect(await store.get(things, 'a')).toEqual(thing('a'));
    });
  });

  describe('bounded counters', () => {
    beforeEach(() => put(store, things, thing('a', { left: 2, taken: 5 })));
    const add = (amounts: { left?: number; taken?: number }, options?: object) =>
      store.transact(async (tx) => tx.add(things, 'a', amounts, options));
    const now = async () => {
      const { left, taken } = (await store.get(things, 'a')) ?? thing('none');
      return { left, taken };
    };

    it('adds to several fields at once, alone and among other writes', async () => {
      await add({ left: -1, taken: 1 });
      await store.transact(async (tx) => {
        tx.create(things, thing('b'));
        tx.add(things, 'a', { taken: 10 });
      });
      expect(await now()).toEqual({ left: 1, taken: 16 });
    });

    it.each([
      ['below the least', { left: -3 }, { atLeast: { left: 0 } }],
      ['above the most', { taken: 2 }, { atMost: { taken: 6 } }],
      ['bound of a field that is not added to', { left: 1 }, { atMost: { taken: 4 } }],
      ['one of two bounds', { left: -2, taken: 2 }, { atLeast: { left: 0 }, atMost: { taken: 6 } }],
    ])('refuses as bound: %s', async (_, amounts, options) => {
      await expect(add(amounts, options)).rejects.toMatchObject({
        collection: 'things',
        id: 'a',
        kind: 'bound',
      });
      expect(await now()).toEqual({ left: 2, taken: 5 });
    });

    it('goes exactly to its bounds', async () => {
      await add(
        { left: -2, taken: 1 },
        { atLeast: { left: 0 }, atMost: { taken: 6 }, where: { open: true } },
      );
      expect(await now()).toEqual({ left: 0, taken: 6 });
    });

    it.each([
      ['a flag', { open: false }],
      ['a text', { title: 'other' }],
      ['a number', { rank: 1 }],
      ['an absent field', { kind: 'k' }],
      ['one of two', { open: true, title: 'other' }],
    ])('refuses as where, before any bound: %s', async (_, where) => {
      const refused = add({ left: -9 }, { where, atLeast: { left: 0 } });
      await expect(refused).rejects.toMatchObject({ id: 'a', kind: 'where' });
      expect(await now()).toEqual({ left: 2, taken: 5 });
    });

    it('refuses as missing what does not exist', async () => {
      const refused = store.transact(async (tx) =>
        tx.add(things, 'none', { left: 1 }, { where: { open: true } }),
      );
      await expect(refused).rejects.toMatchObject({ id: 'none', kind: 'missing' });
      expect(await store.get(things, 'none')).toBeUndefined();
    });

    it('admits exactly ten of fifty people at once', async () => {
      await put(store, things, thing('places', { left: 10 }));
      const signUp = (person: number) =>
        store.transact(async (tx) => {
          const id = `places:${person}`;
          if (await tx.get(things, id)) return;
          tx.create(things, thing(id));
          tx.add(things, 'places', { left: -1, taken: 1 }, { atLeast: { left: 0 }, where: { open: true } });
        });
      const people = Array.from({ length: 50 }, (_, person) => signUp(person));
      const results = await Promise.allSettled(people);
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(refusals).toHaveLength(40);
      for (const reason of refusals) expect(reason).toMatchObject({ id: 'places', kind: 'bound' });
      expect(await store.get(things, 'places')).toMatchObject({ left: 0, taken: 10 });
      const orders = await store.getMany(
        things,
        people.map((_, person) => `places:${person}`),
      );
      expect(orders.filter(Boolean)).toHaveLength(10);
    });
  });

  describe('transactions', () => {
    it('leave nothing behind when one condition fails, and tell the first', async () => {
      await put(store, things, thing('a'), thing('taken'), thing('full', { left: 0 }));
      const failed = store.transact(async (tx) => {
        const a = await tx.get(things, 'a');
        tx.create(things, thing('new'));
        if (a) tx.update(things, { ...a, title: 'changed' });
        tx.add(things, 'full', { left: -1 }, { atLeast: { left: 0 } });
        tx.create(things, thing('taken'));
        tx.remove(things, 'none');
      });
      await expect(failed).rejects.toMatchObject({ collection: 'things', id: 'full', kind: 'bound' });
      expect(await store.getMany(things, ['new', 'a'])).toEqual([undefined, thing('a')]);
    });

    it('run again when a document they read has changed meanwhile', async () => {
      await put(store, things, thing('a', { rank: 1 }));
      let runs = 0;
      await store.transact(async (tx) => {
        runs += 1;
        const a = (await tx.get(things, 'a')) ?? thing('none');
        if (runs === 1) await store.transact(async (other) => other.add(things, 'a', { left: 1 }));
        tx.update(things, { ...a, title: `seen ${a.left}` });
      });
      expect(runs).toBe(2);
      expect(await store.get(things, 'a')).toMatchObject({ left: 11, title: 'seen 11' });
    });

    it.each<[string, (change: Store) => Promise<void>]>([
      ['changed', (other) => other.transact(async (tx) => tx.add(things, 'read', { left: 1 }))],
      ['removed', (other) => other.transact(async (tx) => tx.remove(things, 'read'))],
      [
        'removed and made anew',
        async (other) => {
          await other.transact(async (tx) => tx.remove(things, 'read'));
          await put(other, things, thing('read'));
        },
      ],
      ['appeared', (other) => put(other, things, thing('absent'))],
    ])('notice what they only read when it was %s', async (_, change) => {
      await put(store, things, thing('read'), thing('b'));
      let runs = 0;
      await store.transact(async (tx) => {
        runs += 1;
        await tx.get(things, 'read');
        await tx.get(things, 'absent');
        if (runs === 1) await change(store);
        tx.add(things, 'b', { taken: 1 });
      });
      expect(runs).toBe(2);
      expect(await store.get(things, 'b')).toMatchObject({ taken: 1 });
    });

    it.each<[string, (doc: Thing, tx: Parameters<Parameters<Store['transact']>[0]>[0]) => void]>([
      ['create', (_, tx) => tx.create(things, thing('x'))],
      ['remove', (_, tx) => tx.remove(things, 'a')],
      ['add', (_, tx) => tx.add(things, 'a', { taken: 1 })],
      ['update', (doc, tx) => tx.update(things, { ...doc, taken: doc.taken + 1 })],
    ])('run again rather than refuse when what they read and %s has changed', async (kind, write) => {
      await put(store, things, thing('a'));
      let runs = 0;
      const done = store.transact(async (tx) => {
        runs += 1;
        if (kind === 'create' && (await tx.get(things, 'x'))) return 'saw it';
        const doc = (await tx.get(things, 'a')) ?? thing('none');
        if (runs === 1) {
          if (kind === 'create') await put(store, things, thing('x'));
          else await store.transact(async (other) => other.add(things, 'a', { left: 1 }));
        }
        write(doc, tx);
        return 'wrote';
      });
      expect(await done).toBe(kind === 'create' ? 'saw it' : 'wrote');
      expect(runs).toBe(2);
    });

    it('that only read see one state of several documents', async () => {
      await put(store, things, thing('a', { left: 5 }), thing('b', { left: 5 }));
      const move = (other: Store) =>
        other.transact(async (tx) => {
          tx.add(things, 'a', { left: -1 });
          tx.add(things, 'b', { left: 1 });
        });
      let runs = 0;
      const sum = await store.transact(async (tx) => {
        runs += 1;
        const a = await tx.get(things, 'a');
        if (runs === 1) await move(store);
        const b = await tx.get(things, 'b');
        return (a?.left ?? 0) + (b?.left ?? 0);
      });
      expect(sum).toBe(10);
      expect(runs).toBe(2);
    });

    it('see the same when they read a document twice', async () => {
      await put(store, things, thing('a'));
      let runs = 0;
      const seen = await store.transact(async (tx) => {
        runs += 1;
        const first = await tx.get(things, 'a');
        if (runs === 1) await store.transact(async (other) => other.add(things, 'a', { left: 1 }));
        return [first?.left, (await tx.get(things, 'a'))?.left];
      });
      expect(seen).toEqual([11, 11]);
    });

    it('prevent write skew', async () => {
      await put(store, things, thing('a'), thing('b'));
      const read: Promise<unknown>[] = [];
      const closeOne = (mine: string) =>
        store.transact(async (tx) => {
          const both = Promise.all([tx.get(things, 'a'), tx.get(things, 'b')]);
          read.push(both);
          const [a, b] = await both;
          await Promise.all(read);
          const doc = mine === 'a' ? a : b;
          if (a?.open && b?.open && doc) tx.update(things, { ...doc, open: false });
        });
      await Promise.all([closeOne('a'), closeOne('b')]);
      const docs = await store.getMany(things, ['a', 'b']);
      expect(docs.filter((doc) => doc?.open)).toHaveLength(1);
    });

    it('lose no update of twenty at once', async () => {
      await put(store, things, thing('a'));
      const raise = () =>
        store.transact(async (tx) => {
          const a = (await tx.get(things, 'a')) ?? thing('none');
          tx.update(things, { ...a, rank: a.rank + 1 });
        });
      const results = await Promise.allSettled(Array.from({ length: 20 }, raise));
      const done = results.filter(({ status }) => status === 'fulfilled').length;
      expect(done).toBeGreaterThan(0);
      expect((await store.get(things, 'a'))?.rank).toBe(done);
    });

    it('give up as BUSY after five seconds of conflicts', async () => {
      await put(store, things, thing('a'));
      const startMs = clock.nowMs();
      const unlucky = store.transact(async (tx) => {
        const a = (await tx.get(things, 'a')) ?? thing('none');
        await store.transact(async (other) => other.add(things, 'a', { left: 1 }));
        tx.update(things, { ...a, title: 'never' });
      });
      await expect(unlucky).rejects.toMatchObject({ name: 'AppError', code: 'BUSY' });
      // A commit that is under way may take its own time.
      expect(clock.nowMs() - startMs).toBeLessThanOrEqual(5_020);
      expect(clock.nowMs() - startMs).toBeGreaterThan(4_000);
      expect(await store.get(things, 'a')).toMatchObject({ title: 't' });
    });
  });
}
