import { type Funding, fundings, type TaskFunds, taskFunds } from '../../collections/fundings';
import { ledgerEntries, taskShards } from '../../collections/ledger';
import { type Order, orders } from '../../collections/orders';
import { type Task, tasks } from '../../collections/tasks';
import { hourMs } from '../../domain/calendar/calendar';
import { moved, sumOn } from '../../domain/ledger/accounts';
import { isOpenOrder } from '../../domain/lifecycles/order-lifecycle';
import { costOfPay, ratesOf } from '../../domain/money/cost';
import { type Fen, fen } from '../../domain/money/money';
import type { Ports } from '../../ports/context';
import type { Store } from '../../ports/store';
import type { Settle } from '../deadlines/run-due';
import { post } from '../ledger/post';
import { advance } from '../lifecycles/advance';
import { allOf } from '../listing/all-of';
import { manyOf } from '../listing/many-of';
import { createRefund } from './refunds';
import { quietMs } from './sweep-deadline';
import { costOfTask, dropFunding, writeFunds } from './task-funds';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

/** How long until it is looked again whether the last order of a closed task is done. */
const lookAgainMs = hourMs;

/** What orders of a task have drawn from its reserve so far. */
export async function drawnFrom(store: Pick<Store, 'list'>, taskId: string): Promise<Fen> {
  const shards = Array.from({ length: taskShards }, (_, shard) => shard);
  const entries = await Promise.all(
    shards.map((shard) => allOf(store, ledgerEntries, 'task', [taskId, shard])),
  );
  const earned = entries.flat().filter(({ kind }) => kind === 'earn');
  return fen(earned.reduce((sum, { postings }) => sum - sumOn(postings, 'reserve'), 0));
}

/** Whether any order of the task waits, is under way, or can still earn. */
async function hasOpenOrders(store: Pick<Store, 'list'>, taskId: string): Promise<boolean> {
  const { items } = await store.list(orders, 'open', [taskId], { limit: 1 });
  return items.length > 0;
}

/** What an order has drawn from its task's reserve, or can still draw. */
function drawable(order: Order): number {
  if (order.earnedFen !== undefined) return costOfPay(order.earnedFen, ratesOf(order.cost.rates)).totalFen;
  return isOpenOrder(order) ? order.cost.totalFen : 0;
}

/**
 * What orders have drawn and can still draw, by the orders themselves: what an index shows late, of the orders as of the
 * ledger, would be sent back though it is needed.
 */
async function neededByOrders(store: Pick<Store, 'list' | 'getMany'>, taskId: string): Promise<Fen> {
  const listed = await allOf(store, orders, 'applicants', [taskId]);
  const read = await manyOf(
    store,
    orders,
    listed.map(({ id }) => id),
  );
  return fen([...read.values()].reduce((sum, order) => sum + drawable(order), 0));
}

/**
 * Whether the empty places of a task that was stopped are paid back already, whoever still works: those who signed up
 * before are long in the index.
 */
const isForEmptyPlaces = ({ closedReason, updatedAtMs }: Task, nowMs: number): boolean =>
  closedReason === 'stopped' && updatedAtMs + quietMs <= nowMs;

/** How much of its reserve a task that is not closed needs. */
function neededFen(task: Task, funds: Pick<TaskFunds, 'surplusFen'>, nowMs: number): Fen {
  if (task.status === 'open') return fen(costOfTask(task, nowMs).totalFen + (funds.surplusFen ?? 0));
  if (task.status === 'draft' || task.signUpDeadlineMs <= nowMs) return fen(0);
  return costOfTask(task, nowMs).totalFen;
}

/**
 * Lets go of what was asked for and is paid by nobody, and notes since when no order of a closed task is open. False:
 * it is too early to say what is left.
 */
async function settleDown(context: Needs, task: Task, isBusy: boolean): Promise<boolean> {
  const { store, clock } = context;
  const nowMs = clock.nowMs();
  return store.transact(async (tx) => {
    const funds = await tx.get(taskFunds, task.id);
    if (!funds) return true;
    const { quietSinceMs, ...rest } = funds;
    const sinceMs = isBusy ? undefined : (quietSinceMs ?? nowMs);
    if (sinceMs !== quietSinceMs || funds.fundingId !== undefined) {
      await dropFunding(tx, funds, 'lapse', { by: 'platform', atMs: nowMs });
      writeFunds(tx, rest, task, sinceMs === undefined ? {} : { quietSinceMs: sinceMs });
    }
    return sinceMs !== undefined && sinceMs + quietMs <= nowMs;
  });
}

/** Sends back, of one funding, as much as nobody needs; how much is left to go back then. */
async function returnPart(
  context: Needs,
  taskId: string,
  { id: fundingId }: Funding,
  keepFen: (task: Task, funds: TaskFunds) => Fen,
): Promise<number> {
  const { store, clock } = context;
  return store.transact(async (tx) => {
    const [task, funds, funding] = await Promise.all([
      tx.get(tasks, taskId),
      tx.get(taskFunds, taskId),
      tx.get(fundings, fundingId),
    ]);
    if (!task || !funds || funding?.status !== 'confirmed') return 0;
    const { payerName, payerAccount, payerBank, publisherId, title, channel, chargeId } = funding;
    if (payerName === undefined || payerAccount === undefined || payerBank === undefined)
      throw new Error('a funding that nobody paid');
    const restFen = funds.reservedFen - keepFen(task, funds);
    const amountFen = Math.min(restFen, funding.amountFen - funding.refundedFen);
    if (amountFen <= 0) return Math.max(0, restFen);
    const step = { by: 'platform', atMs: clock.nowMs() } as const;
    const part = fen(amountFen);
    const parties = { publisherId, taskId, fundingId };
    const way = { channel, ...(channel === 'wechat-pay' && chargeId !== undefined && { chargeId }) };
    const payer = { payerName, payerAccount, payerBank, ...way };
    const refund = await createRefund(tx, context, { ...parties, ...payer, title, amountFen: part }, step);
    advance(tx, fundings, { ...funding, refundedFen: fen(funding.refundedFen + part) }, 'giveBack', step);
    tx.update(taskFunds, {
      ...funds,
      reservedFen: fen(funds.reservedFen - part),
      returns: funds.returns + 1,
    });
    const returned = {
      id: `return:${taskId}:${funds.returns + 1}`,
      kind: 'return',
      ...parties,
      refundId: refund.refundId,
      postings: moved('reserve', { funds: part }),
      inputs: { amountFen: part, fundingId },
    } as const;
    await post(tx, step.atMs, returned, refund);
    return restFen - part;
  });
}

/**
 * Sends back what a task's reserve holds and nobody needs: of an open task what is beyond its cost, of a closed one
 * what no order has drawn, once none can draw any more; to whoever paid last, first. `settle` sets when it is to be looked
 * again. Throws Error where a payment cannot be found yet.
 */
export async function returnUnused(context: Needs, taskId: string, settle: Settle): Promise<void> {
  const { store, clock } = context;
  const again = async (dueAtMs?: number) => void (await store.transact((tx) => settle(tx, dueAtMs)));
  const task = await store.get(tasks, taskId);
  if (!task) return again();
  const isClosed = task.status === 'closed';
  const isBusy = isClosed && (await hasOpenOrders(store, taskId));
  const lookAtMs = clock.nowMs() + (isBusy ? lookAgainMs : quietMs);
  const isEarly = isClosed && !(await settleDown(context, task, isBusy));
  if (isEarly && !isForEmptyPlaces(task, clock.nowMs())) return again(lookAtMs);
  const drawnFen = isClosed
    ? await (isEarly ? neededByOrders(store, taskId) : drawnFrom(store, taskId))
    : undefined;
  // What is closed only meanwhile keeps all of it: what its orders need is seen by the sweep that its close has set.
  const keepFen = (current: Task, funds: TaskFunds): Fen =>
    drawnFen ?? (current.status === 'closed' ? funds.reservedFen : neededFen(current, funds, clock.nowMs()));
  const paid = await allOf(store, fundings, 'task', [taskId]);
  const funds = await store.get(taskFunds, taskId);
  let restFen = funds ? funds.reservedFen - keepFen(task, funds) : 0;
  for (const funding of paid.filter(({ status }) => status === 'confirmed').toReversed()) {
    if (restFen <= 0) break;
    restFen = await returnPart(context, taskId, funding, keepFen);
  }
  if (restFen > 0) throw new Error('more to send back than was paid');
  await again(isEarly ? lookAtMs : undefined);
}
