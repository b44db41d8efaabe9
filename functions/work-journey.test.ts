import { samplePayer } from '../local/bank';
import { onSiteCode } from '../shared/application/orders/on-site-code';
import { orders } from '../shared/collections/orders';
import { dayMs, hourMs, minuteMs } from '../shared/domain/calendar/calendar';
import { submittedApplication } from '../tests/support/data/applications';
import { agreeTo } from '../tests/support/data/consents';
import { operatorOf } from '../tests/support/data/operator';
import { taskDraft } from '../tests/support/data/task-draft';
import { type Actor, createTestSystem, newKey, type TestSystem } from '../tests/support/system/test-system';

// Through AWS's entries, and in the project cloudbase through CloudBase's.
let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const near = { method: 'position', longitude: 120.355, latitude: 36.084, accuracyMetres: 30 };
const publisher = () => system.signIn('wu');
const operator = () => operatorOf(system, 'chen');

/** Time goes by, and the timer comes until everybody was told; whoever acts afterwards signs in anew. */
async function passTo(ms: number): Promise<void> {
  system.clock.pass(ms - system.clock.nowMs());
  for (let time = 0; time < 2; time += 1) await system.timer('tick');
}
const later = (ms: number) => passTo(system.clock.nowMs() + ms);

/** Publishes a task of four hours and pays for it. */
async function published(who: Actor, startMs: number, admission: 'reviewed' | 'first-come'): Promise<string> {
  const session = { startMs, endMs: startMs + 4 * hourMs };
  const plan = { places: 2, payFen: 10_000, payUnit: 'hour' as const, quantity: 4, sessions: [session] };
  const task = taskDraft(system.clock.nowMs(), { ...plan, admission, signUpDeadlineMs: startMs });
  const made = await who.get('publishing/createTask', { task, idempotencyKey: newKey() });
  const { taskId } = made.task;
  expect((await who.get('publishing/openTask', { taskId })).task.status).toBe('awaiting-funds');
  const { transfer } = await who.get('funding/due', { taskId });
  const { reference, amountFen } = transfer;
  const receipt = { reference, amountFen, bankSerial: newKey(), ...samplePayer };
  await (await operator()).get('operations/confirmFunding', receipt);
  expect((await who.get('publishing/task', { taskId })).task.status).toBe('open');
  return taskId;
}
async function signUp(person: string, taskId: string): Promise<string> {
  const who = await system.signIn(person);
  const { order } = await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  return order.orderId;
}
const stored = (orderId: string) => system.ports.store.get(orders, orderId);
const code = (taskId: string) => ({
  method: 'code',
  code: onSiteCode(system.ports, taskId, system.clock.nowMs()).code,
});
const checkIn = async (person: string, orderId: string, startMs: number, proof: object) =>
  (await system.signIn(person)).get('orders/checkIn', { orderId, startMs, proof });
const handIn = async (person: string, orderId: string): Promise<number> => {
  const work = { orderId, quantity: 4, text: '已完成', pictureIds: [] };
  return (await (await system.signIn(person)).get('orders/handIn', work)).order.handedInAtMs;
};
/** What somebody is told, newest first. */
const told = async (person: string): Promise<string> => {
  const { notices } = await (await system.signIn(person)).get('messages/notices', { limit: 20 });
  return notices.map(({ title, text }: { title: string; text: string }) => `${title}：${text}`).join('\n');
};

async function approved(): Promise<void> {
  const wu = await publisher();
  const submittedAtMs = await submittedApplication(system, wu, 'wu');
  const { accountId } = wu;
  await (await operator()).get('operations/decidePublisher', {
    accountId,
    submittedAtMs,
    decision: 'approve',
  });
}

test('from an application to accepted work: two of three are admitted, one is accepted, one by silence', async () => {
  await approved();
  const startMs = system.clock.nowMs() + 2 * dayMs;
  const taskId = await published(await publisher(), startMs, 'reviewed');
  const [one, other, third] = [
    await signUp('lin', taskId),
    await signUp('wang', taskId),
    await signUp('li', taskId),
  ];
  await (await publisher()).get('publishing/decideAll', { taskId, orderIds: [one, other], kind: 'admit' });
  for (const ms of [minuteMs + 1, 5 * minuteMs, 31 * minuteMs]) await later(ms);
  expect([(await stored(one))?.status, (await stored(other))?.status]).toEqual(['admitted', 'admitted']);
  // The task is full: who waits is told.
  expect((await stored(third))?.timeline.at(-1)).toMatchObject({ status: 'refused', code: 'full' });
  expect(await told('li')).toContain('报名未通过');

  await passTo(startMs - 10 * minuteMs);
  await agreeTo(await system.signIn('lin'), 'check-in-position');
  await checkIn('lin', one, startMs, near);
  await checkIn('wang', other, startMs, code(taskId));
  await passTo(startMs + 4 * hourMs);
  const handedInAtMs = await handIn('lin', one);
  await handIn('wang', other);
  await (await publisher()).get('publishing/accept', { orderId: one, handedInAtMs });
  await later(48 * hourMs + minuteMs);
  expect((await stored(one))?.timeline.at(-1)).toMatchObject({ status: 'accepted', by: 'publisher' });
  expect((await stored(other))?.timeline.at(-1)).toMatchObject({ status: 'accepted', by: 'platform' });
  for (const id of [one, other]) expect((await stored(id))?.earnedFen).toBe(40_000);
});

test('from a late cancellation, which pays, to a dispute that ends in part', async () => {
  await approved();
  const startMs = system.clock.nowMs() + 2 * dayMs;
  const taskId = await published(await publisher(), startMs, 'first-come');
  const [called, worked] = [await signUp('li', taskId), await signUp('lin', taskId)];
  await passTo(startMs - 5 * hourMs);
  await (await publisher()).get('publishing/cancelOrder', { orderId: called, reason: '活动缩减，抱歉' });
  expect(await stored(called)).toMatchObject({ status: 'cancelled', earnedFen: 20_000 });

  await passTo(startMs - 10 * minuteMs);
  await checkIn('lin', worked, startMs, code(taskId));
  await passTo(startMs + 4 * hourMs);
  const part = { orderId: worked, handedInAtMs: await handIn('lin', worked), quantity: 2 };
  await (await publisher()).get('publishing/accept', { ...part, reason: '只做了一半' });
  const words = { orderId: worked, text: '四个小时都在做', pictureIds: [] };
  await (await system.signIn('lin')).get('orders/dispute', words);
  const answer = { ...words, text: '中途离开过两次', idempotencyKey: newKey() };
  await (await publisher()).get('orders/answerDispute', answer);
  const decision = { statements: 2, outcome: 'part', payFen: 30_000, reason: '按三小时计算' };
  await (await operator()).get('operations/decideDispute', { orderId: worked, ...decision });
  expect(await stored(worked)).toMatchObject({ status: 'decided', earnedFen: 30_000 });
  await later(minuteMs);
  for (const person of ['lin', 'wu']) expect(await told(person)).toContain('申诉已处理');
});
