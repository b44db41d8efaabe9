import { dayMs, hourMs, minuteMs, shanghaiDate } from '../calendar/calendar';
import { isFlexible, type Session, workEndMs, workStartMs } from '../tasks/sessions';
import { rulesOf } from './order-rules';

/** What tells when something happens to an order. */
export interface OrderTimes {
  readonly rulesVersion: number;
  readonly terms: { readonly sessions: readonly Session[] };
  readonly timeline: readonly { readonly atMs: number }[];
  /** When the work, as it is now, was handed in. */
  readonly handedInAtMs?: number;
}

/** Whether the person chooses the hours of all of it: then nobody waits for them anywhere. */
export const hasFreeHours = ({ terms }: Pick<OrderTimes, 'terms'>): boolean =>
  terms.sessions.every(isFlexible);

/** When the order came to stand where it stands. */
export const sinceMs = ({ timeline }: Pick<OrderTimes, 'timeline'>): number => timeline.at(-1)?.atMs ?? 0;

/** From when somebody who has not checked in did not come; where hours are free, who handed nothing in. */
export const missedAtMs = (order: OrderTimes): number =>
  hasFreeHours(order)
    ? workEndMs(order.terms.sessions) + rulesOf(order.rulesVersion).disputeMs
    : workStartMs(order.terms.sessions) + rulesOf(order.rulesVersion).noShowAfterMs;

/** From when work can be handed in: during its last session; where hours are free, as soon as it may begin. */
export const handInFromMs = (order: Pick<OrderTimes, 'terms'>): number =>
  (hasFreeHours(order) ? order.terms.sessions[0] : order.terms.sessions.at(-1))?.startMs ?? 0;

/** When work that its worker came to and never handed in counts as handed in, all of it. */
export const handInByItselfMs = ({ terms, rulesVersion }: OrderTimes): number =>
  workEndMs(terms.sessions) + rulesOf(rulesVersion).silenceMs;

/** When silence accepts what was handed in. */
export const silenceAcceptsMs = (order: OrderTimes): number =>
  (order.handedInAtMs ?? sinceMs(order)) + rulesOf(order.rulesVersion).silenceMs;

/** Until when what was returned is waited for. */
export const redoUntilMs = (order: OrderTimes): number =>
  sinceMs(order) + rulesOf(order.rulesVersion).disputeMs;

/** Whoever checks in so shortly after the start came on time. */
export const onTimeMs = 5 * minuteMs;

const eveningHour = 20;

/** Eight in the evening of the day before, in Asia/Shanghai. */
export const eveBeforeMs = (startMs: number): number =>
  Date.parse(`${shanghaiDate(startMs)}T00:00:00+08:00`) - dayMs + eveningHour * hourMs;

/** The session that goes on or comes next; undefined when all are over. */
export const nextSession = (sessions: readonly Session[], nowMs: number): Session | undefined =>
  sessions.find(({ endMs }) => endMs > nowMs);
