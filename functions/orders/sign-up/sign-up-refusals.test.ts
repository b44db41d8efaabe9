import { orderIdOf } from '../../../shared/application/orders/order-id';
import { accounts } from '../../../shared/collections/accounts';
import { orders } from '../../../shared/collections/orders';
import { taskPlaces, tasks } from '../../../shared/collections/tasks';
import { hourMs } from '../../../shared/domain/calendar/calendar';
import { maxSignUps, maxWithdrawals } from '../../../shared/domain/orders/limits';
import { allEvents, eventsFor } from '../../../tests/support/data/events';
import { draftTask, openTask } from '../../../tests/support/data/tasks';
import { interruptedStore } from '../../../tests/support/stores/interrupted-store';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
});
afterEach(() => system.close());

const signUp = (who: Actor, taskId: string, termsVersion = 1) =>
  who.call('orders/signUp', { taskId, termsVersion, idempotencyKey: newKey() });

/** Refused, and nothing is left of the try. */
async function expectRefused(who: Actor, taskId: string, code: string, status: number): Promise<void> {
  const before = await allEvents(system);
  expect(await signUp(who, taskId)).toMatchObject({ status, error: { code, retryable: false } });
  expect(
    await system.ports.store.get(orders, orderIdOf(system.ports, taskId, who.accountId)),
  ).toBeUndefined();
  expect(await allEvents(system)).toEqual(before);
}

test('given no task of that id, when somebody signs up, then TASK_NOT_FOUND', () =>
  expectRefused(lin, '0000000000000000', 'TASK_NOT_FOUND', 404));

test('given a draft, when somebody signs up, then it is as if it were not there', async () =>
  expectRefused(lin, await draftTask(system, zhao), 'TASK_NOT_FOUND', 404));

test('given a task its publisher closed, when somebody signs up, then TASK_CLOSED', async () => {
  const taskId = await openTask(system, zhao);
  await zhao.get('publishing/closeTask', { taskId });
  await expectRefused(lin, taskId, 'TASK_CLOSED', 409);
});

test('given a deadline that has passed, when somebody signs up, before or after the timer, then TASK_DEADLINE_PASSED', async () => {
  const taskId = await openTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + hourMs });
  system.clock.pass(hourMs - 1);
  const li = await system.signIn('li');
  expect((await signUp(li, taskId)).ok).toBe(true);
  system.clock.pass(1);
  await expectRefused(lin, taskId, 'TASK_DEADLINE_PASSED', 409);
  await system.timer('tick');
  await expectRefused(lin, taskId, 'TASK_DEADLINE_PASSED', 409);
});

test('given no place left, when somebody signs up, then TASK_FULL', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  await signUp(await system.signIn('li'), taskId);
  await expectRefused(lin, taskId, 'TASK_FULL', 409);
});

test('given a reviewed task with as many waiting as may wait, when one more signs up, then TASK_FULL', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  await system.ports.store.transact(async (tx) => tx.add(taskPlaces, taskId, { signUps: maxSignUps - 1 }));
  expect((await signUp(await system.signIn('li'), taskId)).ok).toBe(true);
  await expectRefused(lin, taskId, 'TASK_FULL', 409);
});

test('given an own task, when its publisher signs up, then OWN_TASK', async () =>
  expectRefused(zhao, await openTask(system, zhao), 'OWN_TASK', 409));

test('given a profile without nickname or birth date, when its person signs up, then it says what is missing', async () => {
  const taskId = await openTask(system, zhao);
  const chen = await system.signIn('chen', 'consented');
  const missing = async () => (await signUp(chen, taskId)).error?.details;
  await expectRefused(chen, taskId, 'PROFILE_INCOMPLETE', 409);
  expect(await missing()).toEqual({ missing: ['nickname', 'birthDate'] });
  await chen.get('account/updateProfile', { nickname: '海边' });
  expect(await missing()).toEqual({ missing: ['birthDate'] });
});

describe('given the age of a person', () => {
  test.each([
    ['fifteen', 'xiaoyu', '2011-08-20', 16, 16],
    ['sixteen on this very day, which counts from tomorrow', 'tang', '2010-11-22', 16, 16],
    ['seventeen, for a task from eighteen', 'tang', '2009-03-15', 18, 18],
  ])('when it is %s, then UNDER_AGE', async (_age, person, birthDate, minAge, told) => {
    const taskId = await openTask(system, zhao, { minAge });
    const young = await system.signIn(person, 'ready', birthDate);
    await expectRefused(young, taskId, 'UNDER_AGE', 403);
    expect((await signUp(young, taskId)).error?.details).toEqual({ minAge: told });
  });

  test('when it is sixteen since yesterday and the task takes them, then they are in', async () => {
    const taskId = await openTask(system, zhao, { minAge: 16 });
    const young = await system.signIn('tang', 'ready', '2010-11-21');
    expect((await signUp(young, taskId)).ok).toBe(true);
  });

  test('when a stored task would take somebody under sixteen, then the law still refuses', async () => {
    const taskId = await openTask(system, zhao);
    await system.ports.store.transact(async (tx) => {
      const task = await tx.get(tasks, taskId);
      if (task) tx.update(tasks, { ...task, minAge: 12 });
    });
    const child = await system.signIn('xiaoyu', 'ready', '2011-08-20');
    expect((await signUp(child, taskId)).error).toMatchObject({ code: 'UNDER_AGE', details: { minAge: 16 } });
  });
});

describe('given a birth date that is told with the sign-up', () => {
  const signUpAt = (who: Actor, taskId: string, birthDate: string) =>
    who.call('orders/signUp', { taskId, termsVersion: 1, birthDate, idempotencyKey: newKey() });
  const accountOf = (who: Actor) => system.ports.store.get(accounts, who.accountId);
  let yu: Actor;
  beforeEach(async () => {
    yu = await system.signIn('xiaoyu', 'consented');
    await yu.get('account/updateProfile', { nickname: '小雨' });
  });

  test('when the sign-up is refused for it, then it is not kept, and another one may be told', async () => {
    const taskId = await openTask(system, zhao);
    expect((await signUpAt(yu, taskId, '2012-05-20')).error).toMatchObject({ code: 'UNDER_AGE' });
    expect(await accountOf(yu)).not.toHaveProperty('birthDate');
    expect((await signUpAt(yu, taskId, '1996-05-20')).ok).toBe(true);
    expect(await accountOf(yu)).toMatchObject({
      birthDate: '1996-05-20',
      firstAdmittedAtMs: system.clock.nowMs(),
    });
  });

  test('when the sign-up fails for another reason, then it is not kept', async () => {
    const taskId = await openTask(system, zhao, { places: 1 });
    await signUp(lin, taskId);
    expect((await signUpAt(yu, taskId, '1996-05-20')).error?.code).toBe('TASK_FULL');
    expect(await accountOf(yu)).not.toHaveProperty('birthDate');
  });

  test('when they were admitted with another one, then BIRTH_DATE_FIXED; the same one is fine', async () => {
    expect((await signUpAt(yu, await openTask(system, zhao), '1996-05-20')).ok).toBe(true);
    const later = await openTask(system, zhao);
    expect((await signUpAt(yu, later, '1997-05-20')).error?.code).toBe('BIRTH_DATE_FIXED');
    expect(await accountOf(yu)).toMatchObject({ birthDate: '1996-05-20' });
    expect((await signUpAt(yu, later, '1996-05-20')).ok).toBe(true);
  });

  test('when it is no birth date of anybody who lives, then INVALID_INPUT at its field', async () => {
    const { error } = await signUpAt(yu, await openTask(system, zhao), '2090-01-01');
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { problems: [{ path: 'birthDate' }] } });
  });

  test('when they only wait, then it is kept, and still theirs to correct', async () => {
    const taskId = await openTask(system, zhao, { admission: 'reviewed' });
    expect((await signUpAt(yu, taskId, '1996-05-20')).ok).toBe(true);
    expect(await accountOf(yu)).not.toHaveProperty('firstAdmittedAtMs');
    expect((await signUpAt(yu, await openTask(system, zhao), '1997-05-20')).ok).toBe(true);
    expect(await accountOf(yu)).toMatchObject({ birthDate: '1997-05-20' });
  });

  test('when it is corrected below the age while the sign-up runs, then what is written last is judged', async () => {
    const taskId = await openTask(system, zhao);
    await yu.get('account/updateProfile', { birthDate: '1996-05-20' });
    const store = interruptedStore(system.ports.store, tasks, taskId, () =>
      yu.get('account/updateProfile', { birthDate: '2012-05-20' }),
    );
    const input = { taskId, termsVersion: 1, idempotencyKey: newKey() };
    const answer = await callOver(system, { store }).call(yu, 'orders/signUp', input);
    expect(answer.error?.code).toBe('UNDER_AGE');
    expect(
      await system.ports.store.get(orders, orderIdOf(system.ports, taskId, yu.accountId)),
    ).toBeUndefined();
  });
});

test('given a sign-up, when its person signs up again, then ALREADY_SIGNED_UP, even when the task is full', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  await signUp(lin, taskId);
  expect(await signUp(lin, taskId)).toMatchObject({ status: 409, error: { code: 'ALREADY_SIGNED_UP' } });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 0, signUps: 1 });
});

test('given two sign-ups of one person at once with two keys, when both run, then one order stands', async () => {
  const taskId = await openTask(system, zhao);
  const answers = await Promise.all([signUp(lin, taskId), signUp(lin, taskId)]);
  expect(answers.map(({ error }) => error?.code).sort()).toEqual(['ALREADY_SIGNED_UP', undefined]);
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 9, signUps: 1 });
});

test('given somebody who was refused, when they sign up again, then ALREADY_SIGNED_UP', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const { data } = await signUp(lin, taskId);
  await zhao.get('publishing/refuse', { orderId: data.order.orderId, reason: '人数已经够了' });
  expect((await signUp(lin, taskId)).error?.code).toBe('ALREADY_SIGNED_UP');
});

test('given three withdrawals, when the person signs up once more, then TOO_MANY_WITHDRAWALS', async () => {
  const taskId = await openTask(system, zhao);
  for (let time = 1; time <= maxWithdrawals; time += 1) {
    const { data } = await signUp(lin, taskId);
    expect(data.order.status).toBe('admitted');
    await lin.get('orders/withdraw', { orderId: data.order.orderId });
  }
  expect(await signUp(lin, taskId)).toMatchObject({ status: 409, error: { code: 'TOO_MANY_WITHDRAWALS' } });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 10, signUps: 0 });
});

test('given terms that changed since the page was shown, when somebody agrees to the old ones, then they are told the new', async () => {
  const taskId = await openTask(system, zhao);
  await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 10 } });
  const answer = await signUp(lin, taskId);
  const terms = { version: 2, payFen: 10 };
  expect(answer).toMatchObject({ status: 409, error: { code: 'TASK_TERMS_CHANGED', details: { terms } } });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 10, signUps: 0 });
  expect((await signUp(lin, taskId, 3)).error?.code).toBe('TASK_TERMS_CHANGED');
  expect((await signUp(lin, taskId, 2)).data.order).toMatchObject({
    status: 'admitted',
    pay: { amountFen: 10 },
  });
});

describe('given a task that changes between reading it and signing up', () => {
  const meanwhile = (taskId: string, change: () => Promise<unknown>) => {
    const store = interruptedStore(system.ports.store, tasks, taskId, change);
    return callOver(system, { store }).call(lin, 'orders/signUp', {
      taskId,
      termsVersion: 1,
      idempotencyKey: newKey(),
    });
  };

  test('when its pay was changed, then TASK_TERMS_CHANGED and no order', async () => {
    const taskId = await openTask(system, zhao);
    const answer = await meanwhile(taskId, () =>
      zhao.get('publishing/updateTask', { taskId, changes: { payFen: 10_000 } }),
    );
    const terms = { version: 2, payFen: 10_000, payUnit: 'day' };
    expect(answer).toMatchObject({ status: 409, error: { code: 'TASK_TERMS_CHANGED', details: { terms } } });
    expect(
      await system.ports.store.get(orders, orderIdOf(system.ports, taskId, lin.accountId)),
    ).toBeUndefined();
    const second = await signUp(lin, taskId, 2);
    expect(second.data.order.pay.amountFen).toBe(10_000);
  });

  test('when it was closed, then TASK_CLOSED', async () => {
    const taskId = await openTask(system, zhao);
    const answer = await meanwhile(taskId, () => zhao.get('publishing/closeTask', { taskId }));
    expect(answer).toMatchObject({ status: 409, error: { code: 'TASK_CLOSED' } });
    expect(await eventsFor(system, orderIdOf(system.ports, taskId, lin.accountId))).toEqual([]);
  });

  test('when only places were added, then the sign-up goes through', async () => {
    const taskId = await openTask(system, zhao);
    const answer = await meanwhile(taskId, () =>
      zhao.get('publishing/updateTask', { taskId, changes: { places: 11 } }),
    );
    expect(answer.ok).toBe(true);
  });
});

test('given a stranger, a person who only browses and a suspended one, when they sign up, then they are refused', async () => {
  const taskId = await openTask(system, zhao);
  await expectRefused(system.stranger, taskId, 'NOT_SIGNED_IN', 401);
  await expectRefused(await system.signIn('chen', 'browse'), taskId, 'CONSENT_REQUIRED', 403);
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  await expectRefused(lin, taskId, 'ACCOUNT_SUSPENDED', 403);
});

test('given an input that is no sign-up, when it is sent, then INVALID_INPUT', async () => {
  const taskId = await openTask(system, zhao);
  for (const input of [
    { taskId },
    { taskId, idempotencyKey: newKey() },
    { taskId, termsVersion: 1, idempotencyKey: 'short' },
    { taskId: '../x', termsVersion: 1, idempotencyKey: newKey() },
  ]) {
    expect((await lin.call('orders/signUp', input)).error?.code).toBe('INVALID_INPUT');
  }
});
