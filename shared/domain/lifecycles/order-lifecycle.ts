import { maxWithdrawals } from '../orders/limits';
import { type Session, workStartMs } from '../tasks/sessions';
import type { Condition, Lifecycle } from './lifecycle';

export const orderStatuses = ['applied', 'admitted', 'refused', 'withdrawn'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

interface OrderFacts {
  readonly id: string;
  readonly taskId: string;
  readonly accountId: string;
  readonly publisherId: string;
  readonly terms: { readonly title: string; readonly sessions: readonly Session[] };
}

const beforeWork: Condition<OrderFacts> = {
  name: 'before the work starts',
  holds: ({ terms }, nowMs) => nowMs < workStartMs(terms.sessions),
};

/** The other side is told: the publisher of what the worker did, the worker of a decision. */
const told = <T extends string>(type: T, whom: 'accountId' | 'publisherId') => ({
  type,
  of: (order: OrderFacts) => ({
    type,
    accountId: order[whom],
    facts: { orderId: order.id, taskId: order.taskId, title: order.terms.title },
  }),
});
const admitted = told('order.admitted', 'accountId');

/** Whoever withdrew signs up again under the same order, until they have withdrawn too often. */
const signUp = {
  from: ['initial', 'withdrawn'],
  by: ['worker'],
  limit: { counter: 'withdrawals', below: maxWithdrawals, refusal: 'TOO_MANY_WITHDRAWALS' },
  refusal: 'ALREADY_SIGNED_UP',
} as const;

/** One person's work on one task. */
export const orderLifecycle = {
  name: 'order',
  history: 'timeline',
  transitions: {
    /** For a task whose publisher chooses. */
    apply: { ...signUp, to: 'applied', emits: told('order.applied', 'publisherId') },
    /** For a task that takes whoever comes first. */
    takePlace: { ...signUp, to: 'admitted', emits: admitted },
    admit: {
      from: ['applied'],
      to: 'admitted',
      by: ['publisher'],
      emits: admitted,
      refusal: 'ORDER_NOT_WAITING',
    },
    refuse: {
      from: ['applied'],
      to: 'refused',
      by: ['publisher'],
      emits: told('order.refused', 'accountId'),
      refusal: 'ORDER_NOT_WAITING',
    },
    withdraw: {
      from: ['applied', 'admitted'],
      to: 'withdrawn',
      by: ['worker'],
      condition: beforeWork,
      counts: { withdrawals: 1 },
      emits: told('order.withdrawn', 'publisherId'),
      refusal: 'ORDER_NOT_WITHDRAWABLE',
    },
  },
} as const satisfies Lifecycle<OrderFacts, OrderStatus, 'withdrawals'>;
