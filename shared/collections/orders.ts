import * as z from 'zod';
import { amount } from '../contract/amount';
import { longestHistory } from '../domain/lifecycles/lifecycle';
import { isOpenOrder, orderLifecycle, orderStatuses } from '../domain/lifecycles/order-lifecycle';
import { costRates, orderCost } from '../domain/money/cost';
import type { Fen } from '../domain/money/money';
import { payUnits } from '../domain/money/pay-units';
import { settlementCycles } from '../domain/money/settlement-cycles';
import { endReasons } from '../domain/orders/end-reasons';
import { orderGroupOf } from '../domain/orders/order-groups';
import { orderNumberOf } from '../domain/orders/order-number';
import { workEndMs, workStartMs } from '../domain/tasks/sessions';
import { collection, type Fields, type Upcaster } from './collection';
import { count, id, moment, quantity, sessions } from './fields';
import { periodToSessions } from './period';

const step = z.strictObject({
  status: z.enum(orderStatuses),
  by: z.enum(['worker', 'publisher', 'platform', 'operator']),
  reason: z.string().exactOptional(),
  /** Why, where it is none that somebody wrote. */
  code: z.enum(endReasons).exactOptional(),
  atMs: moment,
});

/** What was agreed at sign-up; later changes of the task do not reach it. */
const terms = z.strictObject({
  version: z.int().min(1),
  title: z.string(),
  payFen: amount(),
  payUnit: z.enum(payUnits),
  settlementCycle: z.enum(settlementCycles),
  sessions,
  quantity,
});

/** What was reserved for it when it was agreed; the order is its own reserve. */
const cost = z.strictObject({
  payFen: amount(),
  feeFen: amount(),
  surchargeFen: amount(),
  totalFen: amount(),
  /** Version of the rates. */
  rates: z.string(),
});

const termsToSessions: Upcaster = {
  drops: [],
  lift: ({ terms, ...rest }) => {
    const lifted = periodToSessions.lift(terms as Fields);
    const [rates] = costRates;
    const work = lifted as { readonly payFen: Fen; readonly quantity: number };
    return {
      returns: 0,
      rulesVersion: 1,
      ...rest,
      terms: lifted,
      cost: { ...orderCost(work, rates), rates: rates.version },
    };
  },
};

/** One person's work on one task; the id is a keyed hash of both, so there is one per person and task. */
export const orders = collection(
  'orders',
  z.strictObject({
    id,
    taskId: id,
    accountId: id,
    publisherId: id,
    status: z.enum(orderStatuses),
    terms,
    cost,
    timeline: z.array(step).max(longestHistory(orderLifecycle.transitions)),
    withdrawals: count,
    returns: count,
    /** Of the rules for whatever is not worked as agreed (domain/orders/order-rules.ts). */
    rulesVersion: z.int().min(1),
    /** When its worker first checked in. */
    checkedInAtMs: moment.exactOptional(),
    /** When the work, as it is now, was handed in, and how much of it. */
    handedInAtMs: moment.exactOptional(),
    handedInQuantity: z.number().min(0).exactOptional(),
    /** How much of it was accepted. */
    acceptedQuantity: z.number().min(0).exactOptional(),
    /** What it has earned, fen; drawn from its task's reserve. */
    earnedFen: amount().exactOptional(),
    /** What it earns by itself at a moment, unless somebody disputes it before. */
    pending: z.strictObject({ payFen: amount(), atMs: moment }).exactOptional(),
    /** Until when its worker may dispute that they did not come: so long its sum stays reserved. */
    claimableUntilMs: moment.exactOptional(),
    /** Its publisher wants other terms, of this version: until it is answered to, it stands on its own. */
    asked: z.strictObject({ termsVersion: z.int().min(2), answerByMs: moment }).exactOptional(),
    /** When its worker accepted terms other than those of the sign-up. */
    termsAcceptedAtMs: moment.exactOptional(),
    /** Which piece of the task's places it is counted in. */
    piece: count,
    /** The share that is credited with this sign-up. */
    shareId: id.exactOptional(),
    /** What the person told the publisher with the sign-up. */
    note: z.string().exactOptional(),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
  {
    indexes: {
      account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.createdAtMs },
      accountStatus: { partition: (doc) => [doc.accountId, doc.status], sort: (doc) => doc.createdAtMs },
      /** What waits or lies ahead, by when it ends: what is over falls out of the reading. */
      ahead: {
        partition: ({ status, accountId }) =>
          status === 'applied' || status === 'admitted' || status === 'checked-in' ? [accountId] : undefined,
        sort: (doc) => workEndMs(doc.terms.sessions),
      },
      /** A person's orders by what there is to do, by when the work begins. */
      group: {
        partition: (doc) => [doc.accountId, orderGroupOf(doc.status)],
        sort: (doc) => workStartMs(doc.terms.sessions),
      },
      /** Of a task: those that can still earn something, or wait. */
      open: {
        partition: (doc) => (isOpenOrder(doc) ? [doc.taskId] : undefined),
        sort: (doc) => doc.createdAtMs,
      },
      /** Of a task: those who wait for its publisher. */
      waiting: {
        partition: (doc) => (doc.status === 'applied' ? [doc.taskId] : undefined),
        sort: (doc) => doc.createdAtMs,
      },
      /** Of a publisher: what was handed in, what waits longest first. */
      toAccept: {
        partition: (doc) => (doc.status === 'handed-in' ? [doc.publisherId] : undefined),
        sort: (doc) => doc.handedInAtMs ?? 0,
      },
      applicants: {
        partition: (doc) => (doc.status === 'withdrawn' ? undefined : [doc.taskId]),
        sort: (doc) => doc.createdAtMs,
      },
      /** What waits for a publisher's word, longest first. */
      forPublisher: {
        partition: ({ status, publisherId }) => (status === 'applied' ? [publisherId] : undefined),
        sort: (doc) => doc.updatedAtMs,
      },
      /** Found by support; two orders may have one number. */
      number: { partition: (doc) => [orderNumberOf(doc.id)], sort: (doc) => doc.createdAtMs },
    },
    lifecycle: orderLifecycle,
    upcasters: [termsToSessions],
  },
);
export type Order = z.output<(typeof orders)['schema']>;
