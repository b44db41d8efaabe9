import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { randomIds } from '../../platforms/system/random-ids';
import { put } from '../commit.contract';
import { contractCollections, fleeting, thing, things } from '../contract-collections';
import { dumpContract } from '../dump.contract';
import { reindexingContract } from '../reindexing.contract';
import { storeContract } from '../store.contract';
import { testVault, vaultContract } from '../vault.contract';
import { withVault } from '../with-vault';
import { memoryDump } from './memory-dump';
import { emptyStats, memoryStore } from './memory-store';

const subject = async () => {
  const clock = fakeClock();
  return { clock, store: memoryStore({ clock, ids: randomIds(), collections: contractCollections }) };
};

storeContract('the memory store', subject);
storeContract('the memory store with a vault', async () => {
  const { clock, store } = await subject();
  return { clock, store: withVault(store, testVault()) };
});
vaultContract('withVault over the memory store', subject);
dumpContract('the memory store as a whole', async () => {
  const made = await subject();
  return { ...made, dump: memoryDump(made.store) };
});
reindexingContract('index entries of the memory store', async () => {
  const made = await subject();
  return { ...made, reindexing: made.store };
});

describe('the memory store itself', () => {
  const clock = fakeClock();
  const make = () => memoryStore({ clock, ids: randomIds() });

  it('is restored from the JSON of its snapshot', async () => {
    const before = make();
    await put(before, things, thing('a', { rank: 2 }), thing('b', { rank: 1 }));
    await put(before, fleeting, { id: 'f', text: 'x', uses: 0, expiresAtMs: clock.nowMs() + 1 });
    const json = JSON.stringify(before.snapshot());
    const after = make();
    await put(after, things, thing('old'));
    after.restore(JSON.parse(json));
    expect(await after.get(things, 'old')).toBeUndefined();
    const listed = await after.list(things, 'byRank', ['g'], { limit: 10 });
    expect(listed.items).toEqual([thing('b', { rank: 1 }), thing('a', { rank: 2 })]);
    // A collection that nobody has used since is in the next snapshot all the same.
    expect(JSON.parse(JSON.stringify(after.snapshot()))).toEqual(JSON.parse(json));
    expect(await after.get(fleeting, 'f')).toBeDefined();
  });

  it('counts calls, and commits a single read without a request', async () => {
    const stats = emptyStats();
    const store = memoryStore({ clock, ids: randomIds(), stats });
    await store.transact((tx) => tx.get(things, 'a'));
    await put(store, things, thing('a'));
    await store.getMany(things, ['a']);
    await store.list(things, 'byRank', ['g'], { limit: 1 });
    expect(stats).toEqual({ gets: 1, getManys: 1, lists: 1, commits: 1, conflicts: 0 });
  });

  it('refuses collections that were not declared to it', async () => {
    const store = memoryStore({ clock, ids: randomIds(), collections: [fleeting] });
    await expect(store.get(things, 'a')).rejects.toThrow('no collection things');
  });

  it('refuses an addition that would move a document in an index', async () => {
    const store = make();
    await put(store, things, thing('a'), thing('b'));
    const both = store.transact(async (tx) => {
      tx.remove(things, 'b');
      tx.add(things, 'a', { rank: 1 });
    });
    await expect(both).rejects.toThrow('an index depends on a field that is added to');
    expect(await store.get(things, 'b')).toBeDefined();
  });
});
