import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { type FakeClock, fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { loopClock } from '../../../tests/support/stores/loop-clock';
import { wiredCloudBase } from '../../../tests/support/stores/wired-cloudbase';
import { randomIds } from '../../platforms/system/random-ids';
import type { Store } from '../../ports/store';
import { put } from '../commit.contract';
import { contractCollections, fleeting, receipts, thing, things } from '../contract-collections';
import { cloudCalls } from './cloud-calls';
import { cloudbaseStore } from './cloudbase-store';
import { collectionDefinitions } from './collection-definitions';
import type { CloudDatabase } from './database';
import { sweepExpired } from './sweep';

let cloud: OpenCloudBase;
let clock: FakeClock;
let store: Store;
const timeouts = fakeTimeouts();
beforeAll(async () => {
  cloud = await openCloudBase({
    collections: collectionDefinitions(contractCollections).map((it) => it.name),
    onHold: timeouts.pass,
  });
});
afterAll(() => cloud.close());

const over = (database: CloudDatabase, more: { readsFirst?: boolean } = {}) =>
  cloudbaseStore({ database, clock, timeouts, ids: randomIds(), ...more });

beforeEach(async () => {
  cloud.sandbox.reset();
  clock = fakeClock();
  store = over(cloud.database);
  await put(store, things, thing('a'), thing('b'));
  seen = cloud.sandbox.calls().length;
});

let seen = 0;
const marksQuery = { collectionName: 'commitMarks', query: '{}' };
/** Actions since the test began, shortened. */
const sent = () =>
  cloud.sandbox
    .calls()
    .slice(seen)
    .map(({ action }) => action.replace('database.', ''));

const left = async () => (await store.getMany(things, ['a', 'b'])).map((doc) => doc?.left);
const changeBoth = (on: Store = store) =>
  on.transact(async (tx) => {
    tx.add(things, 'a', { left: -1 });
    tx.add(things, 'b', { left: 1 });
  });

describe('write skew', () => {
  it('is committed by raw transactions of the SDK: the sandbox is no stricter than the cloud', async () => {
    const [one, two] = [await cloud.database.startTransaction(), await cloud.database.startTransaction()];
    const isOpen = async (tx: typeof one, id: string) => {
      const { data } = (await tx.collection('things').doc(id).get()) as { data: { open: boolean } };
      return data.open;
    };
    const close = async (tx: typeof one, id: string) => {
      if ((await isOpen(tx, 'a')) && (await isOpen(tx, 'b'))) {
        await tx.collection('things').where({ _id: id }).updateAndReturn({ open: false });
      }
    };
    await close(one, 'a');
    await close(two, 'b');
    await one.commit();
    await two.commit();
    expect((await store.getMany(things, ['a', 'b'])).map((doc) => doc?.open)).toEqual([false, false]);
  });

  it.each([false, true])('is prevented by the store (reads first: %p)', async (readsFirst) => {
    const mine = over(cloud.database, { readsFirst });
    const other = over(cloud.database, { readsFirst });
    const closeOne = (on: Store, id: string) =>
      on.transact(async (tx) => {
        const [a, b] = await Promise.all([tx.get(things, 'a'), tx.get(things, 'b')]);
        const doc = id === 'a' ? a : b;
        if (a?.open && b?.open && doc) tx.update(things, { ...doc, open: false });
      });
    await Promise.all([closeOne(mine, 'a'), closeOne(other, 'b')]);
    const docs = await store.getMany(things, ['a', 'b']);
    expect(docs.filter((doc) => doc?.open)).toHaveLength(1);
  });

  it.each([false, true])('of two absences is prevented too (reads first: %p)', async (readsFirst) => {
    for (let round = 0; round < 5; round += 1) {
      const ids = [`x${round}`, `y${round}`] as const;
      const claim = (mine: string, theirs: string) =>
        over(cloud.database, { readsFirst }).transact(async (tx) => {
          if (!(await tx.get(things, theirs))) tx.create(things, thing(mine));
        });
      await Promise.all([claim(ids[0], ids[1]), claim(ids[1], ids[0])]);
      expect((await store.getMany(things, ids)).filter(Boolean)).toHaveLength(1);
    }
  });
});

describe('many at one counter', () => {
  it.each([
    ['one process', 1],
    ['five processes', 5],
  ])('admits exactly 10 of 50 people: %s', async (_, processes) => {
    await put(store, things, thing('places', { left: 10 }));
    const stores = Array.from({ length: processes }, () =>
      cloudbaseStore({ database: cloud.database, clock: loopClock(clock), timeouts, ids: randomIds() }),
    );
    const signUp = (person: number) =>
      stores[person % processes]?.transact(async (tx) => {
        tx.create(things, thing(`places:${person}`));
        tx.add(things, 'places', { left: -1, taken: 1 }, { atLeast: { left: 0 }, where: { open: true } });
      });
    const results = await Promise.allSettled(Array.from({ length: 50 }, (__, person) => signUp(person)));
    const refusals = results.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []));
    expect(refusals).toHaveLength(40);
    for (const reason of refusals) expect(reason).toMatchObject({ id: 'places', kind: 'bound' });
    expect(await store.get(things, 'places')).toMatchObject({ left: 0, taken: 10 });
  });

  it('needs no transaction and meets no conflict when the counter is all that changes', async () => {
    await put(store, things, thing('hot', { left: 10 }));
    seen = cloud.sandbox.calls().length;
    const add = () =>
      store.transact(async (tx) => tx.add(things, 'hot', { left: -1 }, { atLeast: { left: 0 } }));
    const results = await Promise.allSettled(Array.from({ length: 50 }, add));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect((await store.get(things, 'hot'))?.left).toBe(0);
    expect(new Set(sent())).toEqual(new Set(['modifyDocument', 'getDocument']));
    expect(sent().length).toBe(10 + 2 * 40 + 1);
  });
});

describe('round trips', () => {
  it.each<[string, () => Promise<unknown>, string[]]>([
    ['a read', () => store.get(things, 'a'), ['getDocument']],
    ['a transaction that reads one', () => store.transact((tx) => tx.get(things, 'a')), ['getDocument']],
    ['many', () => store.getMany(things, ['a', 'b', 'a']), ['getDocument']],
    ['a list', () => store.list(things, 'byRank', ['g'], { limit: 2 }), ['getDocument']],
    ['a creation', () => put(store, things, thing('c')), ['insertDocument']],
    [
      'one addition',
      () => store.transact(async (tx) => tx.add(things, 'a', { left: 1 })),
      ['modifyDocument'],
    ],
    [
      'one update',
      () =>
        store.transact(async (tx) => {
          const doc = (await tx.get(things, 'a')) ?? thing('none');
          tx.update(things, { ...doc, rank: 5 });
        }),
      ['getDocument', 'modifyDocument'],
    ],
    [
      'two documents',
      () =>
        store.transact(async (tx) => {
          tx.create(things, thing('c'));
          tx.add(things, 'b', { left: 1 });
        }),
      ['startTransaction', 'modifyAndReturnDoc', 'insertDocument', 'commitTransaction'],
    ],
    [
      'two additions, of which only a mark tells afterwards',
      changeBoth,
      ['startTransaction', 'modifyAndReturnDoc', 'modifyAndReturnDoc', 'insertDocument', 'commitTransaction'],
    ],
  ])('%s', async (_, work, expected) => {
    await work();
    expect(sent()).toEqual(expected);
  });
});

describe('traps of the SDK', () => {
  it('refuses undefined conditions and changes, which the SDK would drop', async () => {
    const calls = cloudCalls(cloud.database, { timeouts, timeoutMs: 1_000 });
    await expect(calls.change('things', { _id: 'a', open: undefined }, { left: 0 })).rejects.toThrow(
      TypeError,
    );
    await expect(calls.change('things', { _id: 'a' }, { left: undefined })).rejects.toThrow(TypeError);
    await expect(calls.removeAll('things', { group: undefined, open: true })).rejects.toThrow(TypeError);
    await expect(calls.list('things', { where: { _id: undefined }, limit: 1 })).rejects.toThrow(TypeError);
    expect(sent()).toEqual([]);
    expect(await left()).toEqual([10, 10]);
  });

  it('shows where().update() inside a transaction running outside it, and never uses it there', async () => {
    const tx = await cloud.database.startTransaction();
    await tx.collection('things').where({ _id: 'a' }).update({ left: 3 });
    await tx.rollback();
    expect(await left()).toEqual([3, 10]);
    seen = cloud.sandbox.calls().length;
    await changeBoth();
    const outside = cloud.sandbox
      .calls()
      .slice(seen)
      .filter(({ action, transactionId }) => action !== 'database.startTransaction' && !transactionId);
    expect(outside).toEqual([]);
  });

  it('takes errors that are returned as it takes errors that are thrown', async () => {
    const returned = { code: '-501004', message: 'concurrency' };
    let times = 2;
    const failing: CloudDatabase = {
      ...cloud.database,
      command: cloud.database.command,
      startTransaction: () => cloud.database.startTransaction(),
      collection: (name) => {
        const real = cloud.database.collection(name);
        return {
          add: (data) => real.add(data),
          where: (condition) => real.where(condition),
          doc: (id) => ({
            set: (data) => real.doc(id).set(data),
            get: async () => {
              times -= 1;
              return times >= 0 ? returned : real.doc(id).get();
            },
          }),
        };
      },
    };
    expect(await over(failing).get(things, 'a')).toEqual(thing('a'));
    expect(times).toBe(-1);
  });

  it('keeps what MongoDB and the SDK would not: dotted and operator names, places', async () => {
    const facts = {
      'a.b': '1',
      $set: '2',
      '%': '3',
      coordinates: '4',
      __proto__x: '5',
      toString: '6',
    };
    const odd = thing('odd', { facts, notes: [{ text: '$inc', tags: ['.'] }], share: 1e21, empty: null });
    await put(store, things, odd);
    expect(await store.get(things, 'odd')).toEqual(odd);
    await store.transact(async (tx) => {
      const doc = (await tx.get(things, 'odd')) ?? odd;
      await tx.get(things, 'a');
      tx.update(things, { ...doc, facts: { ...facts, 'c.d': '7' } });
    });
    expect(await store.get(things, 'odd')).toEqual({ ...odd, facts: { ...facts, 'c.d': '7' } });
  });

  it('gives at most 1,000 documents for one get, which the store never asks for', async () => {
    const docs = Array.from({ length: 1_100 }, (_, at) => ({ _id: `n${at}` }));
    await cloud.database.collection('people').add(docs);
    const all = (await cloud.database.collection('people').where({}).limit(5_000).get()) as {
      data: unknown[];
    };
    expect(all.data).toHaveLength(1_000);
    const few = (await cloud.database.collection('people').where({}).limit(0).get()) as { data: unknown[] };
    expect(few.data).toHaveLength(100);
  });

  it('sweeps away what has expired and what was removed long ago, and nothing else', async () => {
    await put(store, fleeting, { id: 'f', text: '', uses: 0, expiresAtMs: clock.nowMs() + 1_000 });
    await put(store, fleeting, { id: 'g', text: '', uses: 0, expiresAtMs: clock.nowMs() + 1e9 });
    await store.transact(async (tx) => tx.remove(things, 'b'));
    const sweep = () => sweepExpired({ database: cloud.database, clock, timeouts }, contractCollections);
    expect(await sweep()).toBe(0);
    clock.pass(1_000);
    expect(await sweep()).toBe(1);
    clock.pass(24 * 60 * 60_000);
    expect(await sweep()).toBe(1);
    expect(await store.getMany(things, ['a', 'b'])).toEqual([thing('a'), undefined]);
    expect((await store.get(fleeting, 'g'))?.id).toBe('g');
  });
});

describe('when the cloud fails', () => {
  const addFault = (action: string, fault: object) =>
    cloud.sandbox.addFault({ action: `database.${action}`, ...fault } as never);
  const conflictCode = { fault: 'code', code: 'DATABASE_TRANSACTION_CONFLICT' };

  it.each([
    ['conflicts', 'modifyAndReturnDoc', { ...conflictCode, times: 3 }],
    ['conflicts at the commit', 'commitTransaction', { ...conflictCode, times: 2 }],
    ['throttling', 'modifyAndReturnDoc', { fault: 'code', code: '-501004', times: 3 }],
    ['throttling at the start', 'startTransaction', { fault: 'code', code: 'EXCEED_RATELIMIT', times: 3 }],
    ['a lost connection', 'modifyAndReturnDoc', { fault: 'fail' }],
    ['a server error', 'startTransaction', { fault: 'http-500' }],
    ['an answer that is none', 'modifyAndReturnDoc', { fault: 'garbage' }],
    ['an answer lost on the way', 'modifyAndReturnDoc', { fault: 'lost' }],
    ['a call that the SDK sends twice', 'modifyAndReturnDoc', { fault: 'twice' }],
    ['a commit that the SDK sends twice', 'commitTransaction', { fault: 'twice' }],
    ['a commit whose answer is lost', 'commitTransaction', { fault: 'lost' }],
    ['a commit that never arrives', 'commitTransaction', { fault: 'fail' }],
    ['a commit answered by a server error', 'commitTransaction', { fault: 'http-500' }],
  ])('changes two documents once, without running the work again: %s', async (_, action, fault) => {
    for (const readsFirst of action === 'modifyAndReturnDoc' ? [false] : [false, true]) {
      const before = await left();
      addFault(action, fault);
      let runs = 0;
      await over(cloud.database, { readsFirst }).transact(async (tx) => {
        runs += 1;
        tx.add(things, 'a', { left: -1 });
        tx.add(things, 'b', { left: 1 });
        tx.create(things, thing(`new-${readsFirst}`));
      });
      expect(runs).toBe(1);
      expect(await left()).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) + 1]);
    }
  });

  it('reads first where money is concerned, and nowhere else', async () => {
    const change = (money: boolean) =>
      store.transact(async (tx) => {
        tx.add(things, 'a', { left: -1 });
        if (money) tx.create(receipts, { id: 'r', amountFen: 5 });
        else tx.create(things, thing('c'));
      });
    await change(false);
    expect(sent()).not.toContain('getDocument');
    seen = cloud.sandbox.calls().length;
    await change(true);
    expect(sent()).toContain('getDocument');
  });

  it.each([
    ['reading first: a write sent twice', 'modifyDocument', { fault: 'twice', times: 2 }],
    ['reading first: a write answered by nothing', 'modifyDocument', { fault: 'lost' }],
    ['reading first: a read answered by nothing', 'getDocument', { fault: 'fail' }],
  ])('changes two documents once: %s', async (_, action, fault) => {
    addFault(action, fault);
    await changeBoth(over(cloud.database, { readsFirst: true }));
    expect(await left()).toEqual([9, 11]);
  });

  it.each([
    ['lost', { fault: 'lost' }],
    ['sent twice', { fault: 'twice' }],
    ['throttled', { fault: 'code', code: '-501015' }],
    ['lost three times', { fault: 'lost', times: 3 }],
  ])('changes one document once when its answer is %s', async (_, fault) => {
    addFault('modifyDocument', fault);
    await store.transact(async (tx) => tx.add(things, 'a', { left: -1 }));
    expect(await left()).toEqual([9, 10]);
    addFault('modifyDocument', fault);
    await store.transact(async (tx) => {
      const doc = (await tx.get(things, 'a')) ?? thing('none');
      tx.update(things, { ...doc, left: doc.left - 1 });
    });
    expect(await left()).toEqual([8, 10]);
    addFault('modifyDocument', fault);
    await store.transact(async (tx) => tx.remove(things, 'a'));
    expect(await left()).toEqual([undefined, 10]);
    addFault('insertDocument', fault);
    await put(store, things, thing('c'));
    expect(await store.get(things, 'c')).toEqual(thing('c'));
  });

  /** A store between whose first and second try somebody else writes. */
  const overtaken = (write: () => Promise<unknown>): Store => {
    let isFirst = true;
    const sleep = async (ms: number) => {
      if (isFirst) {
        isFirst = false;
        await write();
      }
      await clock.sleep(ms);
    };
    const slow = { nowMs: () => clock.nowMs(), sleep };
    return cloudbaseStore({ database: cloud.database, clock: slow, timeouts, ids: randomIds() });
  };

  it('does not refuse a creation by what its own lost try made', async () => {
    const changed = { ...thing('c'), left: 9 };
    const on = overtaken(() =>
      store.transact(async (tx) => {
        await tx.get(things, 'c');
        tx.update(things, changed);
      }),
    );
    addFault('insertDocument', { fault: 'lost' });
    await expect(put(on, things, thing('c'))).rejects.toMatchObject({ code: 'BUSY' });
    expect(await store.get(things, 'c')).toEqual(changed);
  });

  it('does not make again what somebody removed while nobody knew that it was made', async () => {
    const on = overtaken(() => store.transact(async (tx) => tx.remove(things, 'c')));
    addFault('insertDocument', { fault: 'lost' });
    await expect(put(on, things, thing('c'))).rejects.toMatchObject({ code: 'BUSY' });
    expect(await store.get(things, 'c')).toBeUndefined();
  });

  it('sends an addition again when no connection was made, so that nobody can have seen it', async () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    let times = 0;
    const closed = wiredCloudBase(cloud.database, {
      async pass(call) {
        times += 1;
        if (times < 3) throw refused;
        return call();
      },
    });
    await over(closed).transact(async (tx) => tx.add(things, 'a', { left: -1 }));
    expect([times, await left()]).toEqual([3, [9, 10]]);
  });

  it('sweeps away the mark of a commit of which nobody asks any more', async () => {
    const marks = async () =>
      (await cloud.sandbox.act('database.getDocument', marksQuery)) as { data: { list: [] } };
    await changeBoth();
    expect((await marks()).data.list).toHaveLength(1);
    clock.pass(24 * 60 * 60_000);
    await sweepExpired({ database: cloud.database, clock, timeouts }, contractCollections);
    expect((await marks()).data.list).toHaveLength(0);
  });

  it('does not update twice when the answer is lost and somebody writes after it', async () => {
    const raise = (by: Store) =>
      by.transact(async (tx) => {
        const doc = (await tx.get(things, 'a')) ?? thing('none');
        tx.update(things, { ...doc, left: doc.left + 1 });
      });
    addFault('modifyDocument', { fault: 'lost' });
    await expect(raise(overtaken(() => raise(store)))).rejects.toMatchObject({ code: 'BUSY' });
    expect(await left()).toEqual([12, 10]);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['a read', 'getDocument', () => store.get(things, 'a')],
    ['many', 'getDocument', () => store.getMany(things, ['a'])],
    ['a list', 'getDocument', () => store.list(things, 'byRank', ['g'], { limit: 1 })],
    ['a creation', 'insertDocument', () => put(store, things, thing('c'))],
    ['one addition', 'modifyDocument', () => store.transact(async (tx) => tx.add(things, 'a', { left: 1 }))],
    ['two documents', 'startTransaction', () => changeBoth()],
  ])('gives up as BUSY after five seconds of throttling: %s', async (_, action, work) => {
    addFault(action, { fault: 'code', code: '-501004', times: 1_000 });
    const startMs = clock.nowMs();
    await expect(work()).rejects.toMatchObject({ code: 'BUSY', cause: { kind: 'throttled' } });
    expect(clock.nowMs() - startMs).toBeLessThanOrEqual(5_000);
  });

  it('ends the wait for an answer that does not come', async () => {
    addFault('getDocument', { fault: 'hang' });
    expect(await store.get(things, 'a')).toEqual(thing('a'));
    addFault('commitTransaction', { fault: 'hang' });
    await changeBoth();
    expect(await left()).toEqual([9, 11]);
  });

  it('passes on at once what no retry mends, without any value', async () => {
    addFault('getDocument', { fault: 'code', code: 'DATABASE_PERMISSION_DENIED' });
    await expect(store.get(things, 'a')).rejects.toThrow('CloudBase get: DATABASE_PERMISSION_DENIED');
    addFault('modifyAndReturnDoc', { fault: 'code', code: 'INVALID_PARAM' });
    await expect(changeBoth()).rejects.toThrow('CloudBase updateAndReturn: INVALID_PARAM');
    // Nothing stays locked.
    await changeBoth();
    expect(await left()).toEqual([9, 11]);
  });

  it('knows no collection that was not made', async () => {
    const elsewhere = cloudbaseStore({
      database: cloud.database,
      clock,
      timeouts,
      ids: randomIds(),
      collectionPrefix: 'other-',
    });
    await expect(elsewhere.get(things, 'a')).rejects.toThrow('DATABASE_COLLECTION_NOT_EXIST');
  });
});
