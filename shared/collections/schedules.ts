import * as z from 'zod';
import { maxHeldOrders } from '../domain/orders/limits';
import { collection } from './collection';
import { id, sessions } from './fields';

/**
 * When a person is taken, under the account's id: the sessions of all orders that wait or are admitted, but for those
 * whose hours the person chooses. Two sign-ups of one person meet in this document.
 */
export const schedules = collection(
  'schedules',
  z.strictObject({
    id,
    held: z.array(z.strictObject({ orderId: id, title: z.string(), sessions })).max(maxHeldOrders),
  }),
);
export type Schedule = z.output<(typeof schedules)['schema']>;
