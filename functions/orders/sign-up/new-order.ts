import { homePiece } from '../../../shared/application/tasks/places/pieces';
import { type Order, orderId } from '../../../shared/collections/orders';
import type { Task } from '../../../shared/collections/tasks';

/** The order of somebody who signs up now, on the task's terms as they are; first-come tasks admit at once. */
export function newOrder(task: Task, accountId: string, nowMs: number, shareId: string | undefined): Order {
  const status = task.admission === 'first-come' ? 'admitted' : 'applied';
  return {
    id: orderId(task.id, accountId),
    taskId: task.id,
    accountId,
    publisherId: task.publisherId,
    status,
    terms: {
      version: task.termsVersion,
      title: task.title,
      payFen: task.payFen,
      payUnit: task.payUnit,
      settlementCycle: task.settlementCycle,
      workStartMs: task.workStartMs,
      workEndMs: task.workEndMs,
    },
    timeline: [{ status, by: 'worker', atMs: nowMs }],
    withdrawals: 0,
    piece: homePiece(task, accountId),
    ...(shareId !== undefined && { shareId }),
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}
