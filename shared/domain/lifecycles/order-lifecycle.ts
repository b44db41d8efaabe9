import { maxReturns, maxWithdrawals } from '../orders/limits';
import {
  handInByItselfMs,
  handInFromMs,
  hasFreeHours,
  missedAtMs,
  type OrderTimes,
  redoUntilMs,
  silenceAcceptsMs,
} from '../orders/order-moments';
import { type Session, workEndMs, workStartMs } from '../tasks/sessions';
import type { Condition, Lifecycle } from './lifecycle';

/**
 * `cancelled`: it is not worked, by whichever side; `decided`: by an operator, with its sum, and nothing follows.
 */
export const orderStatuses = [
  'applied',
  'admitted',
  'checked-in',
  'handed-in',
  'returned',
  'accepted',
  'refused',
  'withdrawn',
  'cancelled',
  'no-show',
  'disputed',
  'decided',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

interface OrderFacts extends OrderTimes {
  readonly id: string;
  readonly taskId: string;
  readonly accountId: string;
  readonly publisherId: string;
  readonly status?: string;
  readonly terms: { readonly title: string; readonly sessions: readonly Session[] };
  /** What it earns by itself at a moment, unless somebody disputes it before. */
  readonly pending?: { readonly payFen: number; readonly atMs: number };
  /** Until when its worker may dispute that they did not come. */
  readonly claimableUntilMs?: number;
  /** Its publisher wants other terms. */
  readonly asked?: { readonly answerByMs: number };
}

const asked: Condition<OrderFacts> = {
  name: 'it was asked to accept other terms',
  holds: (order) => order.asked !== undefined,
};

const unanswered: Condition<OrderFacts> = {
  name: 'other terms were not answered to in time',
  holds: (order, nowMs) => order.asked !== undefined && nowMs >= order.asked.answerByMs,
};

const beforeWork: Condition<OrderFacts> = {
  name: 'before the work starts',
  holds: ({ terms }, nowMs) => nowMs < workStartMs(terms.sessions),
};

const duringWork: Condition<OrderFacts> = {
  name: 'from the start of the work to its end',
  holds: ({ terms }, nowMs) => nowMs >= workStartMs(terms.sessions) && nowMs < workEndMs(terms.sessions),
};

const missed: Condition<OrderFacts> = {
  name: 'nobody came in time',
  holds: (order, nowMs) => nowMs >= missedAtMs(order),
};

const lastSession: Condition<OrderFacts> = {
  name: 'during the last session or later; where hours are free, once the work may begin',
  holds: (order, nowMs) => nowMs >= handInFromMs(order),
};

/** Where hours are fixed, whoever hands in has come. */
const freeHours: Condition<OrderFacts> = {
  name: 'where hours are free, once the work may begin',
  holds: (order, nowMs) => hasFreeHours(order) && nowMs >= handInFromMs(order),
};

const longOver: Condition<OrderFacts> = {
  name: '48 hours after the work',
  holds: (order, nowMs) => nowMs >= handInByItselfMs(order),
};

const silence: Condition<OrderFacts> = {
  name: 'nothing was said for 48 hours',
  holds: (order, nowMs) => nowMs >= silenceAcceptsMs(order),
};

const notRedone: Condition<OrderFacts> = {
  name: 'it was not handed in again for 7 days',
  holds: (order, nowMs) => nowMs >= redoUntilMs(order),
};

/** What was decided can be disputed while its sum is still reserved. */
const reserved: Condition<OrderFacts> = {
  name: 'its sum is still reserved',
  holds: ({ pending, claimableUntilMs }, nowMs) => nowMs < (pending?.atMs ?? claimableUntilMs ?? 0),
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
const refused = told('order.refused', 'accountId');
const handedIn = told('order.handedIn', 'publisherId');
const accepted = told('order.accepted', 'accountId');
const termsDeclined = told('order.termsDeclined', 'publisherId');

/** Whoever withdrew signs up again under the same order, until they have withdrawn too often. */
const signUp = {
  from: ['initial', 'withdrawn'],
  by: ['worker'],
  limit: { counter: 'withdrawals', below: maxWithdrawals, refusal: 'TOO_MANY_WITHDRAWALS' },
  refusal: 'ALREADY_SIGNED_UP',
} as const;

const review = { from: ['handed-in'], by: ['publisher'], refusal: 'ORDER_NOT_HANDED_IN' } as const;

const handIn = {
  to: 'handed-in',
  by: ['worker'],
  emits: handedIn,
  refusal: 'ORDER_NOT_HANDABLE',
} as const;

const dispute = { to: 'disputed', refusal: 'ORDER_NOT_DISPUTABLE' } as const;
const byWorker = { ...dispute, by: ['worker'], emits: told('order.disputed', 'publisherId') } as const;
const byPublisher = { ...dispute, by: ['publisher'], emits: told('order.disputed', 'accountId') } as const;

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
      emits: refused,
      refusal: 'ORDER_NOT_WAITING',
    },
    /** The task has filled up or is closed: whoever waits is told. */
    endWaiting: { from: ['applied'], to: 'refused', by: ['platform'], emits: refused },
    withdraw: {
      from: ['applied', 'admitted'],
      to: 'withdrawn',
      by: ['worker'],
      condition: beforeWork,
      counts: { withdrawals: 1 },
      emits: told('order.withdrawn', 'publisherId'),
      refusal: 'ORDER_NOT_WITHDRAWABLE',
    },
    cancel: {
      from: ['admitted'],
      to: 'cancelled',
      by: ['publisher'],
      emits: told('order.cancelled', 'accountId'),
      refusal: 'ORDER_NOT_CANCELLABLE',
    },
    /** Its publisher wants other terms than it was made under: whoever does not is free, as if they had not signed up. */
    declineTerms: {
      from: ['applied', 'admitted'],
      to: 'cancelled',
      by: ['worker'],
      condition: asked,
      emits: termsDeclined,
      refusal: 'TERMS_NOT_ASKED',
    },
    /** Silence accepts nothing. */
    lapseTerms: {
      from: ['applied', 'admitted'],
      to: 'cancelled',
      by: ['platform'],
      condition: unanswered,
      emits: [told('order.termsLapsed', 'accountId'), termsDeclined],
    },
    /** The publisher is not there, or the work is not the one that was described. */
    leave: {
      from: ['admitted', 'checked-in'],
      to: 'cancelled',
      by: ['worker'],
      condition: duringWork,
      emits: told('order.left', 'publisherId'),
      refusal: 'ORDER_NOT_LEAVABLE',
    },
    miss: {
      from: ['admitted'],
      to: 'no-show',
      by: ['platform'],
      condition: missed,
      emits: [told('order.noShow', 'accountId'), told('order.missed', 'publisherId')],
    },
    checkIn: { from: ['admitted'], to: 'checked-in', by: ['worker'], refusal: 'ORDER_NOT_CHECKABLE' },
    /** It was there in time, and said so only later, by a code that nobody could know elsewhere. */
    proveCheckIn: {
      from: ['no-show'],
      to: 'checked-in',
      by: ['worker'],
      emits: told('order.cameAfterAll', 'publisherId'),
      refusal: 'ORDER_NOT_CHECKABLE',
    },
    handIn: { ...handIn, from: ['checked-in', 'returned'], condition: lastSession },
    /** Where nobody has to come anywhere. */
    handInFree: { ...handIn, from: ['admitted'], condition: freeHours },
    /** Whoever came and forgot to hand in has worked all the same. */
    handInByItself: {
      from: ['checked-in'],
      to: 'handed-in',
      by: ['platform'],
      condition: longOver,
      emits: handedIn,
    },
    returnWork: {
      ...review,
      to: 'returned',
      limit: { counter: 'returns', below: maxReturns, refusal: 'TOO_MANY_RETURNS' },
      counts: { returns: 1 },
      emits: told('order.returned', 'accountId'),
    },
    accept: { ...review, to: 'accepted', emits: accepted },
    acceptInSilence: {
      from: ['handed-in'],
      to: 'accepted',
      by: ['platform'],
      condition: silence,
      emits: accepted,
    },
    lapse: {
      from: ['returned'],
      to: 'cancelled',
      by: ['platform'],
      condition: notRedone,
      emits: told('order.lapsed', 'accountId'),
    },
    disputeByWorker: { ...byWorker, from: ['checked-in', 'handed-in', 'returned'] },
    /** Less was accepted than was done, or somebody came who was not seen. */
    claim: { ...byWorker, from: ['accepted', 'no-show'], condition: reserved },
    disputeByPublisher: { ...byPublisher, from: ['checked-in', 'handed-in'] },
    /** Whoever left had no reason to. */
    object: { ...byPublisher, from: ['cancelled'], condition: reserved },
    decide: {
      from: ['disputed'],
      to: 'decided',
      by: ['operator'],
      emits: [told('order.decided', 'accountId'), told('order.decided', 'publisherId')],
      refusal: 'ORDER_NOT_DISPUTED',
    },
  },
} as const satisfies Lifecycle<OrderFacts, OrderStatus, 'withdrawals' | 'returns'>;

/** Whether an order can still earn something, or waits: its task is not over. */
export const isOpenOrder = ({
  status,
  pending,
  claimableUntilMs,
}: Pick<OrderFacts, 'status' | 'pending' | 'claimableUntilMs'>): boolean =>
  pending !== undefined || claimableUntilMs !== undefined || openStatuses.has(status ?? '');

const openStatuses: ReadonlySet<string> = new Set<OrderStatus>([
  'applied',
  'admitted',
  'checked-in',
  'handed-in',
  'returned',
  'disputed',
]);
