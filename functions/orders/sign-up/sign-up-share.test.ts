import { orderIdOf } from '../../../shared/application/orders/order-id';
import { idempotencyRecords } from '../../../shared/collections/idempotency';
import { orders } from '../../../shared/collections/orders';
import { shares } from '../../../shared/collections/sharing';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let chen: Actor;
let lin: Actor;
let wang: Actor;
let taskId: string;
let linsShare: string;
let wangsShare: string;
beforeEach(async () => {
  system = await createTestSystem();
  // The pictures of the codes are not needed here, and take their time.
  system.sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'http-500', times: 1_000 });
  const zhao = await system.publisher('zhao');
  [lin, wang, chen] = [await system.signIn('lin'), await system.signIn('wang'), await system.signIn('chen')];
  taskId = await openTask(system, zhao);
  linsShare = (await lin.get('sharing/createShare', { taskId })).shareId;
  wangsShare = (await wang.get('sharing/createShare', { taskId })).shareId;
});
afterEach(() => system.close());

const signUp = (who: Actor, more: object = {}) =>
  who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey(), ...more });
const open = (who: Actor, share: string) => who.get('sharing/openShare', { share });
/** As counted, once the events have been handed on. */
async function signUpsOf(share: string) {
  await system.timer('tick');
  return (await system.ports.store.get(shares, share))?.signUps;
}
const creditOf = async (who: Actor) =>
  (await system.ports.store.get(orders, orderIdOf(system.ports, taskId, who.accountId)))?.shareId;

test('given a share handed in, when somebody signs up, then it earns the credit', async () => {
  expect((await signUp(chen, { share: linsShare })).share).toEqual({ credited: true });
  expect(await signUpsOf(linsShare)).toBe(1);
  expect(await creditOf(chen)).toBe(linsShare);
});

test('given a share opened before, when somebody signs up without it, then it earns the credit all the same', async () => {
  await open(chen, linsShare);
  expect(await signUp(chen)).not.toHaveProperty('share');
  expect(await signUpsOf(linsShare)).toBe(1);
  expect(await creditOf(chen)).toBe(linsShare);
});

test('given two shares opened, when somebody signs up through the second, then the first earns the credit', async () => {
  await open(chen, linsShare);
  await open(chen, wangsShare);
  const { share } = await signUp(chen, { share: wangsShare });
  expect(share).toEqual({ credited: false, reason: 'earlier-share' });
  expect([await signUpsOf(linsShare), await signUpsOf(wangsShare)]).toEqual([1, 0]);
});

test('given a share opened before, when somebody signs up through the same, then it is credited once', async () => {
  await open(chen, linsShare);
  expect((await signUp(chen, { share: linsShare })).share).toEqual({ credited: true });
  expect(await signUpsOf(linsShare)).toBe(1);
});

test('given an own share, when its sharer signs up through it, then there is no credit', async () => {
  expect((await signUp(lin, { share: linsShare })).share).toEqual({ credited: false, reason: 'own' });
  expect(await signUpsOf(linsShare)).toBe(0);
  expect(await creditOf(lin)).toBeUndefined();
});

test.each(['0000000000000000', 'forged'])(
  'given the unknown share %s, when somebody signs up, then they are in',
  async (share) => {
    const answer = await signUp(chen, { share });
    expect(answer).toMatchObject({
      order: { status: 'admitted' },
      share: { credited: false, reason: 'unknown' },
    });
    expect(await creditOf(chen)).toBeUndefined();
  },
);

test('given a share of another task, when somebody signs up, then there is no credit', async () => {
  const sun = await system.publisher('sun');
  const other = await openTask(system, sun);
  const { shareId } = await lin.get('sharing/createShare', { taskId: other });
  expect((await signUp(chen, { share: shareId })).share).toEqual({ credited: false, reason: 'other-task' });
  expect(await signUpsOf(shareId)).toBe(0);
});

test('given a credited sign-up, when it is withdrawn and made again, then the credit counts once', async () => {
  const { order } = await signUp(chen, { share: linsShare });
  await chen.get('orders/withdraw', { orderId: order.orderId });
  expect((await signUp(chen, { share: linsShare })).order.status).toBe('admitted');
  expect(await signUpsOf(linsShare)).toBe(1);
});

test('given a credited sign-up, when the same call comes again, then it answers the same and credits once', async () => {
  const input = { taskId, termsVersion: 1, share: linsShare, idempotencyKey: newKey() };
  const first = await chen.get('orders/signUp', input);
  expect(await chen.get('orders/signUp', input)).toEqual(first);
  expect(await signUpsOf(linsShare)).toBe(1);
});

test.each([
  ['credited', { credited: true }],
  ['own', { credited: false, reason: 'own' }],
])(
  'given a record from before outcomes were objects, %s, when the call is repeated, then it answers %j',
  async (stored, outcome) => {
    const input = {
      taskId,
      termsVersion: 1,
      share: stored === 'own' ? wangsShare : linsShare,
      idempotencyKey: newKey(),
    };
    const first = await wang.get('orders/signUp', input);
    expect(first.share).toEqual(outcome);
    await system.ports.store.transact(async (tx) => {
      const id = `${wang.accountId}:orders.signUp:${input.idempotencyKey}`;
      const record = await tx.get(idempotencyRecords, id);
      if (!record) throw new Error('no record');
      expect(record.result.share).toEqual(outcome);
      tx.update(idempotencyRecords, { ...record, result: { ...record.result, share: stored } });
    });
    expect(await wang.get('orders/signUp', input)).toEqual(first);
  },
);

test('given the same key, when another share comes with it, then IDEMPOTENCY_KEY_REUSED', async () => {
  const input = { taskId, termsVersion: 1, share: linsShare, idempotencyKey: newKey() };
  await chen.get('orders/signUp', input);
  const answer = await chen.call('orders/signUp', { ...input, share: wangsShare });
  expect(answer.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
});

test('given a sign-up without a share, when it is made again with one, then what is said of the credit is so', async () => {
  const { order } = await signUp(chen);
  await chen.get('orders/withdraw', { orderId: order.orderId });
  const { share } = await signUp(chen, { share: linsShare });
  const isCredited = (await creditOf(chen)) === linsShare;
  expect(share.credited).toBe(isCredited);
  expect(await signUpsOf(linsShare)).toBe(isCredited ? 1 : 0);
});
