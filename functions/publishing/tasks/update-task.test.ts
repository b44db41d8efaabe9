import { orderIdOf } from '../../../shared/application/orders/order-id';
import { possiblePieceIds } from '../../../shared/application/tasks/places/pieces';
import { taskPlaces, tasks } from '../../../shared/collections/tasks';
import type { TaskDraftInput } from '../../../shared/contract/publishing';
import { dayMs, hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { operatorOf } from '../../../tests/support/data/operator';
import { placesOf as sumOfPlaces } from '../../../tests/support/data/places-of';
import { doubtful, draftTask, fundTask, openTask, reviewedTask } from '../../../tests/support/data/tasks';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { unansweredChecks, weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const update = (taskId: string, changes: Partial<TaskDraftInput>, who = zhao) =>
  who.call('publishing/updateTask', { taskId, changes });
const placesOf = (taskId: string) => system.ports.store.get(taskPlaces, taskId);
const stored = (taskId: string) => system.ports.store.get(tasks, taskId);
const checks = () =>
  system.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'msg_sec_check').length;

async function withSignUp(changes: Partial<TaskDraftInput> = {}): Promise<string> {
  const taskId = await openTask(system, zhao, changes);
  const lin = await system.signIn('lin');
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  return taskId;
}

test('given a draft, when anything of it changes, then it is kept and neither checked nor versioned', async () => {
  const taskId = await draftTask(system, zhao);
  const before = checks();
  const { data } = await update(taskId, { payFen: 100, places: 2, description: '换一段新的任务描述文字。' });
  expect(data.task).toMatchObject({ status: 'draft', payFen: 100, places: 2, termsVersion: 1 });
  expect(checks()).toBe(before);
  expect(await placesOf(taskId)).toBeUndefined();
});

describe('given an open task without sign-ups', () => {
  test('when its terms change, then their version rises, and places follow', async () => {
    const taskId = await openTask(system, zhao);
    const { data } = await update(taskId, { payFen: 15_000, places: 4 });
    expect(data.task).toMatchObject({ payFen: 15_000, places: 4, termsVersion: 2 });
    expect(await placesOf(taskId)).toMatchObject({ left: 4, termsVersion: 2 });
    const { task } = await system.stranger.get('tasks/get', { taskId });
    expect(task).toMatchObject({ pay: { amountFen: 15_000 }, places: 4, placesLeft: 4, termsVersion: 2 });
  });

  test('when the same change is sent again, then nothing happens twice', async () => {
    const taskId = await openTask(system, zhao);
    const first = await update(taskId, { payFen: 15_000, places: 12 });
    system.clock.pass(1_000);
    expect((await update(taskId, { payFen: 15_000, places: 12 })).data).toEqual(first.data);
    expect(await placesOf(taskId)).toMatchObject({ left: 12, termsVersion: 2 });
  });

  test('when its text changes, then the whole text is checked anew', async () => {
    const taskId = await openTask(system, zhao);
    const before = checks();
    expect((await update(taskId, { title: '台东步行街礼品派发' })).ok).toBe(true);
    expect(checks()).toBe(before + 1);
    const forbidden = await update(taskId, { requirements: ['缴纳保证金100元'] });
    expect(forbidden).toMatchObject({
      error: { code: 'TASK_FORBIDDEN', details: { rule: 'charges-worker' } },
    });
    expect((await update(taskId, { placeName: '低俗会所' })).error?.code).toBe('CONTENT_REJECTED');
    expect(await stored(taskId)).toMatchObject({ title: '台东步行街礼品派发', placeName: '台东步行街' });
  });

  test('when everybody withdrew again, then its terms may change', async () => {
    const taskId = await withSignUp();
    const lin = await system.signIn('lin');
    await lin.get('orders/withdraw', { orderId: orderIdOf(system.ports, taskId, lin.accountId) });
    expect((await update(taskId, { payFen: 1_000 })).data.task.termsVersion).toBe(2);
  });
});

describe('given a change that makes a task doubtful', () => {
  test('when it is a draft, then it is kept, and the answer says what would come of it', async () => {
    const taskId = await draftTask(system, zhao);
    const { data } = await update(taskId, { description: doubtful });
    expect(data).toMatchObject({
      task: { status: 'draft' },
      moderation: { outcome: 'review', sentence: doubtful },
    });
    const refused = await update(taskId, { description: '派发传单，报名需先交押金200元。' });
    expect(refused.data.moderation).toMatchObject({ outcome: 'refuse', rule: 'charges-worker' });
  });

  test.each<[string, Partial<TaskDraftInput>]>([
    ['text', { description: doubtful }],
    ['pay', { payFen: 9_999_900 }],
  ])(
    'when it is the %s of an open task, then people do not see it until an operator has, and more pay is paid',
    async (_what, changes) => {
      const taskId = await openTask(system, zhao, { places: 60 });
      const { data } = await update(taskId, changes);
      expect(data).toMatchObject({
        task: { status: 'in-review', termsVersion: 2 },
        moderation: { outcome: 'review', submittedAtMs: system.clock.nowMs() },
      });
      const lin = await system.signIn('lin');
      const signUp = await lin.call('orders/signUp', { taskId, termsVersion: 2, idempotencyKey: newKey() });
      expect(signUp.error?.code).toBe('TASK_NOT_FOUND');
      for (const id of possiblePieceIds(taskId)) expect(await placesOf(id)).toBeUndefined();
      const operator = await operatorOf(system, 'chen');
      const { submittedAtMs } = data.moderation;
      await operator.get('operations/reviewTask', { taskId, submittedAtMs, decision: 'approve' });
      if (changes.payFen !== undefined) await fundTask(system, taskId);
      expect(
        (await lin.call('orders/signUp', { taskId, termsVersion: 2, idempotencyKey: newKey() })).ok,
      ).toBe(true);
      expect(await sumOfPlaces(system.ports.store, taskId)).toMatchObject({ left: 59 });
    },
  );

  test('when somebody has signed up for it, then TASK_TERMS_FIXED, and it stays open', async () => {
    const taskId = await withSignUp();
    const answer = await update(taskId, { description: doubtful });
    expect(answer.error?.code).toBe('TASK_TERMS_FIXED');
    expect((await stored(taskId))?.status).toBe('open');
  });

  test('when its new text is refused, then TASK_FORBIDDEN quotes it, and it stays as it was', async () => {
    const taskId = await openTask(system, zhao);
    const before = checks();
    const answer = await update(taskId, { description: '派发传单，报名需先交押金200元。' });
    expect(answer).toMatchObject({
      status: 422,
      error: { code: 'TASK_FORBIDDEN', details: { sentence: '派发传单，报名需先交押金200元' } },
    });
    expect(checks()).toBe(before);
    expect((await stored(taskId))?.updatedAtMs).toBe(system.clock.nowMs());
  });
});

test('given a task in review, when it is changed, then it is a draft again', async () => {
  const { taskId } = await reviewedTask(system, zhao);
  const { data } = await update(taskId, { description: '住宿免费，按天结算，听从组长安排。' });
  expect(data).toMatchObject({ task: { status: 'draft' }, moderation: { outcome: 'pass' } });
  expect((await stored(taskId))?.review).toBeUndefined();
});

describe('given an open task with a sign-up', () => {
  test.each<[string, Partial<TaskDraftInput>, string[]]>([
    ['pay', { payFen: 30_000 }, ['payFen']],
    ['title and requirements', { title: '换了标题的任务', requirements: [] }, ['title', 'requirements']],
    ['fewer places', { places: 9 }, ['places']],
    ['the place, with more places', { placeName: '五四广场', places: 20 }, ['placeName']],
    ['the kind of admission', { admission: 'reviewed' }, ['admission']],
  ])(
    'when %s changes, then TASK_TERMS_FIXED names the fields and nothing changes',
    async (_what, changes, fields) => {
      const taskId = await withSignUp();
      const before = await stored(taskId);
      const answer = await update(taskId, changes);
      expect(answer).toMatchObject({ status: 409, error: { code: 'TASK_TERMS_FIXED' } });
      expect(answer.error?.details).toEqual({ fields });
      expect(await stored(taskId)).toEqual(before);
      expect(await placesOf(taskId)).toMatchObject({ left: 9, signUps: 1, termsVersion: 1 });
    },
  );

  test('when the deadline comes sooner, then TASK_TERMS_FIXED', async () => {
    const taskId = await withSignUp();
    const answer = await update(taskId, { signUpDeadlineMs: system.clock.nowMs() + dayMs });
    expect(answer.error).toMatchObject({
      code: 'TASK_TERMS_FIXED',
      details: { fields: ['signUpDeadlineMs'] },
    });
  });

  test('when places are added, paid for, and the deadline is later, then that goes through on the same terms', async () => {
    const taskId = await withSignUp({ places: 1 });
    const signUpDeadlineMs = system.clock.nowMs() + 4 * dayMs;
    const { data } = await update(taskId, { places: 3, signUpDeadlineMs });
    expect(data.task).toMatchObject({ places: 1, signUpDeadlineMs, termsVersion: 1 });
    await fundTask(system, taskId);
    expect(await stored(taskId)).toMatchObject({ places: 3, signUpDeadlineMs, termsVersion: 1 });
    expect(await placesOf(taskId)).toMatchObject({ left: 2, signUps: 1, termsVersion: 1 });
    const li = await system.signIn('li');
    expect((await li.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).ok).toBe(
      true,
    );
  });

  test('when two changes come at once, then both are kept and no place is lost', async () => {
    const taskId = await withSignUp();
    const signUpDeadlineMs = system.clock.nowMs() + 4 * dayMs;
    await Promise.all([update(taskId, { places: 15 }), update(taskId, { signUpDeadlineMs })]);
    await fundTask(system, taskId);
    expect(await stored(taskId)).toMatchObject({ places: 15, signUpDeadlineMs });
    expect(await placesOf(taskId)).toMatchObject({ left: 14 });
  });
});

describe('given an open task with so many places that they are kept in pieces', () => {
  const hold = async (taskId: string) => {
    const { left, signUps } = await sumOfPlaces(system.ports.store, taskId);
    return [left, signUps];
  };

  test('when terms, deadline and places change at once, then it is one change, up and down', async () => {
    const taskId = await openTask(system, zhao, { places: 100 });
    const signUpDeadlineMs = system.clock.nowMs() + 3 * dayMs + hourMs;
    expect((await update(taskId, { payFen: 15_000, places: 30, signUpDeadlineMs })).ok).toBe(true);
    expect(await hold(taskId)).toEqual([30, 0]);
    expect((await update(taskId, { places: 3 })).ok).toBe(true);
    expect([await hold(taskId), (await stored(taskId))?.pieces]).toEqual([[3, 0], undefined]);
    expect((await update(taskId, { places: 50, payFen: 9_000 })).ok).toBe(true);
    expect([await hold(taskId), (await stored(taskId))?.pieces]).toEqual([[50, 0], 4]);
    const { task } = await system.stranger.get('tasks/get', { taskId });
    expect(task).toMatchObject({ places: 50, placesLeft: 50, termsVersion: 4 });
  });

  test('when somebody signed up, then only places are added, and withdrawing gives back the very place', async () => {
    const taskId = await withSignUp({ places: 40 });
    expect((await update(taskId, { payFen: 100 })).error?.code).toBe('TASK_TERMS_FIXED');
    expect((await update(taskId, { places: 47 })).ok).toBe(true);
    await fundTask(system, taskId);
    expect(await hold(taskId)).toEqual([46, 1]);
    const lin = await system.signIn('lin');
    await lin.get('orders/withdraw', { orderId: orderIdOf(system.ports, taskId, lin.accountId) });
    expect(await hold(taskId)).toEqual([47, 0]);
  });

  test('when it is closed, then nobody gets in, wherever they begin', async () => {
    const taskId = await openTask(system, zhao, { places: 40 });
    await zhao.get('publishing/closeTask', { taskId });
    const pieces = await system.ports.store.getMany(taskPlaces, possiblePieceIds(taskId));
    expect(pieces.map((piece) => piece?.open)).toEqual([0, 0, 0, 0]);
  });
});

test('given a text that another change alters while it is checked, when it is written, then CHANGED_MEANWHILE', async () => {
  const taskId = await openTask(system, zhao);
  const { wechat } = system.ports;
  let isFirst = true;
  const checkText: typeof wechat.checkText = async (text) => {
    if (isFirst) {
      isFirst = false;
      await update(taskId, { description: '另一处改动先写进来的任务描述。' });
    }
    return wechat.checkText(text);
  };
  const over = callOver(system, { wechat: { ...wechat, checkText } });
  const answer = await over.call(zhao, 'publishing/updateTask', {
    taskId,
    changes: { title: '先检查后写入的标题' },
  });
  expect(answer.error).toMatchObject({ code: 'CHANGED_MEANWHILE', retryable: false });
  expect(await stored(taskId)).toMatchObject({ title: '台东步行街传单派发' });
});

test.each([...weChatFaults, ...unansweredChecks])(
  'given that WeChat %s and cannot judge a new text, when it is sent, then an operator does',
  async (_does, fault) => {
    const taskId = await openTask(system, zhao);
    system.sandbox.addFault({ endpoint: 'msg_sec_check', ...fault });
    expect((await update(taskId, { title: '换了标题的任务' })).data).toMatchObject({
      task: { status: 'in-review', title: '换了标题的任务' },
      moderation: { outcome: 'review', rule: 'unchecked' },
    });
  },
);

test('given a publisher WeChat has not seen for two hours, when a text changes, then SESSION_EXPIRED', async () => {
  const taskId = await openTask(system, zhao);
  system.clock.pass(11 * minuteMs);
  system.sandbox.addFault({ endpoint: 'msg_sec_check', fault: 'errcode', errcode: 61010 });
  expect((await update(taskId, { title: '换了标题的任务' })).error?.code).toBe('SESSION_EXPIRED');
  expect(await stored(taskId)).toMatchObject({ title: '台东步行街传单派发' });
});

test('given dates that cannot be, when they are sent for a draft or an open task, then TASK_DATES_INVALID', async () => {
  const nowMs = system.clock.nowMs();
  for (const taskId of [await draftTask(system, zhao), await openTask(system, zhao)]) {
    expect((await update(taskId, { signUpDeadlineMs: nowMs })).error?.code).toBe('TASK_DATES_INVALID');
    expect(
      (await update(taskId, { sessions: [{ startMs: nowMs + 4 * dayMs, endMs: nowMs + 4 * dayMs }] })).error
        ?.code,
    ).toBe('TASK_DATES_INVALID');
  }
});

test('given a task, when its address or its work changes, then district, sessions and quantity follow', async () => {
  const taskId = await openTask(system, zhao);
  expect((await stored(taskId))?.district).toBe('市北区');
  await update(taskId, { address: '青岛市崂山区香港东路 8 号', longitude: 120.45, latitude: 36.08 });
  expect((await stored(taskId))?.district).toBe('崂山区');
  await update(taskId, { address: '香港东路 8 号' });
  expect(await stored(taskId)).not.toHaveProperty('district');
  const startMs = system.clock.nowMs() + 4 * dayMs;
  const sessions = [{ startMs, endMs: startMs + 4 * hourMs }];
  expect((await update(taskId, { payUnit: 'hour', quantity: 4.5, sessions })).error?.code).toBe(
    'TASK_QUANTITY_INVALID',
  );
  const { data } = await update(taskId, { payUnit: 'hour', quantity: 4, sessions, perks: ['meals'] });
  expect(data.task).toMatchObject({ quantity: 4, sessions, perks: ['meals'], termsVersion: 4 });
});

test('given a closed task, when it changes, then TASK_ENDED', async () => {
  const taskId = await openTask(system, zhao);
  await zhao.get('publishing/closeTask', { taskId });
  expect(await update(taskId, { places: 20 })).toMatchObject({ status: 409, error: { code: 'TASK_ENDED' } });
});

test("given another publisher's task, a stranger or nothing to change, when it is sent, then it is refused", async () => {
  const taskId = await openTask(system, zhao);
  const sun = await system.publisher('sun');
  expect(await update(taskId, { places: 20 }, sun)).toMatchObject({
    status: 404,
    error: { code: 'TASK_NOT_FOUND' },
  });
  expect((await update(taskId, { places: 20 }, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await update(taskId, {})).error?.code).toBe('INVALID_INPUT');
  const foreign = await zhao.call('publishing/updateTask', {
    taskId,
    changes: { publisherId: sun.accountId },
  });
  expect(foreign.error?.code).toBe('INVALID_INPUT');
  expect(await stored(taskId)).toMatchObject({ places: 10, publisherId: zhao.accountId });
});

test('given work that has begun, when places are added, then its start is no matter; a new one in the past is', async () => {
  const nowMs = system.clock.nowMs();
  const taskId = await openTask(system, zhao, {
    sessions: [{ startMs: nowMs, endMs: nowMs + 6 * hourMs }],
    signUpDeadlineMs: nowMs + 5 * hourMs,
  });
  system.clock.pass(1.5 * hourMs);
  expect((await update(taskId, { places: 12 })).ok).toBe(true);
  expect(
    (await update(taskId, { sessions: [{ startMs: nowMs + 1, endMs: nowMs + 6 * hourMs }] })).error?.code,
  ).toBe('TASK_DATES_INVALID');
  expect((await update(taskId, { longitude: 126.978 })).error?.code).toBe('TASK_PLACE_OUTSIDE_CITY');
});

test('given a task that was open once, when it moves to another city, then TASK_CITY_FIXED; a draft may', async () => {
  const zhao = await system.publisher('zhao');
  const elsewhere = { cityCode: '310100', longitude: 121.47, latitude: 31.23 };
  const move = (taskId: string) => zhao.call('publishing/updateTask', { taskId, changes: elsewhere });
  const taskId = await openTask(system, zhao);
  expect((await move(taskId)).error?.code).toBe('TASK_CITY_FIXED');
  await zhao.get('publishing/updateTask', { taskId, changes: { description: doubtful } });
  await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 9_900 } });
  expect(await stored(taskId)).toMatchObject({ status: 'draft' });
  expect((await move(taskId)).error?.code).toBe('TASK_CITY_FIXED');
  expect((await move(await draftTask(system, zhao))).ok).toBe(true);
});
