import * as z from 'zod';
import { orderStatuses } from '../domain/lifecycles/lifecycles';
import { action } from './action';
import * as f from './fields';

const status = z.enum(orderStatuses);

/** Why a share that was handed in earns no credit. */
const shareRefusals = ['unknown', 'own', 'other-task', 'earlier-share', 'signed-up-before'] as const;

const order = z.strictObject({
  orderId: f.orderId,
  taskId: f.id,
  status,
  title: z.string(),
  pay: z.strictObject({ amountFen: z.int(), unit: f.payUnit }),
  settlementCycle: f.settlementCycle,
  workStartMs: f.momentMs,
  workEndMs: f.momentMs,
  createdAtMs: f.momentMs,
  withdrawable: z.boolean(),
});

const orderDetail = order.extend({
  timeline: z.array(
    z.strictObject({
      status,
      by: z.enum(['worker', 'publisher', 'platform']),
      reason: z.string().exactOptional(),
      atMs: f.momentMs,
    }),
  ),
});
export type OrderDetail = z.output<typeof orderDetail>;

export const ordersContract = {
  signUp: action({
    feature: 'orders',
    name: 'signUp',
    summary: 'Signs up for a task; a first-come task admits at once while places last',
    access: 'consented',
    effect: 'command',
    input: z.strictObject({
      taskId: f.id,
      share: f.receivedShare.exactOptional(),
      idempotencyKey: f.idempotencyKey,
    }),
    output: z.strictObject({
      order: orderDetail,
      share: z
        .strictObject({
          credited: z.boolean(),
          reason: z.enum(shareRefusals).exactOptional(),
        })
        .exactOptional(),
    }),
    errors: [
      'TASK_NOT_FOUND',
      'TASK_CLOSED',
      'TASK_FULL',
      'TASK_DEADLINE_PASSED',
      'TASK_TERMS_CHANGED',
      'ALREADY_SIGNED_UP',
      'OWN_TASK',
      'UNDER_AGE',
      'PROFILE_INCOMPLETE',
      'TOO_MANY_WITHDRAWALS',
      'ORDER_NOT_FOUND',
    ],
  }),
  withdraw: action({
    feature: 'orders',
    name: 'withdraw',
    summary: 'Takes back a sign-up before the work starts; the place is free again',
    access: 'consented',
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({ order: orderDetail }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_WITHDRAWABLE'],
  }),
  mine: action({
    feature: 'orders',
    name: 'mine',
    summary: "The person's own orders, newest first",
    access: 'person',
    effect: 'read',
    input: z.strictObject({
      status: status.exactOptional(),
      cursor: f.cursor.exactOptional(),
      limit: f.limit.exactOptional(),
    }),
    output: z.strictObject({ orders: z.array(order), next: z.string().exactOptional() }),
    errors: [],
  }),
  get: action({
    feature: 'orders',
    name: 'get',
    summary: 'One own order with its timeline',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({ order: orderDetail }),
    errors: ['ORDER_NOT_FOUND'],
  }),
};
