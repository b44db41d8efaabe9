import { rateableMs } from './limits';
import { type OrderTimes, sinceMs } from './order-moments';

/** Whether an order can be rated: its work was accepted, or decided on. */
export const isRateable = (order: OrderTimes & { readonly status: string }, nowMs: number): boolean =>
  (order.status === 'accepted' || order.status === 'decided') && nowMs < sinceMs(order) + rateableMs;
