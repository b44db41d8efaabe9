import { homePiece } from '../../../shared/application/tasks/places/pieces';
import type { Order } from '../../../shared/collections/orders';
import type { Task } from '../../../shared/collections/tasks';
import { orderCost, ratesOf } from '../../../shared/domain/money/cost';
import { rulesAt } from '../../../shared/domain/orders/order-rules';

/** What a sign-up agrees to, as the task stands. */
export const termsOf = (task: Task): Order['terms'] => ({
  version: task.termsVersion,
  title: task.title,
  payFen: task.payFen,
  payUnit: task.payUnit,
  settlementCycle: task.settlementCycle,
  sessions: task.sessions,
  quantity: task.quantity,
});

/** What is reserved for somebody who signs up on these terms. */
export const costOf = ({ costRates, ...task }: Task): Order['cost'] => {
  if (costRates === undefined) throw new Error('a task that was never funded');
  return { ...orderCost(task, ratesOf(costRates)), rates: costRates };
};

/** An order that has not begun. */
export type NewOrder = Omit<Order, 'status' | 'timeline' | 'updatedAtMs'>;

/** The order of somebody who signs up now, on the task's terms as they are. */
export function newOrder(
  task: Task,
  {
    id,
    accountId,
    nowMs,
    shareId,
    note,
  }: {
    id: string;
    accountId: string;
    nowMs: number;
    shareId: string | undefined;
    note: string | undefined;
  },
): NewOrder {
  return {
    id,
    taskId: task.id,
    accountId,
    publisherId: task.publisherId,
    terms: termsOf(task),
    cost: costOf(task),
    withdrawals: 0,
    returns: 0,
    rulesVersion: rulesAt(nowMs).version,
    piece: homePiece(task, accountId),
    ...(shareId !== undefined && { shareId }),
    ...(note !== undefined && { note }),
    createdAtMs: nowMs,
  };
}
