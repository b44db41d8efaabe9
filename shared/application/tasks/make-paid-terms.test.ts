import { transfer } from '../../../local/bank';
import { fundTask, openTask } from '../../../tests/support/data/tasks';
import { propertyRuns } from '../../../tests/support/property-runs';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { fundings, refunds, taskFunds } from '../../collections/fundings';
import { orders } from '../../collections/orders';
import { taskPlaces, tasks } from '../../collections/tasks';
import { dayMs, hourMs, minuteMs } from '../../domain/calendar/calendar';
import { verifyLedger } from '../ledger/verify';
import { allOf } from '../listing/all-of';

/** What one place for a day costs, with fee and taxes, at ¥200 and at ¥300. */
const [placeFen, dearerFen] = [21_400, 32_100];
const places = 3;

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
});
afterEach(async () => {
  // Whatever happened, the books agree.
  expect((await verifyLedger(system.ports.store, system.clock.nowMs())).problems).toEqual([]);
  await system.close();
});

const sessionsIn = (days: number) => {
  const startMs = system.clock.nowMs() + days * dayMs;
  return [{ startMs, endMs: startMs + 4 * hourMs }];
};
const changeTo = (taskId: string, changes: object) =>
  zhao.call('publishing/changeTerms', { taskId, termsVersion: 1, changes });
const task = (taskId: string) => system.ports.store.get(tasks, taskId);
const funds = (taskId: string) => system.ports.store.get(taskFunds, taskId);
const goingBack = () => allOf(system.ports.store, refunds, 'status', ['due']);

/** An open task five days away, which lin has signed up for, and dearer terms of it that are to be paid for. */
async function dearer() {
  const taskId = await openTask(system, zhao, { places, sessions: sessionsIn(5) });
  const signUp = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  const { orderId } = (await lin.get('orders/signUp', signUp)).order;
  const { data } = await changeTo(taskId, { payFen: 30_000, placeName: '五四广场' });
  return { taskId, orderId, answer: data };
}

test('given terms that cost more, then it is told line by line, the old ones go on, and once it is paid everybody is asked', async () => {
  const { taskId, orderId, answer } = await dearer();
  expect(answer).toMatchObject({
    task: { payFen: 20_000, termsVersion: 1 },
    due: {
      cost: {
        lines: [
          { label: '报酬 ¥300 × 1 天 × 3 人', amountFen: 90_000 },
          { label: '平台服务费 6%', amountFen: 5_400 },
          { label: '预计税费 1%', amountFen: 900 },
        ],
      },
      coveredFen: places * placeFen,
      amountFen: places * (dearerFen - placeFen),
    },
  });
  expect(answer).not.toHaveProperty('answerByMs');
  expect((await changeTo(taskId, { payFen: 30_000, placeName: '五四广场' })).data).toEqual(answer);
  const shown = await zhao.get('funding/due', { taskId });
  const { amountFen, ...due } = answer.due;
  expect(shown).toMatchObject({ ...due, funding: { purpose: 'terms', amountFen } });
  expect(shown.transfer.amountFen).toBe(amountFen);
  await system.timer('tick');
  expect(await task(taskId)).toMatchObject({ payFen: 20_000, termsVersion: 1 });
  expect((await system.ports.store.get(orders, orderId))?.asked).toBeUndefined();
  expect((await zhao.get('publishing/task', { taskId })).unpaid).toBe('terms');

  await fundTask(system, taskId);
  const paidAtMs = system.clock.nowMs();
  await system.timer('tick');
  await system.timer('tick');
  expect(await task(taskId)).toMatchObject({ payFen: 30_000, placeName: '五四广场', termsVersion: 2 });
  expect(await funds(taskId)).toMatchObject({ reservedFen: places * dearerFen, surplusFen: 0 });
  expect(await funds(taskId)).not.toHaveProperty('wantedTerms');
  expect((await system.ports.store.get(taskPlaces, taskId))?.termsVersion).toBe(2);
  const { asked } = await lin.get('orders/get', { orderId });
  expect(asked).toMatchObject({
    answerByMs: paidAtMs + 2 * dayMs,
    before: { pay: { amountFen: 20_000 } },
    after: { pay: { amountFen: 30_000 }, place: { name: '五四广场' } },
  });
  const accepted = await lin.get('orders/acceptTerms', { orderId, termsVersion: 2 });
  expect(accepted.order.pay.amountFen).toBe(30_000);
  expect((await zhao.get('publishing/task', { taskId })).unpaid).toBeUndefined();
  expect(await goingBack()).toEqual([]);
});

test('given terms that are to be paid for, then nothing else changes; cancelled, the old ones go on, and who pays gets it back', async () => {
  const { taskId } = await dearer();
  const { funding, transfer: asked } = await zhao.get('funding/due', { taskId });
  const update = (changes: object) => zhao.call('publishing/updateTask', { taskId, changes });
  expect((await update({ places: 9 })).error?.code).toBe('TERMS_UNPAID');
  const later = (await task(taskId))?.signUpDeadlineMs ?? 0;
  expect((await update({ signUpDeadlineMs: later + hourMs })).error?.code).toBe('TERMS_UNPAID');
  expect((await changeTo(taskId, { placeName: '栈桥' })).error?.code).toBe('TERMS_UNPAID');
  await zhao.get('publishing/cancelFunding', { taskId });
  expect((await system.ports.store.get(fundings, funding.reference))?.status).toBe('cancelled');
  expect(await transfer(system.ports, { taskId })).toHaveProperty('error');
  expect(await funds(taskId)).toEqual({
    id: taskId,
    publisherId: zhao.accountId,
    reservedFen: places * placeFen,
    returns: 0,
  });
  expect(asked.reference).toBe(funding.reference);
  expect((await changeTo(taskId, { placeName: '栈桥' })).data.answerByMs).toBeGreaterThan(0);
});

test('given terms that nobody has the time to answer to any more, when they are paid for, then it goes back and nothing changes', async () => {
  const { taskId } = await dearer();
  system.clock.pass(4 * dayMs);
  // Nobody can sign up any more either: the deadline of the sign-up has passed, but its timer has not come.
  expect(await transfer(system.ports, { taskId })).toEqual({ done: 'returned' });
  expect(await task(taskId)).toMatchObject({ payFen: 20_000, termsVersion: 1 });
  expect(await goingBack()).toMatchObject([{ amountFen: places * (dearerFen - placeFen) }]);
});

test('given terms that were paid for, when the task closes before they are made, then what was paid for them goes back', async () => {
  const { taskId } = await dearer();
  await fundTask(system, taskId);
  await zhao.get('publishing/closeTask', { taskId });
  await system.timer('tick');
  expect(await task(taskId)).toMatchObject({ payFen: 20_000, termsVersion: 1, status: 'closed' });
  expect(await funds(taskId)).not.toHaveProperty('wantedTerms');
  await lin.get('orders/withdraw', {
    orderId: (await allOf(system.ports.store, orders, 'open', [taskId]))[0]?.id,
  });
  for (let minutes = 0; minutes < 30; minutes += 10) {
    system.clock.pass(10 * minuteMs + 1);
    await system.timer('tick');
  }
  const back = (await goingBack()).map(({ amountFen }) => amountFen as number);
  expect(back.sort()).toEqual([places * (dearerFen - placeFen), places * placeFen].sort());
  expect((await funds(taskId))?.reservedFen).toBe(0);
});

test('given as many places as there are pieces for, when terms bring an earlier deadline, then sign-up ends at it', async () => {
  const taskId = await openTask(system, zhao, { places: 200, sessions: sessionsIn(5) });
  const signUpDeadlineMs = system.clock.nowMs() + dayMs;
  await changeTo(taskId, { placeName: '栈桥', signUpDeadlineMs });
  await system.timer('tick');
  system.clock.pass(dayMs + 1);
  await system.timer('tick');
  expect(await task(taskId)).toMatchObject({ status: 'closed', termsVersion: 2 });
});

test('given a crash at each step from the payment to the question, then the terms are made once, and no fen is lost', async () => {
  let at = 1;
  for (let isOver = false; !isOver; at = propertyRuns(Math.ceil(1.4 * at), at + 1)) {
    // Minutes pass, and sessions end.
    [zhao, lin] = [await system.signIn('zhao'), await system.signIn('lin')];
    const { taskId } = await dearer();
    const store = crashingStore(system.ports.store, at);
    const crashed = [
      await transfer({ ...system.ports, store }, { taskId }).then(
        () => store.hasCrashed(),
        () => true,
      ),
      await callOver(system, { store })
        .timer('tick')
        .then(
          () => store.hasCrashed(),
          () => true,
        ),
    ];
    isOver = !crashed.includes(true);
    const isPaid = (await funds(taskId))?.fundingId === undefined;
    if (!isPaid) await fundTask(system, taskId);
    system.clock.pass(minuteMs);
    // What is set to be done at once is heard of by the first run and done by the next.
    for (const _ of [1, 2]) await system.timer('tick');
    expect(await task(taskId)).toMatchObject({ payFen: 30_000, termsVersion: 2 });
    expect(await funds(taskId)).toMatchObject({ reservedFen: places * dearerFen });
    const paid = await allOf(system.ports.store, fundings, 'task', [taskId]);
    expect(paid.map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
    await zhao.get('publishing/closeTask', { taskId });
    await lin.get('orders/withdraw', {
      orderId: (await allOf(system.ports.store, orders, 'open', [taskId]))[0]?.id,
    });
  }
  expect(at).toBeGreaterThan(10);
});
