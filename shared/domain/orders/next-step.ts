import { hourMs, minuteMs } from '../calendar/calendar';
import type { OrderStatus } from '../lifecycles/order-lifecycle';
import {
  eveBeforeMs,
  handInByItselfMs,
  hasFreeHours,
  missedAtMs,
  type OrderTimes,
  redoUntilMs,
  silenceAcceptsMs,
} from './order-moments';

/** What the clock does to an order: it takes a step, or reminds somebody. */
export type OrderStep =
  | {
      readonly what:
        | 'miss'
        | 'handInByItself'
        | 'acceptInSilence'
        | 'lapse'
        | 'lapseTerms'
        | 'remindOfTerms'
        | 'settle';
      readonly dueAtMs: number;
    }
  | { readonly what: 'remindWorker'; readonly dueAtMs: number; readonly startMs: number }
  | { readonly what: 'remindPublisher'; readonly dueAtMs: number; readonly hoursLeft: number };

interface Waiting extends OrderTimes {
  readonly status: OrderStatus;
  readonly pending?: { readonly atMs: number };
  readonly claimableUntilMs?: number;
  readonly asked?: { readonly answerByMs: number };
}

/** How long before a session its worker is reminded for the last time. */
const soonMs = 2 * hourMs;

/** The publisher is reminded so many hours after work was handed in. */
const reminderHours = [24, 44] as const;

/** Whoever has not answered to other terms is reminded so long before it is too late. */
const termsReminderMs = 6 * hourMs;

/** What is to be done is done however late; nobody is reminded of what is over. */
const isReminder = ({ what }: OrderStep): boolean => what.startsWith('remind');

const sessionReminders = (order: Waiting): OrderStep[] =>
  hasFreeHours(order)
    ? []
    : order.terms.sessions.flatMap(({ startMs }) =>
        [eveBeforeMs(startMs), startMs - soonMs].map((dueAtMs) => ({
          what: 'remindWorker' as const,
          dueAtMs,
          startMs,
        })),
      );

function reviewReminders(order: Waiting): OrderStep[] {
  const acceptsMs = silenceAcceptsMs(order);
  const handedInAtMs = order.handedInAtMs ?? 0;
  return reminderHours.map((hours) => ({
    what: 'remindPublisher',
    dueAtMs: handedInAtMs + hours * hourMs,
    hoursLeft: Math.round((acceptsMs - handedInAtMs) / hourMs) - hours,
  }));
}

const termsSteps = (asked: Waiting['asked']): OrderStep[] | undefined =>
  asked && [
    { what: 'remindOfTerms', dueAtMs: asked.answerByMs - termsReminderMs },
    { what: 'lapseTerms', dueAtMs: asked.answerByMs },
  ];

/** Everything that the clock has in store for an order as it stands, first things first. */
function stepsOf(order: Waiting): OrderStep[] {
  const { status, pending, claimableUntilMs, asked } = order;
  const settleMs = pending?.atMs ?? claimableUntilMs;
  const steps: Readonly<Partial<Record<OrderStatus, () => OrderStep[]>>> = {
    applied: () => termsSteps(asked) ?? [],
    // Whoever is asked knows before the work whether there is any for them.
    admitted: () =>
      termsSteps(asked) ?? [...sessionReminders(order), { what: 'miss', dueAtMs: missedAtMs(order) }],
    'checked-in': () => [
      ...sessionReminders(order),
      { what: 'handInByItself', dueAtMs: handInByItselfMs(order) },
    ],
    'handed-in': () => [
      ...reviewReminders(order),
      { what: 'acceptInSilence', dueAtMs: silenceAcceptsMs(order) },
    ],
    returned: () => [{ what: 'lapse', dueAtMs: redoUntilMs(order) }],
  };
  const settled: OrderStep[] =
    settleMs === undefined || status === 'disputed' ? [] : [{ what: 'settle', dueAtMs: settleMs }];
  return [...(steps[status]?.() ?? []), ...settled].sort((one, other) => one.dueAtMs - other.dueAtMs);
}

/** What comes next of an order: reminders only after `afterMs`. */
export const nextStep = (order: Waiting, afterMs: number): OrderStep | undefined =>
  stepsOf(order).find((step) => !isReminder(step) || step.dueAtMs > afterMs);

/** A reminder that is so late is none. */
const maxLatenessMs = 30 * minuteMs;

/** What is to be done at a deadline of an order as it stands now; undefined: nothing, it waits for something else. */
export const stepDue = (order: Waiting, dueAtMs: number, nowMs: number): OrderStep | undefined =>
  stepsOf(order).findLast((step) =>
    isReminder(step)
      ? step.dueAtMs <= dueAtMs && step.dueAtMs > nowMs - maxLatenessMs
      : step.dueAtMs <= nowMs,
  );
