import { samplePayer } from '../../../local/bank';
import { stopRail } from '../../../shared/application/payouts/rail-of';
import { judgePicture } from '../../../shared/application/pictures/take-verdict';
import { notePictures } from '../../../shared/application/pictures/use-pictures';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { monthAt, monthsUpTo } from '../../../shared/domain/calendar/month';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import type { MemoryStore } from '../../../shared/store/memory/memory-store';
import { submittedApplication, writtenApplication } from '../data/applications';
import { billMonth, invoiceTo } from '../data/billed-month';
import { agreeTo } from '../data/consents';
import { groupSettings } from '../data/group-settings';
import { operatorOf } from '../data/operator';
import { givePayable, setUpRails } from '../data/payable';
import { uploadedPicture, uploadPicture } from '../data/pictures';
import { serviceClient } from '../data/service-client';
import { identified, settledWork } from '../data/settled-work';
import { draftTask, openTask, reviewedTask } from '../data/tasks';
import { workedOrders } from '../data/worked-orders';
import { createInspectableSystem } from '../system/inspectable-system';
import { type Actor, acceptAll, newKey, type TestSystem } from '../system/test-system';

/** A system in which every action has somebody who may use it and something to use it on. */
export interface ActionFixture {
  readonly system: TestSystem;
  /** `lin`: signed up, paid, told. */
  readonly worker: Actor;
  /** `zhao`: with tasks in every state. */
  readonly publisher: Actor;
  /** `sun`: another ready person, a publisher too, to whom nothing here belongs. */
  readonly outsider: Actor;
  /** `chen`: decides on what waits for review. */
  readonly operator: Actor;
  /** `zhou`: nothing stands in the way of leaving. */
  readonly leaver: Actor;
  /** `wu`: about to leave. */
  readonly goner: Actor;
  /** A program with a group, one post that waits and one that is being sent. */
  readonly bot: Actor;
  readonly groupId: string;
  readonly waitingPost: GroupPostId;
  readonly sendingPost: GroupPostId;
  /** Of what the bot has read and not acknowledged. */
  readonly receipt: string;
  readonly refreshToken: string;
  readonly draftId: string;
  /** Waits for the operator, since then. */
  readonly reviewTaskId: string;
  readonly submittedAtMs: number;
  /** Waits to be paid for. */
  readonly unpaidTaskId: string;
  /** What has to be paid for it. */
  readonly unpaid: { readonly reference: string; readonly amountFen: number };
  /** An order at WeChat Pay for what is not to be paid any more. */
  readonly paymentId: string;
  /** Money that came in too late and has to go back. */
  readonly refundId: string;
  /** Open, first come, first served; the worker has not signed up. */
  readonly openTaskId: string;
  /** The task of `orderId`. */
  readonly takenTaskId: string;
  /** Of `orderId`. */
  readonly orderNumber: string;
  /** Where somebody waits for the publisher's word. */
  readonly reviewedTaskId: string;
  /** Waits for it. */
  readonly waitingOrderId: string;
  /** To be admitted in a minute, unless the publisher takes it back. */
  readonly decidedOrderId: string;
  /** The worker's own. */
  readonly orderId: string;
  /** The worker's, whose publisher wants other terms. */
  readonly askedOrderId: string;
  /** The worker's, admitted, at work that goes on. */
  readonly begunOrder: WorkedOrder;
  /** The worker has come to it. */
  readonly attendedOrder: WorkedOrder;
  /** The worker has handed it in. */
  readonly handedInOrder: WorkedOrder & { readonly handedInAtMs: number };
  /** Accepted in part, which the worker may agree to. */
  readonly partOrderId: string;
  /** Both sides have been heard. */
  readonly disputedOrderId: string;
  /** The worker's, the first one is the default. */
  readonly payoutAccountIds: readonly [string, string];
  /** The worker's, never sent, since the rail is stopped; there is more to draw. */
  readonly payoutId: string;
  readonly noticeId: string;
  /** The worker's, in that month. */
  readonly settlementId: string;
  readonly settledIn: string;
  /** A month that is over, in which the publisher's tasks have cost something. */
  readonly invoiceMonth: string;
  /** The publisher's, for the month before. */
  readonly paperRequestId: string;
  /** The worker's, uploaded, and not yet looked at. */
  readonly pictureId: string;
  /** The worker's, uploaded, and not yet shown as theirs. */
  readonly avatarId: string;
  /** The worker's, which an operator has to look at. */
  readonly doubtfulPictureId: string;
  /** The worker's, in an application that is whole and not yet handed in. */
  readonly licenceId: string;
  /** Somebody's application that waits for the operator. */
  readonly applied: { readonly accountId: string; readonly submittedAtMs: number };
  /** Of the open task, by the publisher. */
  readonly shareId: string;
  /** The worker's, about the publisher, which waits for the operator. */
  readonly openReportId: string;
  /** About the worker, and found to be true. */
  readonly upheldReportId: string;
  /** Somebody's, that stands. */
  readonly suspensionId: string;
}

/** A fixture over the memory store, which can be set again. */
export interface ResettableFixture extends ActionFixture {
  readonly raw: MemoryStore;
  /** Takes documents and files back to how the fixture was set. */
  reset(): void;
  restoreFiles(): void;
}

type WorkedOrder = { readonly orderId: string; readonly taskId: string; readonly startMs: number };
type GroupPostId = { readonly groupId: string; readonly taskId: string };

async function bind({ sandbox }: TestSystem, worker: Actor, alipayLogonId: string): Promise<string> {
  const { account } = await worker.get('payouts/bindAccount', {
    channel: 'alipay',
    realName: '林晓彤',
    alipayLogonId,
    loginCode: sandbox.loginCode('lin'),
    idempotencyKey: newKey(),
  });
  return account.payoutAccountId;
}

/** A task that has to be paid for, and a payment that came when nobody needed it any more. */
async function payments(system: TestSystem, publisher: Actor, operator: Actor) {
  const unpaidTaskId = await draftTask(system, publisher);
  await publisher.get('publishing/openTask', { taskId: unpaidTaskId });
  const late = (await publisher.get('funding/due', { taskId: unpaidTaskId })).funding;
  const { paymentId } = await publisher.get('funding/payByWeChat', { taskId: unpaidTaskId });
  await publisher.get('publishing/cancelFunding', { taskId: unpaidTaskId });
  const receipt = { reference: late.reference, amountFen: late.amountFen, bankSerial: 'BANK-0000-0001' };
  await operator.get('operations/confirmFunding', { ...receipt, ...samplePayer });
  const { refunds } = await operator.get('operations/refunds', { status: 'due' });
  await publisher.get('publishing/openTask', { taskId: unpaidTaskId });
  const { funding } = await publisher.get('funding/due', { taskId: unpaidTaskId });
  const unpaid = { reference: funding.reference, amountFen: funding.amountFen };
  return { unpaidTaskId, unpaid, paymentId: paymentId as string, refundId: refunds[0].refundId as string };
}

/** A payout on a rail that is stopped, and money for another. */
async function reservedPayout(system: TestSystem, worker: Actor): Promise<string> {
  await stopRail(system.ports, 'alipay', { why: 'balance', code: 'PAYER_BALANCE_NOT_ENOUGH' });
  await givePayable(system, worker.accountId, 100_000);
  const { payout } = await worker.get('payouts/request', { idempotencyKey: newKey() });
  await givePayable(system, worker.accountId, 50_000);
  return payout.payoutId;
}

/** Work that was paid for in each of two months that are over; an invoice for the first is asked for. */
async function invoices(system: TestSystem, publisher: Actor) {
  const [before = '', last = ''] = monthsUpTo(monthAt(system.clock.nowMs()), 3);
  for (const month of [before, last]) await billMonth(system, publisher, month);
  const { request } = await publisher.get('documents/requestInvoice', { month: before, ...invoiceTo });
  return { invoiceMonth: last, paperRequestId: request.requestId as string };
}

/** A picture that waits to be looked at, after one that is shown, and then no more: the clock has yet to act on it. */
async function picturesOf(system: TestSystem, worker: Actor) {
  const shownId = await uploadedPicture(system, worker, 'avatar');
  await system.ports.store.transact(async (tx) => {
    notePictures(tx, 'account:shown', [shownId]);
    notePictures(tx, 'account:shown', [], [shownId]);
  });
  const doubtfulPictureId = await uploadedPicture(system, worker, 'hand-in');
  await judgePicture(system.ports, doubtfulPictureId, 'review');
  const avatarId = await uploadedPicture(system, worker, 'avatar');
  return { pictureId: await uploadPicture(system, worker, 'hand-in'), avatarId, doubtfulPictureId };
}

/** One who wrote an application, and one who handed it in. */
async function applicationsOf(system: TestSystem, worker: Actor) {
  await writtenApplication(system, worker, 'lin');
  const { application } = await worker.get('publishers/application');
  const he = await system.signIn('he');
  const submittedAtMs = await submittedApplication(system, he, 'he');
  return { licenceId: application.licence.pictureId, applied: { accountId: he.accountId, submittedAtMs } };
}

/** A group's post that waits, one that is on its way, and events to be acknowledged. */
async function groupPosts(bot: Actor, waitingTaskId: string, sendingTaskId: string) {
  const { group } = await bot.get('groups/save', groupSettings('wechaty', '20011112222@chatroom'));
  const { groupId } = group;
  const waitingPost = { groupId, taskId: waitingTaskId };
  const sendingPost = { groupId, taskId: sendingTaskId };
  await bot.get('groups/enqueue', { posts: [waitingPost, sendingPost] });
  await bot.get('groups/claim', { groupId, taskIds: [sendingTaskId] });
  const { receipt } = await bot.get('groups/events');
  return { groupId, waitingPost, sendingPost, receipt };
}

/** Who takes tasks, with the token that renews the session. */
async function workerOf(system: TestSystem): Promise<{ worker: Actor; refreshToken: string }> {
  await system.signIn('lin');
  const login = { code: system.sandbox.loginCode('lin'), accepted: acceptAll };
  const { session, profile } = await system.stranger.get('account/login', login);
  return {
    worker: system.actor(profile.accountId, session.accessToken),
    refreshToken: session.refreshToken,
  };
}

/** A report that waits, one that was decided, and somebody who is suspended. */
async function support(
  system: TestSystem,
  sides: { readonly worker: Actor; readonly publisher: Actor; readonly operator: Actor },
  orderId: string,
) {
  const { worker, publisher, operator } = sides;
  const report = async (by: Actor, reason: string): Promise<string> => {
    const sent = { about: { orderId }, reason, pictureIds: [], idempotencyKey: newKey() };
    return (await by.get('support/report', sent)).ticket.ticketId;
  };
  const openReportId = await report(worker, 'unpaid');
  const upheldReportId = await report(publisher, 'faked-work');
  const text = '打卡照片不是本人';
  await operator.get('support/answer', { ticketId: upheldReportId, outcome: 'upheld', text });
  const { accountId } = await system.signIn('feng');
  const { suspension } = await operator.get('support/suspend', {
    accountId,
    rule: 'account-risk',
    reason: '短时间内在多地登录',
    days: 7,
  });
  return { openReportId, upheldReportId, suspensionId: suspension.suspensionId as string };
}

/** Somebody who can leave, and somebody who is about to. */
async function leavers(system: TestSystem) {
  const leaver = await system.signIn('zhou');
  const goner = await system.signIn('wu');
  await goner.get('privacy/askToLeave', { loginCode: system.sandbox.loginCode('wu') });
  return { leaver, goner };
}

/** Sets the fixture in a new system, over whichever store it has. */
export async function makeActionFixture(system: TestSystem): Promise<ActionFixture> {
  const bot = await serviceClient(system, 'bot');
  const publisher = await system.publisher('zhao');
  const outsider = await system.publisher('sun');
  const { worker, refreshToken } = await workerOf(system);

  await agreeTo(worker, 'home');
  const draftId = await draftTask(system, publisher);
  const operator = await operatorOf(system, 'chen');
  const inReview = await reviewedTask(system, publisher);
  await setUpRails(system);
  const paid = await payments(system, publisher, operator);
  const startMs = system.clock.nowMs() + 4 * dayMs;
  const hours = (from: number) => ({
    sessions: [{ startMs: startMs + from, endMs: startMs + from + hourMs }],
  });
  const openTaskId = await openTask(system, publisher, hours(0));
  const takenTaskId = await openTask(system, publisher, hours(hourMs));
  const reviewedTaskId = await openTask(system, publisher, { admission: 'reviewed' });
  const sign = async (who: Actor, taskId: string): Promise<string> =>
    (await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;
  const orderId = await sign(worker, takenTaskId);
  const askedTaskId = await openTask(system, publisher, hours(3 * hourMs));
  const askedOrderId = await sign(worker, askedTaskId);
  const changes = { placeName: '台东步行街南口' };
  await publisher.get('publishing/changeTerms', { taskId: askedTaskId, termsVersion: 1, changes });
  const waitingOrderId = await sign(await system.signIn('wang'), reviewedTaskId);
  const worked = await workedOrders(system, publisher, (taskId) => sign(worker, taskId));
  const decidedOrderId = await sign(await system.signIn('li'), reviewedTaskId);
  const decided = { taskId: reviewedTaskId, orderIds: [decidedOrderId], kind: 'admit' };
  await publisher.get('publishing/decideAll', decided);
  const first = await bind(system, worker, '13800001001');
  const payoutAccountIds = [first, await bind(system, worker, 'lin@example.com')] as const;
  await identified(worker, 'lin');
  const payoutId = await reservedPayout(system, worker);
  const { shareId } = await publisher.get('sharing/createShare', { taskId: openTaskId });
  await worker.get('sharing/createShare', { taskId: takenTaskId });
  const settled = await settledWork(system, worker, 'lin');
  const { notices } = await worker.get('messages/notices', {});

  return {
    system,
    bot,
    ...(await groupPosts(bot, takenTaskId, reviewedTaskId)),
    worker,
    publisher,
    operator,
    ...(await leavers(system)),
    outsider,
    refreshToken,
    draftId,
    ...paid,
    reviewTaskId: inReview.taskId,
    submittedAtMs: inReview.submittedAtMs,
    openTaskId,
    takenTaskId,
    orderNumber: orderNumberOf(orderId),
    reviewedTaskId,
    waitingOrderId,
    decidedOrderId,
    orderId,
    askedOrderId,
    ...worked,
    payoutAccountIds,
    payoutId,
    noticeId: notices[0].noticeId,
    ...settled,
    ...(await invoices(system, publisher)),
    ...(await picturesOf(system, worker)),
    ...(await applicationsOf(system, worker)),
    ...(await support(system, { worker, publisher, operator }, orderId)),
    shareId,
  };
}

export async function createActionFixture(): Promise<ResettableFixture> {
  const { system, raw } = await createInspectableSystem();
  const fixture = await makeActionFixture(system);
  const content = raw.snapshot();
  const files = system.files as Map<string, Uint8Array>;
  const kept = [...files];
  const restoreFiles = () => {
    files.clear();
    for (const [key, bytes] of kept) files.set(key, bytes);
  };
  const reset = () => {
    raw.restore(content);
    restoreFiles();
  };
  return { ...fixture, raw, reset, restoreFiles };
}
