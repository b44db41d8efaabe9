import type { Payout } from '../../collections/payouts';
import { hourMs, minuteMs } from '../../domain/calendar/calendar';
import { isEnded, type PayoutEvent } from '../../domain/lifecycles/payout-lifecycle';
import type { RailAnswer, StopReason } from '../../ports/payout-rail';

type Fields = Partial<Omit<Payout, 'id' | 'status' | 'updatedAtMs'>>;

/** What a rail's answer can bring about; the rest is the person's. */
type AnswerEvent = Exclude<PayoutEvent, 'make' | 'send' | 'cancel' | 'drop'>;

/** What an answer does to a payout: a step of its lifecycle, or none, and the fields that are written with it. */
export interface Outcome {
  readonly event?: AnswerEvent;
  readonly set: Fields;
  /** Fields that it has no more. */
  readonly drop?: readonly (keyof Payout)[];
  /** Nothing is sent on this rail until an operator says so. */
  readonly stop?: { readonly why: StopReason; readonly code: string };
  /** The rail asks for fewer requests. */
  readonly isBusy?: boolean;
  /** Somebody has to look, and why. */
  readonly alarm?: string;
}

const secondMs = 1_000;
/** A refusal is believed when two questions so far apart find nothing. */
const refusalAgeMs = minuteMs;
/** What nobody knows for so long is an operator's. */
const alarmAfterMs = hourMs;
/** People are reminded so long after they could confirm; when a day is over the rail is asked. */
export const reminderHours = [20, 23] as const;
const confirmWithinMs = 24 * hourMs;

/** Asked again after 5 s, 10 s, 20 s … at most every ten minutes. */
const backOffMs = (asks: number): number => Math.min(5 * secondMs * 2 ** Math.min(asks, 10), 10 * minuteMs);

/** When a payout that waits for its person is next looked at: reminders, then the end, then more and more seldom. */
export function waitingDueMs({ waitingAtMs = 0, reminders, asks }: Payout, nowMs: number): number {
  const hour = reminderHours[reminders];
  if (hour !== undefined) return waitingAtMs + hour * hourMs;
  const endMs = waitingAtMs + confirmWithinMs;
  return nowMs < endMs ? endMs : nowMs + backOffMs(asks);
}

const ended = (event: AnswerEvent, nowMs: number, set: Fields = {}): Outcome => ({
  event,
  set: { ...set, endedAtMs: nowMs },
  drop: ['dueAtMs', 'prompt', 'unknownSinceMs'],
});

/** Nothing was learnt: it is asked again, later each time. */
function later(payout: Payout, nowMs: number, doubt?: string): Outcome {
  const { status, asks, unknownSinceMs = nowMs } = payout;
  const isOld = nowMs - unknownSinceMs >= alarmAfterMs;
  const due = status === 'waiting' ? waitingDueMs(payout, nowMs) : nowMs + backOffMs(asks);
  return {
    ...(status === 'sent' && { event: 'doubt' as const }),
    set: { asks: asks + 1, dueAtMs: due, ...(status !== 'waiting' && { unknownSinceMs }) },
    ...(isOld && status !== 'waiting' && { alarm: doubt ?? 'UNKNOWN' }),
  };
}

/** The rail knows no such payment: nothing was done, unless it was refused, which has to be seen twice. */
function noneFound(payout: Payout, nowMs: number): Outcome {
  const { status, refusal, noneAtMs } = payout;
  if (status === 'waiting' || status === 'cancelling') return { ...later(payout, nowMs), alarm: 'GONE' };
  if (refusal === undefined)
    return { event: 'back', set: { dueAtMs: nowMs }, drop: ['unknownSinceMs', 'noneAtMs'] };
  if (noneAtMs !== undefined && nowMs - noneAtMs >= refusalAgeMs)
    return ended('fail', nowMs, { reason: refusal });
  return {
    ...(status === 'sent' && { event: 'doubt' as const }),
    set: { noneAtMs: noneAtMs ?? nowMs, dueAtMs: (noneAtMs ?? nowMs) + refusalAgeMs },
  };
}

function waitingFor(payout: Payout, answer: RailAnswer & { kind: 'waiting' }, nowMs: number): Outcome {
  const { status, prompt: known } = payout;
  const prompt = answer.prompt ?? known;
  const numbered = answer.railNumber === undefined ? {} : { railNumber: answer.railNumber };
  if (status === 'waiting') return later(payout, nowMs);
  // It was asked to be cancelled and is not yet.
  if (status === 'cancelling') return later(payout, nowMs);
  // Only the answer to sending has what opens the page: the same number and text are sent again.
  if (!prompt) return { event: 'back', set: { dueAtMs: nowMs, ...numbered }, drop: ['unknownSinceMs'] };
  const waiting = { waitingAtMs: nowMs, prompt, asks: 0, ...numbered };
  return {
    event: 'wait',
    set: { ...waiting, dueAtMs: waitingDueMs({ ...payout, ...waiting }, nowMs) },
    drop: ['unknownSinceMs', 'refusal', 'noneAtMs'],
  };
}

/** Why a payment is given up whose account was unbound, or bound anew, before it went out. */
const unboundReason = 'ACCOUNT_UNBOUND';

/**
 * What comes of a payment whose account is no more what it was made for; pure. What was never sent ends; what was stays
 * until the rail has said twice that it has none of it, as if it had refused it.
 */
export function withoutAccount({ sends, asks }: Payout, nowMs: number): Outcome {
  if (sends === 0) return ended('giveUp', nowMs, { reason: unboundReason });
  const asked = { unknownSinceMs: nowMs, asks: asks + 1, dueAtMs: nowMs + backOffMs(asks) };
  return { event: 'doubt', set: { refusal: unboundReason, ...asked } };
}

/** What is proven of a payout that has an end already: the same again, its return, or a contradiction. */
function afterEnd(payout: Payout, answer: RailAnswer, nowMs: number): Outcome {
  const drop = ['dueAtMs'] as const;
  if (answer.kind === 'returned' && payout.status === 'paid')
    return { ...ended('giveBack', nowMs, { reason: answer.code }) };
  const ends: Readonly<Partial<Record<RailAnswer['kind'], readonly Payout['status'][]>>> = {
    paid: ['paid'],
    failed: ['failed', 'expired'],
    cancelled: ['failed', 'expired'],
    expired: ['expired', 'failed'],
    returned: ['returned', 'failed'],
  };
  const fits = ends[answer.kind];
  if (!fits || fits.includes(payout.status)) return { set: {}, drop };
  return { set: { hold: `CONTRADICTED_BY_${answer.kind.toUpperCase()}` }, drop, alarm: 'CONTRADICTION' };
}

/**
 * What an answer to sending a payout, or to asking after it, does to it; pure. A number is given up only at a proven end; a
 * refusal is one only when the rail has said twice that it has no such payment. Source: docs/payouts.md.
 */
export function afterAnswer(
  payout: Payout,
  answer: RailAnswer,
  nowMs: number,
  isOfSending: boolean,
): Outcome {
  if (isEnded(payout.status)) return afterEnd(payout, answer, nowMs);
  const { status, asks } = payout;
  switch (answer.kind) {
    case 'paid':
      return ended('pay', nowMs, answer.railNumber === undefined ? {} : { railNumber: answer.railNumber });
    case 'failed':
    case 'returned':
      return ended('fail', nowMs, { reason: answer.code });
    case 'cancelled':
      return ended('fail', nowMs, { reason: 'CANCELLED' });
    case 'expired':
      return ended('expire', nowMs, { reason: 'EXPIRED' });
    case 'waiting':
      return waitingFor(payout, answer, nowMs);
    case 'none':
      return noneFound(payout, nowMs);
    case 'cancelling':
      return later(payout, nowMs);
    case 'accepted':
      if (status !== 'sent' && status !== 'unknown') return later(payout, nowMs);
      return {
        event: 'accept',
        set: {
          asks: asks + 1,
          dueAtMs: nowMs + backOffMs(asks),
          ...(answer.railNumber !== undefined && { railNumber: answer.railNumber }),
        },
        drop: ['unknownSinceMs', 'refusal', 'noneAtMs'],
      };
    case 'refused':
      if (!isOfSending) return later(payout, nowMs, answer.code);
      return { event: 'doubt', set: { refusal: answer.code, unknownSinceMs: nowMs, dueAtMs: nowMs } };
    case 'busy':
      if (!isOfSending) return { ...later(payout, nowMs), isBusy: true };
      return { event: 'back', set: { dueAtMs: nowMs + secondMs }, isBusy: true };
    case 'stopped': {
      const { why, code } = answer;
      const stop = { stop: { why, code }, alarm: code };
      if (!isOfSending) return { ...later(payout, nowMs), ...stop };
      return { event: 'back', set: { dueAtMs: nowMs }, ...stop };
    }
    case 'unclear': {
      const { why, code } = answer;
      return {
        ...later(payout, nowMs, code),
        ...(why !== undefined && { stop: { why, code }, alarm: code }),
      };
    }
  }
}
