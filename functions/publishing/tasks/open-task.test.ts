import { taskPlaces, tasks } from '../../../shared/collections/tasks';
import { hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { doubtful, draftTask, fundTask, openTask } from '../../../tests/support/data/tasks';
import { callOver } from '../../../tests/support/system/call-over';
import { type Actor, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { unansweredChecks, weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const open = (taskId: string, who = zhao) => who.call('publishing/openTask', { taskId });
const statusOf = async (taskId: string) => (await system.ports.store.get(tasks, taskId))?.status;
const checks = () =>
  system.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'msg_sec_check').length;

test('given a draft, when it is opened and paid for, then it has its places and people see it', async () => {
  const taskId = await draftTask(system, zhao, { places: 7 });
  const { data } = await open(taskId);
  expect(data.task).toMatchObject({ taskId, status: 'awaiting-funds', termsVersion: 1 });
  expect(await system.ports.store.get(taskPlaces, taskId)).toBeUndefined();
  const unseen = await system.stranger.get('tasks/find', { city: '370200', sort: 'newest' });
  expect(unseen.tasks).toEqual([]);
  await fundTask(system, taskId);
  const nowMs = system.clock.nowMs();
  expect(await system.ports.store.get(tasks, taskId)).toMatchObject({ status: 'open', publishedAtMs: nowMs });
  const places = await system.ports.store.get(taskPlaces, taskId);
  expect(places).toEqual({ id: taskId, open: 1, left: 7, signUps: 0, termsVersion: 1 });
  // The catalogue looks for what is new every three seconds.
  system.clock.pass(3_000);
  const { tasks: listed } = await system.stranger.get('tasks/find', { city: '370200', sort: 'newest' });
  expect(listed).toMatchObject([{ taskId, placesLeft: 7 }]);
});

test('given an open task, when it is opened again or twice at once, then the answer is the same', async () => {
  const taskId = await draftTask(system, zhao);
  const [one, other] = await Promise.all([open(taskId), open(taskId)]);
  expect(one?.data).toEqual(other?.data);
  const before = checks();
  system.clock.pass(1_000);
  expect((await open(taskId)).data).toEqual(one?.data);
  expect(checks()).toBe(before);
});

test('given a sentence that takes money from workers, when it is opened, then TASK_FORBIDDEN quotes it', async () => {
  const description = '在步行街派发传单。报名需先交押金200元。完成后结算。';
  const taskId = await draftTask(system, zhao, { description });
  const before = checks();
  const answer = await open(taskId);
  expect(answer).toMatchObject({ status: 422, error: { code: 'TASK_FORBIDDEN' } });
  expect(answer.error?.details).toMatchObject({
    rule: 'charges-worker',
    sentence: expect.stringContaining('押金200元'),
  });
  expect(answer.error?.details?.reason).toEqual(expect.any(String));
  expect(await statusOf(taskId)).toBe('draft');
  expect(checks()).toBe(before);
});

describe('given a draft that is doubtful', () => {
  test.each<[string, object, string, string]>([
    ['its text', { description: doubtful }, 'charges-worker', doubtful],
    [
      'what only its list says when it is read joined',
      { requirements: ['先交', '200元'] },
      'charges-worker',
      '先交 200元',
    ],
    [
      'two fields that are read joined',
      { title: '商场导购招人押', description: '金三百元左右，具体见面再说。' },
      'charges-worker',
      '商场导购招人押\n金三百元左右，具体见面再说',
    ],
    ['a pay far above its kind', { payFen: 9_999_900 }, 'promises', '报酬 99,999 元'],
  ])(
    '%s: when it is opened, then it waits for an operator, and says why and how long',
    async (_what, changes, rule, sentence) => {
      const taskId = await draftTask(system, zhao, changes);
      const answer = await zhao.get('publishing/openTask', { taskId });
      expect(answer).toMatchObject({
        task: { taskId, status: 'in-review' },
        moderation: {
          outcome: 'review',
          rule,
          sentence,
          reason: expect.stringMatching(/人工审核.*24 小时/),
          submittedAtMs: system.clock.nowMs(),
          withinHours: 24,
        },
      });
      expect(await statusOf(taskId)).toBe('in-review');
      expect(await system.ports.store.get(taskPlaces, taskId)).toBeUndefined();
      system.clock.pass(1_000);
      expect((await open(taskId)).data).toEqual(answer);
    },
  );

  test('when WeChat objects to it, then it is refused and nobody reviews it', async () => {
    const taskId = await draftTask(system, zhao, { description: doubtful, title: '低俗表演招人' });
    expect((await open(taskId)).error?.code).toBe('CONTENT_REJECTED');
    expect(await statusOf(taskId)).toBe('draft');
  });
});

test.each([
  ['the title', { title: '低俗表演招人' }],
  ['the address', { address: '青岛市市北区加微信告知' }],
  ['what to bring', { bring: ['一套低俗服装'] }],
])('given that WeChat objects to %s, when it is opened, then CONTENT_REJECTED', async (_where, changes) => {
  const taskId = await draftTask(system, zhao, changes);
  expect(await open(taskId)).toMatchObject({ status: 422, error: { code: 'CONTENT_REJECTED' } });
  expect(await statusOf(taskId)).toBe('draft');
  expect(await system.ports.store.get(taskPlaces, taskId)).toBeUndefined();
});

test.each([...weChatFaults, ...unansweredChecks])(
  'given that WeChat %s and cannot judge the text, when it is opened, then an operator does',
  async (_does, fault) => {
    const taskId = await draftTask(system, zhao);
    system.sandbox.addFault({ endpoint: 'msg_sec_check', ...fault });
    expect(await zhao.get('publishing/openTask', { taskId })).toMatchObject({
      task: { status: 'in-review' },
      moderation: {
        outcome: 'review',
        rule: 'unchecked',
        reason: expect.stringMatching(/^微信内容检查.*24 小时/),
      },
    });
    expect(await statusOf(taskId)).toBe('in-review');
    expect(await system.ports.store.get(taskPlaces, taskId)).toBeUndefined();
  },
);

test('given a publisher WeChat has not seen for two hours, when they open, then a new login is asked for', async () => {
  const taskId = await draftTask(system, zhao);
  system.clock.pass(11 * minuteMs);
  system.sandbox.addFault({ endpoint: 'msg_sec_check', fault: 'errcode', errcode: 61010 });
  expect((await open(taskId)).error?.code).toBe('SESSION_EXPIRED');
  expect(await statusOf(taskId)).toBe('draft');
});

describe('given a draft that changes while it is checked', () => {
  const openWhile = (taskId: string, happens: () => Promise<unknown>) => {
    const { wechat } = system.ports;
    const checkText: typeof wechat.checkText = async (text) => {
      const verdict = await wechat.checkText(text);
      await happens();
      return verdict;
    };
    return callOver(system, { wechat: { ...wechat, checkText } }).call(zhao, 'publishing/openTask', {
      taskId,
    });
  };
  const update = (taskId: string, changes: object) => zhao.get('publishing/updateTask', { taskId, changes });

  test('when its text changes, then CHANGED_MEANWHILE and it stays a draft', async () => {
    const taskId = await draftTask(system, zhao);
    const answer = await openWhile(taskId, () =>
      update(taskId, { description: '完全不同的一段描述，没有人检查过。' }),
    );
    expect(answer).toMatchObject({ status: 409, error: { code: 'CHANGED_MEANWHILE', retryable: false } });
    expect(await statusOf(taskId)).toBe('draft');
    expect((await open(taskId)).ok).toBe(true);
  });

  test('when only its pay changes, then it opens with the new pay, once that is paid', async () => {
    const taskId = await draftTask(system, zhao);
    const { data } = await openWhile(taskId, () => update(taskId, { payFen: 25_000 }));
    expect(data.task).toMatchObject({ status: 'awaiting-funds', payFen: 25_000 });
    expect((await zhao.get('funding/due', { taskId })).transfer.amountFen).toBe(267_500);
    await fundTask(system, taskId);
    expect(await system.ports.store.get(tasks, taskId)).toMatchObject({ status: 'open', payFen: 25_000 });
  });

  test('when its deadline passes, then TASK_DATES_INVALID', async () => {
    const taskId = await draftTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + 1_000 });
    const answer = await openWhile(taskId, async () => system.clock.pass(1_000));
    expect(answer.error?.code).toBe('TASK_DATES_INVALID');
  });
});

test('given a draft whose deadline has passed, when it is opened, then TASK_DATES_INVALID', async () => {
  const taskId = await draftTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + hourMs });
  system.clock.pass(hourMs);
  expect(await open(taskId)).toMatchObject({ status: 400, error: { code: 'TASK_DATES_INVALID' } });
});

test('given a closed task, when it is opened, then TASK_NOT_DRAFT', async () => {
  const taskId = await openTask(system, zhao);
  await zhao.get('publishing/closeTask', { taskId });
  expect(await open(taskId)).toMatchObject({ status: 409, error: { code: 'TASK_NOT_DRAFT' } });
});

test("given another publisher's draft, no task or a stranger, when it is opened, then it is refused", async () => {
  const taskId = await draftTask(system, zhao);
  const sun = await system.publisher('sun');
  expect(await open(taskId, sun)).toMatchObject({ status: 404, error: { code: 'TASK_NOT_FOUND' } });
  expect((await open('0000000000000000')).error?.code).toBe('TASK_NOT_FOUND');
  expect((await open(taskId, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await open(taskId, await system.signIn('lin'))).error?.code).toBe('ROLE_REQUIRED');
  expect(await statusOf(taskId)).toBe('draft');
});
