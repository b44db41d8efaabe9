import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { init } from '@cloudbase/node-sdk';
import { createCloudBaseSandbox } from './cloudbase-sandbox';
import { type OpenCloudBase, openCloudBase } from './open-cloudbase';

let cloud: OpenCloudBase;
let db: ReturnType<OpenCloudBase['app']['database']>;
let nowMs = 0;
const locks = new EventEmitter();
beforeAll(async () => {
  cloud = await openCloudBase({
    collections: ['orders', 'stock'],
    now: () => Date.now() + nowMs,
    onLockWait: () => locks.emit('wait'),
  });
  db = cloud.app.database();
});
afterAll(() => cloud.close());
beforeEach(async () => {
  cloud.sandbox.reset();
  nowMs = 0;
  await db.collection('stock').add([
    { _id: 'a', n: 1, tags: ['x'] },
    { _id: 'b', n: 2, at: new Date(5) },
    { _id: 'c', n: 3, name: '张' },
  ]);
});

const n = async (id: string) => (await db.collection('stock').doc(id).get()).data[0]?.n;

describe('documents through the very SDK', () => {
  it('come back as they went in, numbers, dates and all', async () => {
    const doc = {
      _id: 'x',
      int: 1,
      long: 2 ** 40,
      double: 1.5,
      zero: 0,
      at: new Date(7),
      list: [null, true, {}],
    };
    await db.collection('orders').add(doc);
    expect((await db.collection('orders').doc('x').get()).data).toEqual([doc]);
    expect((await db.collection('orders').doc('none').get()).data).toEqual([]);
  });

  it('are found, ordered, cut and counted', async () => {
    const _ = db.command;
    const found = await db
      .collection('stock')
      .where({ n: _.gt(1).and(_.lte(3)) })
      .orderBy('n', 'desc')
      .field({ n: true })
      .get();
    expect(found.data).toEqual([
      { _id: 'c', n: 3 },
      { _id: 'b', n: 2 },
    ]);
    expect(
      (
        await db
          .collection('stock')
          .where({ n: _.gte(1) })
          .skip(1)
          .limit(1)
          .get()
      ).data,
    ).toHaveLength(1);
    expect((await db.collection('stock').where({ name: '张' }).count()).total).toBe(1);
    expect(
      (
        await db
          .collection('stock')
          .where({ _id: _.in(['a', 'c', 'none']) })
          .get()
      ).data,
    ).toHaveLength(2);
    const { data } = await db
      .collection('stock')
      .aggregate()
      .group({ _id: null, sum: _.aggregate.sum('$n') })
      .end();
    expect(data).toEqual([{ _id: null, sum: 6 }]);
  });

  it('stand in the order of their bytes, as in MongoDB', async () => {
    await db.collection('orders').add(['😀', '\uffff', 'a', ''].map((name) => ({ name })));
    const ordered = await db.collection('orders').orderBy('name', 'asc').get();
    expect(ordered.data.map(({ name }: { name: string }) => name)).toEqual(['', 'a', '\uffff', '😀']);
    const above = await db
      .collection('orders')
      .where({ name: db.command.gt('\uffff') })
      .get();
    expect(above.data.map(({ name }: { name: string }) => name)).toEqual(['😀']);
  });

  it('change by operators, and say how many changed', async () => {
    const _ = db.command;
    const stock = db.collection('stock');
    expect(await stock.doc('a').update({ n: _.inc(4), tags: _.push(['y']) })).toMatchObject({ updated: 1 });
    expect((await stock.doc('a').get()).data).toEqual([{ _id: 'a', n: 5, tags: ['x', 'y'] }]);
    expect(await stock.where({ n: _.gt(100) }).update({ n: 0 })).toMatchObject({ updated: 0 });
    expect(await stock.where({ n: _.lt(100) }).update({ n: 0 })).toMatchObject({ updated: 3 });
    expect(await stock.doc('a').update({ n: 0 })).toMatchObject({ updated: 0 });
    expect(await stock.where({ _id: 'b' }).updateAndReturn({ n: _.inc(1) })).toMatchObject({
      updated: 1,
      doc: { _id: 'b', n: 1 },
    });
    expect(await stock.doc('new').set({ n: 9 })).toMatchObject({ updated: 0, upsertedId: 'new' });
    expect(await stock.where({ n: _.lt(9) }).remove()).toMatchObject({ deleted: 3 });
    expect((await stock.get()).data).toEqual([{ _id: 'new', n: 9 }]);
  });

  it('have one id each, and collections that exist', async () => {
    await expect(db.collection('stock').add({ _id: 'a' })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000 duplicate key'),
    });
    await expect(db.collection('none').get()).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
    await db.createCollection('made');
    expect((await db.collection('made').get()).data).toEqual([]);
    await expect(db.collection('stock').add({ 'a.b': 1 })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    });
  });

  it('survive in a snapshot, dates and all', async () => {
    const snapshot = JSON.parse(JSON.stringify(cloud.sandbox.snapshot()));
    const before = (await db.collection('stock').get()).data;
    cloud.sandbox.reset();
    expect((await db.collection('stock').get()).data).toEqual([]);
    cloud.sandbox.restore(snapshot);
    expect((await db.collection('stock').get()).data).toEqual(before);
  });
});

describe('transactions', () => {
  it('read the moment of their start and their own writes', async () => {
    const tx = await db.startTransaction();
    await db.collection('stock').doc('a').update({ n: 100 });
    expect((await tx.collection('stock').doc('a').get()).data.n).toBe(1);
    await tx.collection('stock').doc('b').update({ n: 200 });
    expect((await tx.collection('stock').doc('b').get()).data.n).toBe(200);
    expect(await n('b')).toBe(2);
    await tx.commit();
    expect(await n('b')).toBe(200);
  });

  it('fail at once when somebody wrote since their start, or holds the document', async () => {
    const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' };
    const [one, two] = [await db.startTransaction(), await db.startTransaction()];
    await db.collection('stock').doc('a').update({ n: 100 });
    await expect(one.collection('stock').doc('a').update({ n: 0 })).rejects.toMatchObject(conflict);
    // It is over then.
    await expect(one.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    const three = await db.startTransaction();
    await two.collection('stock').doc('b').update({ n: 0 });
    await expect(three.collection('stock').doc('b').set({ n: 7 })).rejects.toMatchObject(conflict);
    await two.commit();
    expect([await n('a'), await n('b')]).toEqual([100, 0]);
  });

  it('conflict on an id that both make, also when one is done', async () => {
    const [one, two] = [await db.startTransaction(), await db.startTransaction()];
    await one.collection('orders').add({ _id: 'o' });
    await one.commit();
    await expect(two.collection('orders').add({ _id: 'o' })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    });
    const three = await db.startTransaction();
    await expect(three.collection('orders').add({ _id: 'o' })).rejects.toMatchObject({
      message: expect.stringContaining('E11000'),
    });
  });

  it('make plain writes wait, and leave nothing when rolled back', async () => {
    const tx = await db.startTransaction();
    await tx.collection('stock').doc('a').update({ n: 100 });
    const waits = once(locks, 'wait').then(() => 'waits');
    const plain = db
      .collection('stock')
      .doc('a')
      .update({ n: db.command.inc(1) });
    expect(await Promise.race([plain, waits])).toBe('waits');
    await tx.rollback();
    await plain;
    expect(await n('a')).toBe(2);
  });

  it('let write skew through', async () => {
    const [one, two] = [await db.startTransaction(), await db.startTransaction()];
    await one.collection('stock').doc('a').get();
    await two.collection('stock').doc('b').get();
    await one.collection('stock').doc('b').update({ n: 0 });
    await two.collection('stock').doc('a').update({ n: 0 });
    await one.commit();
    await two.commit();
    expect([await n('a'), await n('b')]).toEqual([0, 0]);
  });

  it('end by themselves after 30 seconds', async () => {
    const tx = await db.startTransaction();
    await tx.collection('stock').doc('a').update({ n: 100 });
    nowMs = 31_000;
    await db.collection('stock').doc('a').update({ n: 5 });
    expect(await n('a')).toBe(5);
    await expect(tx.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  });
});

describe('the door', () => {
  const other = (secretId: string, secretKey: string, serviceUrl: string) =>
    init({ env: 'local', secretId, secretKey, serviceUrl }).database().collection('stock').get();

  it('opens to whoever signs with the right key', async () => {
    const sandbox = createCloudBaseSandbox({ collections: ['stock'] });
    const { serviceUrl, close } = await sandbox.listen();
    const refused = { code: 'SIGN_PARAM_INVALID' };
    const right = createHmac('sha256', 'no').update('such key').digest('hex');
    await expect(other('local-sandbox-secret-id', right, serviceUrl)).rejects.toMatchObject(refused);
    await expect(other('stranger', 'local-sandbox-secret-key', serviceUrl)).rejects.toMatchObject(refused);
    expect((await other('local-sandbox-secret-id', 'local-sandbox-secret-key', serviceUrl)).data).toEqual([]);
    const unsigned = await fetch(serviceUrl, { method: 'POST', body: '{"action":"database.getDocument"}' });
    expect(await unsigned.json()).toMatchObject(refused);
    await close();
  });

  it('does what it is told wrong, and knows its actions', async () => {
    cloud.sandbox.addFault({ action: 'database.getDocument', fault: 'code', code: '-501004', skip: 1 });
    expect(await n('a')).toBe(1);
    await expect(n('a')).rejects.toMatchObject({ code: '-501004' });
    expect(await n('a')).toBe(1);
    expect(() => cloud.sandbox.addFault({ action: 'database.none', fault: 'hang' })).toThrow('没有这个接口');
    expect(cloud.sandbox.calls().at(-1)).toMatchObject({ action: 'database.getDocument', code: undefined });
  });
});
