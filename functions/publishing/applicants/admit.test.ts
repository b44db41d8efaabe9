import { accounts } from '../../../shared/collections/accounts';
import { orders } from '../../../shared/collections/orders';
import { taskPlaces } from '../../../shared/collections/tasks';
import { eventsFor } from '../../../tests/support/data/events';
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
  taskId = await openTask(system, zhao, { admission: 'reviewed', places: 2 });
});
afterEach(() => system.close());

const apply = async (person: string): Promise<string> => {
  const who = await system.signIn(person);
  return (await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order
    .orderId;
};
const admit = (orderId: string, who = zhao) => who.call('publishing/admit', { orderId });
const placesOf = () => system.ports.store.get(taskPlaces, taskId);

test('given somebody who waits, when they are admitted, then a place is theirs and they are told', async () => {
  const orderId = await apply('lin');
  system.clock.pass(1_000);
  expect((await admit(orderId)).data).toEqual({ orderId, status: 'admitted' });
  const order = await system.ports.store.get(orders, orderId);
  expect(order?.timeline.at(-1)).toEqual({ status: 'admitted', by: 'publisher', atMs: system.clock.nowMs() });
  expect(await placesOf()).toMatchObject({ left: 1, signUps: 1 });
  const [, told] = await eventsFor(system, orderId);
  expect(told).toMatchObject({ type: 'order.admitted', accountId: order?.accountId });
  await system.timer('tick');
  const lin = await system.signIn('lin');
  expect((await lin.get('messages/notices')).notices).toMatchObject([{ title: '您已被录用' }]);
});

describe('given a first admission', () => {
  const accountOf = (who: Actor) => system.ports.store.get(accounts, who.accountId);

  test('when somebody is admitted, then their birth date is fixed, once', async () => {
    const lin = await system.signIn('lin');
    const orderId = await apply('lin');
    expect(await accountOf(lin)).not.toHaveProperty('firstAdmittedAtMs');
    await admit(orderId);
    const firstAdmittedAtMs = system.clock.nowMs();
    expect(await accountOf(lin)).toMatchObject({ firstAdmittedAtMs });
    expect((await lin.call('account/updateProfile', { birthDate: '1990-01-01' })).error?.code).toBe(
      'BIRTH_DATE_FIXED',
    );
    system.clock.pass(1_000);
    const another = await openTask(system, zhao, { admission: 'reviewed' });
    const { order } = await lin.get('orders/signUp', {
      taskId: another,
      termsVersion: 1,
      idempotencyKey: newKey(),
    });
    expect((await admit(order.orderId)).ok).toBe(true);
    expect(await accountOf(lin)).toMatchObject({ firstAdmittedAtMs });
  });

  test('when the birth date was corrected below the age meanwhile, then APPLICANT_UNDER_AGE and they wait on', async () => {
    const lin = await system.signIn('lin');
    const orderId = await apply('lin');
    await lin.get('account/updateProfile', { birthDate: '2012-05-20' });
    expect(await admit(orderId)).toMatchObject({ status: 409, error: { code: 'APPLICANT_UNDER_AGE' } });
    expect(await system.ports.store.get(orders, orderId)).toMatchObject({ status: 'applied' });
    expect(await placesOf()).toMatchObject({ left: 2, signUps: 1 });
    await lin.get('account/updateProfile', { birthDate: '1996-05-20' });
    expect((await admit(orderId)).ok).toBe(true);
  });
});

test('given an admission, when it is repeated, also at once, then one place is taken and one event written', async () => {
  const orderId = await apply('lin');
  const answers = await Promise.all([admit(orderId), admit(orderId), admit(orderId)]);
  for (const { data } of [...answers, await admit(orderId)])
    expect(data).toEqual({ orderId, status: 'admitted' });
  expect(await placesOf()).toMatchObject({ left: 1, signUps: 1 });
  expect((await eventsFor(system, orderId)).filter(({ type }) => type === 'order.admitted')).toHaveLength(1);
});

test('given two places, when five are admitted at once, then two are and three wait on', async () => {
  const orderIds = await Promise.all([0, 1, 2, 3, 4].map((at) => apply(`crowd-${at}`)));
  const answers = await Promise.all(orderIds.map((orderId) => admit(orderId)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  for (const { error } of answers.filter(({ ok }) => !ok)) expect(error?.code).toBe('NO_PLACE_LEFT');
  const stored = await Promise.all(orderIds.map((orderId) => system.ports.store.get(orders, orderId)));
  expect(stored.filter((order) => order?.status === 'admitted')).toHaveLength(2);
  expect(stored.filter((order) => order?.status === 'applied')).toHaveLength(3);
  expect(await placesOf()).toMatchObject({ left: 0, signUps: 5 });
});

test('given a full task, when an admitted person withdraws, then the next can be admitted', async () => {
  const [first, second, third] = [await apply('lin'), await apply('li'), await apply('wang')];
  await admit(first);
  await admit(second);
  // In a publisher's words: whoever looks for work is told to look at other tasks.
  expect(await admit(third)).toMatchObject({
    status: 409,
    error: { code: 'NO_PLACE_LEFT', message: '名额已满，不能再录用；可先增加名额，或等有人取消' },
  });
  await (await system.signIn('lin')).get('orders/withdraw', { orderId: first });
  expect((await admit(third)).ok).toBe(true);
  expect(await placesOf()).toMatchObject({ left: 0, signUps: 2 });
});

test('given a closed task, when somebody who waits is admitted, then it goes through', async () => {
  const orderId = await apply('lin');
  await zhao.get('publishing/closeTask', { taskId });
  expect((await admit(orderId)).ok).toBe(true);
});

test('given somebody refused or withdrawn, when they are admitted, then ORDER_NOT_WAITING', async () => {
  const [refused, withdrawn] = [await apply('lin'), await apply('li')];
  await zhao.get('publishing/refuse', { orderId: refused, reason: '人数已经够了' });
  await (await system.signIn('li')).get('orders/withdraw', { orderId: withdrawn });
  for (const orderId of [refused, withdrawn]) {
    expect(await admit(orderId)).toMatchObject({ status: 409, error: { code: 'ORDER_NOT_WAITING' } });
  }
  expect(await placesOf()).toMatchObject({ left: 2, signUps: 0 });
});

test("given another publisher's applicant, none, the applicant or a stranger, when admitting, then refused", async () => {
  const orderId = await apply('lin');
  const sun = await system.publisher('sun');
  expect(await admit(orderId, sun)).toMatchObject({ status: 404, error: { code: 'ORDER_NOT_FOUND' } });
  expect((await admit('0000000000000000')).error?.code).toBe('ORDER_NOT_FOUND');
  expect((await admit(orderId, await system.signIn('lin'))).error?.code).toBe('ROLE_REQUIRED');
  expect((await admit(orderId, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect(await system.ports.store.get(orders, orderId)).toMatchObject({ status: 'applied' });
});
