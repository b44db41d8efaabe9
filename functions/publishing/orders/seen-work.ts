import type { Order } from '../../../shared/collections/orders';
import { AppError } from '../../../shared/contract/errors';

/** Nobody decides on work that was replaced since they looked at it. Errors: ORDER_NOT_HANDED_IN, CHANGED_MEANWHILE. */
export function checkSeen({ status, handedInAtMs }: Order, seenAtMs: number): void {
  if (status !== 'handed-in') throw new AppError('ORDER_NOT_HANDED_IN');
  if (handedInAtMs !== seenAtMs) throw new AppError('CHANGED_MEANWHILE');
}
