import { samplePayer } from '../local/bank';
import { onSiteCode } from '../shared/application/orders/on-site-code';
import { decisions } from '../shared/collections/decisions';
import { fundings, refunds, taskFunds } from '../shared/collections/fundings';
import { hourMs, minuteMs } from '../shared/domain/calendar/calendar';
import type { OrderStatus } from '../shared/domain/lifecycles/order-lifecycle';
import {
  currentTerms,
  enterpriseFields,
  registered,
  submittedApplication,
} from '../tests/support/data/applications';
import { draftTask, openTask } from '../tests/support/data/tasks';
import { workedOrder } from '../tests/support/data/worked-orders';
import { noteFact } from '../tests/support/proof-facts';
import { propertyRuns } from '../tests/support/property-runs';
import { type Act, type Cast, type Over, openStories } from '../tests/support/system/crash-stories';
import { type Actor, newKey, type TestSystem } from '../tests/support/system/test-system';

type Begin = (cast: Cast, system: TestSystem) => Promise<Act>;

/** Calls once more after a crash must succeed. */
async function ok(answer: ReturnType<Over['call']>): Promise<void> {
  const { ok: isOk, error } = await answer;
  if (!isOk) throw new Error(`${error?.code}`);
}
const calls =
  (who: Actor, action: string, input: object): Act =>
  (over) =>
    ok(over.call(who, action, input));
const tick: Act = (over) => over.timer('tick');

const sign = async ({ lin }: Cast, taskId: string): Promise<string> =>
  (await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;
const worked = (cast: Cast, system: TestSystem, status: OrderStatus) =>
  workedOrder(system, cast.zhao, (taskId) => sign(cast, taskId), status);
type Worked = Awaited<ReturnType<typeof worked>>;

/** A call on an order that stands so. */
const onOrder =
  (
    status: OrderStatus,
    who: keyof Cast,
    action: string,
    input: (work: Worked, system: TestSystem) => object = () => ({}),
  ): Begin =>
  async (cast, system) => {
    const work = await worked(cast, system, status);
    return calls(cast[who], action, { orderId: work.orderId, ...input(work, system) });
  };
const words = { text: '现场情况与描述不符，请核实', pictureIds: [] };
const present = ({ taskId, startMs }: Worked, system: TestSystem) => ({
  startMs,
  proof: { method: 'code', code: onSiteCode(system.ports, taskId, system.clock.nowMs()).code },
});
const asSeen = ({ handedInAtMs }: Worked) => ({ handedInAtMs });

async function awaiting({ zhao }: Cast, system: TestSystem): Promise<string> {
  const taskId = await draftTask(system, zhao, { places: 2 });
  await zhao.get('publishing/openTask', { taskId });
  return taskId;
}
async function wider({ zhao }: Cast, system: TestSystem): Promise<string> {
  const taskId = await openTask(system, zhao, { places: 1 });
  await zhao.get('publishing/updateTask', { taskId, changes: { places: 3 } });
  return taskId;
}
async function receiptFor({ ports }: TestSystem, taskId: string): Promise<object> {
  const { fundingId = '' } = (await ports.store.get(taskFunds, taskId)) ?? {};
  const amountFen = (await ports.store.get(fundings, fundingId))?.amountFen;
  return { reference: fundingId, amountFen, bankSerial: newKey(), ...samplePayer };
}
/** Money for what nobody waits for any more. */
async function lateReceipt(cast: Cast, system: TestSystem): Promise<{ taskId: string; receipt: object }> {
  const taskId = await awaiting(cast, system);
  const receipt = await receiptFor(system, taskId);
  await cast.zhao.get('publishing/cancelFunding', { taskId });
  return { taskId, receipt };
}
async function applied(cast: Cast, system: TestSystem): Promise<{ taskId: string; orderId: string }> {
  const taskId = await openTask(system, cast.zhao, { admission: 'reviewed', places: 2 });
  return { taskId, orderId: await sign(cast, taskId) };
}

const money: Readonly<Record<string, Begin>> = {
  'a draft is published': async ({ zhao }, system) =>
    calls(zhao, 'publishing/openTask', { taskId: await draftTask(system, zhao) }),
  'money comes in': async (cast, system) =>
    calls(cast.chen, 'operations/confirmFunding', await receiptFor(system, await awaiting(cast, system))),
  'more places are asked for': async ({ zhao }, system) => {
    const taskId = await openTask(system, zhao, { places: 1 });
    return calls(zhao, 'publishing/updateTask', { taskId, changes: { places: 3 } });
  },
  'more places are paid for': async (cast, system) =>
    calls(cast.chen, 'operations/confirmFunding', await receiptFor(system, await wider(cast, system))),
  'a payment is taken back': async (cast, system) =>
    calls(cast.zhao, 'publishing/cancelFunding', { taskId: await awaiting(cast, system) }),
  'money comes in that nobody waits for': async (cast, system) =>
    calls(cast.chen, 'operations/confirmFunding', (await lateReceipt(cast, system)).receipt),
  'a task is closed': async ({ zhao }, system) =>
    calls(zhao, 'publishing/closeTask', { taskId: await openTask(system, zhao, { places: 2 }) }),
  'a refund is sent': async (cast, system) => {
    const { taskId, receipt } = await lateReceipt(cast, system);
    await cast.chen.get('operations/confirmFunding', receipt);
    const { items } = await system.ports.store.list(refunds, 'task', [taskId], { limit: 1 });
    const refundId = items[0]?.id;
    return calls(cast.chen, 'operations/finishRefund', { refundId, outcome: 'paid', bankSerial: newKey() });
  },
};

const people: Readonly<Record<string, Begin>> = {
  'somebody is refused': async (cast, system) => {
    const { orderId } = await applied(cast, system);
    return calls(cast.zhao, 'publishing/refuse', { orderId, reason: '人数已经够了' });
  },
  'somebody is admitted': async (cast, system) => {
    const { orderId } = await applied(cast, system);
    return calls(cast.zhao, 'publishing/admit', { orderId });
  },
  'somebody withdraws': onOrderBefore('orders/withdraw'),
  'somebody checks in': onOrder('admitted', 'lin', 'orders/checkIn', present),
  'somebody checks out': onOrder('checked-in', 'lin', 'orders/checkOut', present),
  'somebody leaves': onOrder('admitted', 'lin', 'orders/leave', () => ({
    why: 'publisher-absent',
    text: words.text,
  })),
  'a publisher cancels late': onOrder('admitted', 'zhao', 'publishing/cancelOrder', () => ({
    reason: '活动改期，抱歉',
  })),
  'an application is written': async ({ wu }, system) =>
    calls(wu, 'publishers/save', { fields: await enterpriseFields(system, wu, 'wu') }),
  'an application is handed in': async ({ wu }, system) => {
    await wu.get('publishers/save', { fields: await enterpriseFields(system, wu, 'wu') });
    const { idNumber } = registered('wu');
    return calls(wu, 'publishers/submit', { idNumber, terms: currentTerms, idempotencyKey: newKey() });
  },
  'an application is approved': decided({ decision: 'approve' }),
  'an application is returned': decided({ decision: 'return', reasons: ['licence-unclear'] }),
};

function onOrderBefore(action: string): Begin {
  return async (cast, system) => {
    const { orderId } = await applied(cast, system);
    await cast.zhao.get('publishing/admit', { orderId });
    return calls(cast.lin, action, { orderId });
  };
}
function decided(decision: object): Begin {
  return async ({ wu, chen }, system) => {
    const submittedAtMs = await submittedApplication(system, wu, 'wu');
    return calls(chen, 'operations/decidePublisher', { accountId: wu.accountId, submittedAtMs, ...decision });
  };
}

const work: Readonly<Record<string, Begin>> = {
  'work is handed in': onOrder('checked-in', 'lin', 'orders/handIn', () => ({ quantity: 1, pictureIds: [] })),
  'work is accepted': onOrder('handed-in', 'zhao', 'publishing/accept', asSeen),
  'a part of the work is accepted': onOrder('handed-in', 'zhao', 'publishing/accept', (it) => ({
    ...asSeen(it),
    quantity: 0,
    reason: '没有完成',
  })),
  'less is agreed to': onOrder('accepted', 'lin', 'orders/agree'),
  'work is returned': onOrder('handed-in', 'zhao', 'publishing/returnWork', (it) => ({
    ...asSeen(it),
    reason: '照片看不清',
  })),
  'work is disputed': onOrder('handed-in', 'lin', 'orders/dispute', () => words),
  'a dispute is answered': onOrder('disputed', 'zhao', 'orders/answerDispute', () => ({
    ...words,
    idempotencyKey: newKey(),
  })),
  'a dispute is decided': onOrder('disputed', 'chen', 'operations/decideDispute', () => ({
    statements: 2,
    outcome: 'part',
    payFen: 5_000,
    reason: '双方都有责任',
  })),
};

/** The timer comes a minute after somebody was decided on. */
const afterDeciding =
  (decision: object): Begin =>
  async (cast, system) => {
    const { taskId, orderId } = await applied(cast, system);
    await cast.zhao.get('publishing/decideAll', { taskId, orderIds: [orderId], ...decision });
    const { dueAtMs = 0 } = (await system.ports.store.get(decisions, orderId)) ?? {};
    system.clock.pass(dueAtMs + 1 - system.clock.nowMs());
    return tick;
  };

const timer: Readonly<Record<string, Begin>> = {
  'the minute after a decision to admit ends': afterDeciding({ kind: 'admit' }),
  'the minute after a decision to refuse ends': afterDeciding({ kind: 'refuse', reason: '人数已经够了' }),
  'the reserve of a closed task is swept': async ({ zhao }, system) => {
    await zhao.get('publishing/closeTask', { taskId: await openTask(system, zhao, { places: 2 }) });
    system.clock.pass(31 * minuteMs);
    await system.timer('tick');
    system.clock.pass(31 * minuteMs);
    return tick;
  },
  'silence accepts': async (cast, system) => {
    const { orderId } = await worked(cast, system, 'checked-in');
    await cast.lin.get('orders/handIn', { orderId, quantity: 1, pictureIds: [] });
    const untilMs = system.clock.nowMs() + 48 * hourMs;
    // What else falls due meanwhile is done before.
    for (const hours of [30, 6, 6, 5]) {
      system.clock.pass(hours * hourMs);
      await system.timer('tick');
    }
    system.clock.pass(untilMs + 1 - system.clock.nowMs());
    return tick;
  },
};

/** Crashes at one step in `stride`, each time to a story of its own, until one ends before the crash. */
async function expectSameEnd(name: string, begin: Begin, first: number, stride: number): Promise<void> {
  const stories = await openStories();
  try {
    const { end } = await stories.run(begin);
    let places = 0;
    for (let step = first, isOn = true; isOn; step += stride) {
      places += 1;
      const { hasCrashed, ...after } = await stories.run(begin, step);
      expect({ step, end: after.end }).toEqual({ step, end });
      isOn = hasCrashed && Number.isFinite(stride);
      // Something was cut off.
      if (step === first) expect(hasCrashed).toBe(true);
    }
    noteFact({ kind: 'crashes', name, value: places });
    await stories.expectWhole();
  } finally {
    await stories.close();
  }
}

const onMemory = process.env.STORE === undefined;
const isProved = propertyRuns(false, true);
/** On a slow store `npm test` takes a few, and only where the answer of their first commit is lost. */
const oneIn = onMemory || isProved ? 1 : process.env.STORE === 'cloudbase' ? 8 : 4;
const called = Object.entries({ ...money, ...people, ...work }).filter((_, at) => at % oneIn === 1 % oneIn);
/** How each store keeps what the timer commits is held by the tests of its own crashes. */
const timed = onMemory || isProved ? Object.entries(timer) : [];
const timeoutMs = propertyRuns(120_000, 3_600_000);

test.each(called)(
  'given a crash anywhere while %s, then the story ends as without one',
  (name, begin) =>
    oneIn === 1 ? expectSameEnd(name, begin, 1, propertyRuns(3, 1)) : expectSameEnd(name, begin, 2, Infinity),
  timeoutMs,
);

for (const [name, begin] of timed)
  test(
    `given a crash of the timer as ${name}, then the story ends as without one`,
    () => expectSameEnd(name, begin, 1, propertyRuns(4, 1)),
    timeoutMs,
  );
