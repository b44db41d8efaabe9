import { randomBytes } from 'node:crypto';
import { localVault } from '../platforms/vault/local-vault';
import type { Store } from '../ports/store';
import type { Vault } from '../ports/vault';
import { type Person, people, thing, things } from './contract-collections';
import type { MakeSubject } from './store.contract';
import { withVault } from './with-vault';

export const testVault = (): Vault => localVault({ keys: new Map([[1, randomBytes(32)]]), current: 1 });

/** What `withVault` promises over any store. */
export function vaultContract(name: string, makeSubject: MakeSubject): void {
  describe(name, () => {
    const person: Person = { id: 'p1', name: '张三', phone: '13800000000', visits: 1, team: 'a' };
    let below: Store;
    let store: Store;
    let encryptions = 0;
    beforeEach(async () => {
      below = (await makeSubject()).store;
      const vault = testVault();
      encryptions = 0;
      store = withVault(below, {
        decrypt: (text, place) => vault.decrypt(text, place),
        encrypt: (plain, place) => {
          encryptions += 1;
          return vault.encrypt(plain, place);
        },
      });
      await store.transact(async (tx) => tx.create(people, person));
    });

    it('shows text above and keeps ciphertext below', async () => {
      expect(await store.get(people, 'p1')).toEqual(person);
      expect(await store.getMany(people, ['none', 'p1'])).toEqual([undefined, person]);
      expect((await store.list(people, 'byTeam', ['a'], { limit: 1 })).items).toEqual([person]);
      expect(await store.transact((tx) => tx.get(people, 'p1'))).toEqual(person);
      const kept = await below.get(people, 'p1');
      expect(kept).toEqual({
        ...person,
        name: expect.stringMatching(/^v1\./),
        phone: expect.stringMatching(/^v1\./),
      });
    });

    it('encrypts again only what has changed', async () => {
      const before = await below.get(people, 'p1');
      const change = (over: Partial<Person>) =>
        store.transact(async (tx) => {
          const read = await tx.get(people, 'p1');
          if (read) tx.update(people, { ...read, ...over });
        });
      encryptions = 0;
      await change({ team: 'b' });
      expect(encryptions).toBe(0);
      expect(await below.get(people, 'p1')).toEqual({ ...before, team: 'b' });
      await change({ phone: '13900000000' });
      expect(encryptions).toBe(1);
      expect(await store.get(people, 'p1')).toEqual({ ...person, team: 'b', phone: '13900000000' });
      expect((await below.get(people, 'p1'))?.name).toBe(before?.name);
    });

    it('validates the text, not the ciphertext', async () => {
      const nameless = store.transact(async (tx) => tx.create(people, { ...person, id: 'p2', name: '' }));
      await expect(nameless).rejects.toThrow('people: name (too_small)');
      await expect(nameless).rejects.toThrow(TypeError);
    });

    it('parses a document once, and its texts once', async () => {
      const schemas = [things, people].flatMap((of) => [of.schema, of.storedSchema, of.personalSchema]);
      const spies = schemas.map((schema) => jest.spyOn(schema, 'safeParse'));
      await store.transact(async (tx) => {
        tx.create(things, thing('before'));
        tx.create(people, { ...person, id: 'p2' });
        tx.create(things, thing('after'));
      });
      expect(spies.map(({ mock }) => mock.calls.length)).toEqual([0, 2, 0, 0, 1, 1]);
      for (const spy of spies) spy.mockRestore();
    });

    it('keeps what was written, whatever happens to the caller’s object, behind texts too', async () => {
      const mine = { ...person, id: 'p2' };
      const other = thing('mine', { notes: [{ text: 'then', tags: [] }] });
      await store.transact(async (tx) => {
        tx.create(people, mine);
        tx.create(things, other);
        mine.team = 'changed';
        other.notes?.push({ text: 'now', tags: [] });
      });
      expect((await store.get(people, 'p2'))?.team).toBe('a');
      expect((await store.get(things, 'mine'))?.notes).toHaveLength(1);
    });

    it('keeps the order of writes, so that the first refusal is told', async () => {
      await store.transact(async (tx) => tx.create(things, thing('taken')));
      const both = store.transact(async (tx) => {
        tx.create(people, person);
        tx.create(things, thing('taken'));
      });
      await expect(both).rejects.toMatchObject({ collection: 'people', id: 'p1', kind: 'exists' });
      const reversed = store.transact(async (tx) => {
        tx.create(things, thing('taken'));
        tx.create(people, person);
      });
      await expect(reversed).rejects.toMatchObject({ collection: 'things', id: 'taken', kind: 'exists' });
    });

    it('opens no ciphertext moved to another document or field', async () => {
      const kept = (await below.get(people, 'p1')) ?? person;
      await below.transact(async (tx) => {
        tx.create(people, { ...kept, id: 'thief' });
        tx.create(people, { ...kept, id: 'swapped', phone: kept.name });
        await tx.get(people, 'p1');
        tx.update(people, { ...kept, name: kept.phone ?? '' });
      });
      for (const id of ['thief', 'swapped', 'p1']) {
        await expect(store.get(people, id)).rejects.toThrow('changed or moved');
        await expect(store.transact((tx) => tx.get(people, id))).rejects.toThrow('changed or moved');
      }
    });
  });
}
