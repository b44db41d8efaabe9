import { accounts } from '../../shared/collections/accounts';
import { taskFunds } from '../../shared/collections/fundings';
import { payerStops } from '../../shared/collections/payer-stops';
import { publisherRecords } from '../../shared/collections/publishers';
import { tasks } from '../../shared/collections/tasks';
import { tickets } from '../../shared/collections/tickets';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { ratesAt, taskCost } from '../../shared/domain/money/cost';
import { fraudLine } from '../../shared/domain/support/report-reasons';
import { operatorOf } from '../../tests/support/data/operator';
import { uploadedPicture } from '../../tests/support/data/pictures';
import { draftTask, openTask } from '../../tests/support/data/tasks';
import { tapped } from '../../tests/support/stores/tapped';
import { callOver } from '../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let operator: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  lin = await system.signIn('lin');
  operator = await operatorOf(system, 'chen');
});
afterEach(() => system.close());

const report = (who: Actor, about: object, reason: string, more: object = {}) =>
  who.call('support/report', { about, reason, pictureIds: [], idempotencyKey: newKey(), ...more });
const reported = async (who: Actor, about: object, reason: string, more: object = {}) =>
  (await who.get('support/report', { about, reason, pictureIds: [], idempotencyKey: newKey(), ...more }))
    .ticket;
const answer = (ticketId: string, outcome: string) =>
  operator.get('support/answer', { ticketId, outcome, text: '经核实，处理如下' });
const signUp = (who: Actor, taskId: string) =>
  who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
const stateOf = async (taskId: string) => (await system.ports.store.get(tasks, taskId))?.status;
const open = async (who: Actor, taskId: string) =>
  (await who.call('publishing/openTask', { taskId })).error?.code;
const titles = async (who: Actor): Promise<string[]> =>
  (await who.get('messages/notices', {})).notices.map(({ title }: { title: string }) => title);
const dueToZhao = async (): Promise<number[]> =>
  (await operator.get('operations/refunds', { status: 'due' })).refunds.map(
    ({ amountFen }: { amountFen: number }) => amountFen,
  );
/** After days, people sign in again. */
async function signInAgain(): Promise<void> {
  lin = await system.signIn('lin');
  operator = await operatorOf(system, 'chen');
}

/** Lets the clock do what falls due within a stretch. */
async function pass(ms: number): Promise<void> {
  system.clock.pass(ms);
  for (let runs = 0; runs < 3; runs += 1) await system.timer('tick');
}

/** Gives a publisher the papers of an enterprise, as an operator has approved them. */
const approve = (who: Actor, papers: object) =>
  system.ports.store.transact(async (tx) =>
    tx.create(publisherRecords, {
      id: who.accountId,
      approvedAtMs: system.clock.nowMs(),
      updatedAtMs: system.clock.nowMs(),
      ...papers,
    }),
  );

describe('a report of "asked me for money"', () => {
  test('stops the payer at once under every name, pays empty places back, and leaves what is agreed payable', async () => {
    const code = '91310115MA1K00007Q';
    const other = await system.publisher('sun');
    await approve(zhao, { creditCode: code });
    await approve(other, {
      creditCode: code,
      identity: { numberHash: 'n', answer: 'match', atMs: system.clock.nowMs() },
    });
    const third = await system.publisher('he');
    await approve(third, { identity: { numberHash: 'n', answer: 'match', atMs: system.clock.nowMs() } });
    const taskId = await openTask(system, zhao, { places: 3 });
    const othersId = await openTask(system, other, { places: 1 });
    const unpaidId = await draftTask(system, zhao);
    await zhao.get('publishing/openTask', { taskId: unpaidId });
    const { order } = await signUp(lin, taskId);

    const sent = await reported(lin, { taskId }, 'asked-for-money', { text: '到场要先交 200 元押金' });
    expect(sent).toMatchObject({ stopsPayer: true, showsFraudLine: true, status: 'open' });
    expect(sent.dueAtMs).toBe(system.clock.nowMs() + dayMs);
    expect(fraudLine).toBe('96110');

    // From the very commit on nothing new is published, by whatever name.
    for (const who of [zhao, other])
      expect(await open(who, await draftTask(system, who))).toBe('PUBLISHING_STOPPED');
    await pass(minuteMs);
    expect([await stateOf(taskId), await stateOf(othersId), await stateOf(unpaidId)]).toEqual([
      'closed',
      'closed',
      'draft',
    ]);
    // The third has nothing in common with the one that was reported.
    expect(await open(third, await draftTask(system, third))).not.toBe('PUBLISHING_STOPPED');
    expect(await titles(zhao)).toContain('发布已暂停，等待核实');

    await pass(11 * minuteMs);
    const { items } = await system.ports.store.list(tasks, 'publisher', [zhao.accountId, 'submitted'], {
      limit: 10,
    });
    expect(items).toMatchObject([{ id: taskId, closedReason: 'stopped' }]);
    const one = (await lin.get('orders/get', { orderId: order.orderId })).order;
    expect(one.status).toBe('admitted');
    const refunds = await dueToZhao();
    // Two of three places, and the whole of the other account's.
    expect(refunds).toHaveLength(2);
    const task = await system.ports.store.get(tasks, taskId);
    if (!task) throw new Error('no task');
    const costOf = (places: number) => taskCost({ ...task, places }, ratesAt(system.clock.nowMs())).totalFen;
    expect(refunds).toContain(costOf(2));
    expect(await system.ports.store.get(taskFunds, taskId)).toMatchObject({ reservedFen: costOf(1) });
    // Paid back once: the next looks find nothing more.
    await pass(2 * hourMs);
    await signInAgain();
    expect(await dueToZhao()).toHaveLength(2);
  });

  test('that was made up is told to both, lets the payer go on, and the next word of the same person stops nobody', async () => {
    const taskId = await openTask(system, zhao);
    const { ticketId } = await reported(lin, { taskId }, 'asked-for-money');
    await answer(ticketId, 'unfounded');
    expect(await open(zhao, await draftTask(system, zhao))).toBeUndefined();
    await pass(minuteMs);
    expect(await titles(zhao)).toContain('发布已恢复');
    expect(await titles(lin)).toContain('举报有结果了');
    expect((await lin.get('support/ticket', { ticketId })).ticket).toMatchObject({
      outcome: 'unfounded',
      answer: { text: '经核实，处理如下' },
    });
    const about = (await zhao.get('support/ticket', { ticketId })).ticket;
    expect(about).toMatchObject({ isAboutMe: true, title: '收钱、要押金，或让我先垫付' });
    const again = await reported(lin, { publisherId: zhao.accountId }, 'asked-for-money');
    expect(again.stopsPayer).toBe(false);
    expect(await open(zhao, await draftTask(system, zhao))).toBeUndefined();
  });

  test('that is true stops the payer until an appeal against it is granted', async () => {
    const { ticketId } = await reported(lin, { publisherId: zhao.accountId }, 'asked-for-money', {
      text: '要押金' + '，每人二百',
    });
    expect((await zhao.call('support/appeal', appealing({ reportId: ticketId }))).error?.code).toBe(
      'NOTHING_TO_APPEAL',
    );
    await answer(ticketId, 'upheld');
    await pass(minuteMs);
    expect(await titles(zhao)).toContain('针对您的举报已认定');
    const read = (await zhao.get('support/ticket', { ticketId })).ticket;
    expect(read).toMatchObject({ canAppeal: true, outcome: 'upheld' });
    expect(JSON.stringify(read)).not.toMatch(/要押金，每人二百/);
    expect(JSON.stringify(read)).not.toContain(lin.accountId);
    const { ticket: appeal } = await zhao.get('support/appeal', appealing({ reportId: ticketId }));
    expect((await zhao.call('support/appeal', appealing({ reportId: ticketId }))).error?.code).toBe(
      'APPEALED_ALREADY',
    );
    expect((await lin.call('support/ticket', { ticketId: appeal.ticketId })).error?.code).toBe(
      'TICKET_NOT_FOUND',
    );
    expect(await open(zhao, await draftTask(system, zhao))).toBe('PUBLISHING_STOPPED');
    await answer(appeal.ticketId, 'granted');
    expect(await open(zhao, await draftTask(system, zhao))).toBeUndefined();
    const { rulings } = await system.stranger.get('support/rulings', {});
    expect(rulings).toEqual([
      expect.objectContaining({ reason: 'asked-for-money', outcome: 'upheld', isOverturned: true }),
    ]);
    expect(JSON.stringify(rulings)).not.toContain('赵');
  });
});

const appealing = (of: object) => ({
  text: '我们从不收取任何费用',
  pictureIds: [],
  idempotencyKey: newKey(),
  ...of,
});

describe('a report', () => {
  test('of an order is about the other side, with reasons that fit it, and only of what one stands before', async () => {
    const taskId = await openTask(system, zhao);
    const { order } = await signUp(lin, taskId);
    const { orderId } = order;
    expect(await reported(zhao, { orderId }, 'faked-work')).toMatchObject({
      title: order.title,
      stopsPayer: false,
    });
    expect((await report(zhao, { orderId }, 'unpaid')).error?.code).toBe('REPORT_REASON_WRONG');
    expect((await report(operator, { orderId }, 'unpaid')).error?.code).toBe('ORDER_NOT_FOUND');
    expect((await report(zhao, { taskId }, 'unsafe')).error?.code).toBe('REPORT_OWN');
    const draftId = await draftTask(system, zhao);
    expect((await report(lin, { taskId: draftId }, 'unsafe')).error?.code).toBe('TASK_NOT_FOUND');
    expect((await report(lin, { publisherId: lin.accountId }, 'unsafe')).error?.code).toBe(
      'PUBLISHER_NOT_FOUND',
    );
    // What is not decided, and stopped nothing, is not the business of the one whom it is about.
    expect((await lin.get('support/aboutMe', {})).tickets).toEqual([]);
  });

  test('shows its pictures to whoever sent it and to operators, is sent once, and reminds operators in time', async () => {
    const pictureId = await uploadedPicture(system, lin, 'support');
    const same = {
      about: { publisherId: zhao.accountId },
      reason: 'false-task',
      text: '地址不存在，电话也打不通',
      pictureIds: [pictureId],
      idempotencyKey: newKey(),
    };
    const { ticket } = await lin.get('support/report', same);
    expect(await lin.get('support/report', same)).toEqual({ ticket });
    const { ticketId, dueAtMs } = ticket;
    expect(ticket.pictures).toMatchObject([{ pictureId, url: expect.any(String) }]);
    const { tickets: waiting } = await operator.get('support/queue', { kind: 'report' });
    expect(waiting).toMatchObject([
      {
        ticketId,
        text: same.text,
        accountId: lin.accountId,
        aboutId: zhao.accountId,
        pictures: [{ pictureId }],
      },
    ]);
    const warned = () => system.logs.filter((line) => line.includes('ticketWaits')).length;
    await pass(minuteMs);
    expect(warned()).toBe(0);
    await pass(dueAtMs - hourMs - system.clock.nowMs());
    expect(warned()).toBe(1);
    await signInAgain();
    await answer(ticketId, 'upheld');
    await pass(dayMs);
    await signInAgain();
    expect(warned()).toBe(1);
    expect((await operator.get('support/queue', { kind: 'report' })).tickets).toEqual([]);
    const wrong = { ticketId, outcome: 'unfounded', text: '另一种处理结果' };
    expect((await operator.call('support/answer', wrong)).error?.code).toBe('TICKET_ANSWERED');
  });
});

test('complaints and feedback are answered within 15 days, each with what fits it', async () => {
  const sent = {
    kind: 'complaint',
    text: '客服电话打不通，三天没有人理我',
    pictureIds: [],
    idempotencyKey: newKey(),
  };
  const { ticket } = await lin.get('support/write', sent);
  expect(ticket.dueAtMs - ticket.createdAtMs).toBe(15 * dayMs);
  const { ticketId } = ticket;
  const wrong = { ticketId, outcome: 'upheld', text: '已经处理好了' };
  expect((await operator.call('support/answer', wrong)).error?.code).toBe('TICKET_OUTCOME_WRONG');
  await answer(ticketId, 'answered');
  expect((await lin.get('support/tickets', {})).tickets).toMatchObject([{ ticketId, status: 'answered' }]);
  const stored = await system.ports.store.get(tickets, ticketId);
  expect(stored?.text).toBe(sent.text);
});

describe('a suspension', () => {
  const suspend = (accountId: string, days = 7) =>
    operator.get('support/suspend', { accountId, rule: 'faked-work', reason: '由他人代为打卡', days });

  test('stops signing up and publishing, is told with its rule and reason, and ends by itself', async () => {
    const taskId = await openTask(system, zhao);
    const { suspension } = await suspend(lin.accountId);
    expect(await suspend(lin.accountId)).toEqual({ suspension });
    const signing = { taskId, termsVersion: 1, idempotencyKey: newKey() };
    expect((await lin.call('orders/signUp', signing)).error?.code).toBe('ACCOUNT_SUSPENDED');
    expect((await lin.get('account/me')).profile.suspension).toMatchObject({
      rule: '代打卡或伪造成果',
      basis: '《自由职业者服务协议》第十一条',
      reason: '由他人代为打卡',
      untilMs: suspension.untilMs,
    });
    const long = { accountId: zhao.accountId, rule: 'faked-work', reason: '由他人代为打卡', days: 200 };
    expect((await operator.call('support/suspend', long)).error?.details).toEqual({ mostDays: 90 });
    await pass(7 * dayMs);
    await signInAgain();
    expect((await lin.get('account/me')).profile).toMatchObject({ status: 'active' });
    expect(await titles(lin)).toContain('账号已恢复');
  });

  test('of a publisher takes the tasks from people, who work and are accepted all the same', async () => {
    const taskId = await openTask(system, zhao, { places: 2 });
    const { order } = await signUp(lin, taskId);
    await suspend(zhao.accountId);
    await pass(minuteMs);
    expect(await stateOf(taskId)).toBe('closed');
    expect((await lin.get('orders/get', { orderId: order.orderId })).order.status).toBe('admitted');
    for (const path of ['publishing/toAccept', 'publishing/task'])
      expect((await zhao.call(path, { taskId })).ok).toBe(true);
    expect(await open(zhao, taskId)).toBe('ACCOUNT_SUSPENDED');
    const stop = await system.ports.store.get(payerStops, `account-${zhao.accountId}`);
    expect(stop?.causes).toBe(1);
  });

  test('of a publisher with more tasks than a page takes them all, while the clock runs', async () => {
    const taskIds = [];
    for (let at = 0; at < 52; at += 1) taskIds.push(await openTask(system, zhao));
    await suspend(zhao.accountId);
    system.clock.pass(minuteMs);
    const store = tapped(system.ports.store, { before: () => system.clock.pass(1) });
    await callOver(system, { store }).timer('tick');
    const states = await Promise.all(taskIds.map(stateOf));
    expect(new Set(states)).toEqual(new Set(['closed']));
  });

  test('of somebody who becomes a publisher meanwhile ends without touching what else stops them', async () => {
    const { suspension } = await suspend(lin.accountId);
    const key = `account-${lin.accountId}`;
    await system.ports.store.transact(async (tx) => {
      const before = await tx.get(payerStops, key);
      if (before) tx.update(payerStops, { ...before, causes: before.causes + 1 });
      else tx.create(payerStops, { id: key, causes: 1, sinceMs: system.clock.nowMs() });
      const account = await tx.get(accounts, lin.accountId);
      if (account) tx.update(accounts, { ...account, roles: ['publisher'] });
    });
    await operator.get('support/lift', { suspensionId: suspension.suspensionId, reason: '核实后确为本人' });
    expect((await system.ports.store.get(payerStops, key))?.causes).toBe(1);
  });

  test('is lifted when an appeal is granted, and the person is told', async () => {
    expect((await lin.call('support/appeal', appealing({}))).error?.code).toBe('NOTHING_TO_APPEAL');
    const { suspension } = await suspend(lin.accountId);
    const { ticket } = await lin.get('support/appeal', appealing({}));
    expect((await lin.call('support/appeal', appealing({}))).error?.code).toBe('APPEALED_ALREADY');
    const { tickets: appeals } = await operator.get('support/queue', { kind: 'appeal' });
    expect(appeals).toMatchObject([
      { against: { suspensionId: suspension.suspensionId, reason: '由他人代为打卡' } },
    ]);
    await answer(ticket.ticketId, 'granted');
    expect((await lin.get('account/me')).profile).toMatchObject({ status: 'active' });
    const again = { suspensionId: suspension.suspensionId, reason: '核实后确为本人' };
    expect((await operator.call('support/lift', again)).error?.code).toBe('NOT_SUSPENDED');
    // Its clock finds nothing more to do.
    await pass(8 * dayMs);
    await signInAgain();
    expect((await titles(lin)).filter((title) => title === '账号已恢复')).toHaveLength(1);
  });
});

test('help answers from the own state and leads to what it is about', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const { order } = await signUp(lin, taskId);
  const { answers, unanswered } = await lin.get('support/help');
  expect(unanswered).toBe(0);
  expect(answers).toContainEqual(
    expect.objectContaining({ topic: 'admission', page: `pages/orders/detail?id=${order.orderId}` }),
  );
  expect(answers).toContainEqual(expect.objectContaining({ topic: 'payout', page: 'pages/payouts/payouts' }));
});
