import { dayMs } from '../calendar/calendar';
import { type OrderTimes, sinceMs } from './order-moments';

/** So long after an order ended both sides may say how it was. */
const rateableMs = 30 * dayMs;

/** Whether an order can be rated: its work was accepted, or decided on. */
export const isRateable = (order: OrderTimes & { readonly status: string }, nowMs: number): boolean =>
  (order.status === 'accepted' || order.status === 'decided') && nowMs < sinceMs(order) + rateableMs;
