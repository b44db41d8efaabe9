import { noRatings } from '../../../shared/application/orders/rating-sums';
import { newRecord } from '../../../shared/application/orders/work-record';
import { orders } from '../../../shared/collections/orders';
import { workRecords } from '../../../shared/collections/ratings';
import { agreeTo } from '../../../tests/support/data/consents';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let taskId: string;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  taskId = await openTask(system, zhao, { admission: 'reviewed' });
});
afterEach(() => system.close());

const signUpCrowd = async (count: number): Promise<string[]> => {
  const orderIds: string[] = [];
  for (let at = 0; at < count; at += 1) {
    system.clock.pass(1);
    const person = await system.signIn(`crowd-${at}`);
    const { order } = await person.get('orders/signUp', {
      taskId,
      termsVersion: 1,
      idempotencyKey: newKey(),
    });
    orderIds.push(order.orderId);
  }
  return orderIds;
};
const list = (who: Actor, more: object = {}) => who.call('publishing/applicants', { taskId, ...more });
const idsOf = (applicants: { orderId: string }[]) => applicants.map(({ orderId }) => orderId);

test('given sign-ups, when the publisher looks, then first come first, names masked, nothing else of them', async () => {
  const [orderId] = await signUpCrowd(1);
  const { data } = await list(zhao);
  expect(data).toEqual({
    applicants: [
      {
        orderId,
        name: '小**',
        number: expect.stringMatching(/^\d{4}$/),
        ageBand: '30–34 岁',
        record: { done: 0, onTime: 0, noShows: 0, lateWithdrawals: 0, returned: 0 },
        status: 'applied',
        signedUpAtMs: system.clock.nowMs(),
      },
    ],
  });
});

test('given somebody who agreed to say about where they live, when the publisher looks, then a distance band, never the place; and none once it was taken back', async () => {
  await signUpCrowd(2);
  const person = await system.signIn('crowd-0');
  await agreeTo(person, 'home');
  await person.get('account/setHome', { longitude: 120.382647, latitude: 36.067113 });
  const bands = async () =>
    (await list(zhao)).data.applicants.map(({ distanceBand }: { distanceBand?: string }) => distanceBand);
  expect(await bands()).toEqual(['3 公里内', undefined]);
  expect(JSON.stringify((await list(zhao)).data)).not.toMatch(/120\.3|36\.0/);
  await person.get('account/withdrawConsent', { purpose: 'home' });
  expect(await bands()).toEqual([undefined, undefined]);
});

test('given five publishers who said how somebody works, when another looks, then as counts; of four nothing is told', async () => {
  const [orderId = ''] = await signUpCrowd(1);
  const order = await system.ports.store.get(orders, orderId);
  // What was said of breaches counts too.
  const rated = (count: number) => ({
    ...noRatings,
    ratings: count - 1,
    onTime: count - 2,
    asDescribed: count - 1,
    breaches: { ...noRatings.breaches, absent: 1 },
  });
  const write = (count: number) =>
    system.ports.store.transact(async (tx) => {
      const known = await tx.get(workRecords, order?.accountId ?? '');
      const record = { ...newRecord(order?.accountId ?? ''), rated: rated(count) };
      if (known) tx.update(workRecords, record);
      else tx.create(workRecords, record);
    });
  await write(4);
  expect((await list(zhao)).data.applicants[0].record).not.toHaveProperty('rated');
  await write(5);
  expect((await list(zhao)).data.applicants[0].record).toMatchObject({ rated: rated(5) });
});

test('given more than a page, when paging, then everybody comes once, without those who withdrew', async () => {
  const orderIds = await signUpCrowd(7);
  const gone = await system.signIn('crowd-2');
  await gone.get('orders/withdraw', { orderId: orderIds[2] });
  await zhao.get('publishing/admit', { orderId: orderIds[0] });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await list(zhao, { limit: 2, ...(cursor && { cursor }) });
    seen.push(...idsOf(data.applicants));
    cursor = data.next;
  } while (cursor);
  expect(seen).toEqual(orderIds.filter((_, at) => at !== 2));
  expect((await list(zhao)).data.applicants[0]).toMatchObject({ status: 'admitted' });
});

test("given another publisher's task or a cursor of another task, when asked, then it is refused", async () => {
  await signUpCrowd(2);
  const sun = await system.publisher('sun');
  expect(await list(sun)).toMatchObject({ status: 404, error: { code: 'TASK_NOT_FOUND' } });
  const { data } = await list(zhao, { limit: 1 });
  const other = await openTask(system, sun);
  const foreign = await sun.call('publishing/applicants', { taskId: other, cursor: data.next });
  expect(foreign.error?.code).toBe('INVALID_INPUT');
});

test('given somebody who applied and a stranger, when they ask who else did, then they are refused', async () => {
  await signUpCrowd(1);
  expect((await list(await system.signIn('crowd-0'))).error?.code).toBe('ROLE_REQUIRED');
  expect((await list(system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
});
