import { type Payout, payoutAccounts, payouts } from '../../collections/payouts';
import { hourMs, minuteMs } from '../../domain/calendar/calendar';
import type { PayoutEvent } from '../../domain/lifecycles/payout-lifecycle';
import type { Ports } from '../../ports/context';
import type { PayoutRail, RailAnswer } from '../../ports/payout-rail';
import type { Transaction } from '../../ports/store';
import { advance, rewrite } from '../lifecycles/advance';
import { afterAnswer, type Outcome, reminderHours, waitingDueMs, withoutAccount } from './after-answer';
import { bookPayout, type PayoutMove } from './book-payout';
import { keepLearnt } from './keep-learnt';
import { isStillPaidTo } from './paid-account';
import { isStopped, stopRail } from './rail-of';

type Needs = Pick<Ports, 'store' | 'clock' | 'log'>;

/** A payment that was sent and of which nothing was heard for so long was lost on the way, or we were. */
const answerWithinMs = 30_000;

/** What moves with a step. */
const moveOf: Readonly<Partial<Record<PayoutEvent, PayoutMove>>> = {
  pay: 'payoutPaid',
  fail: 'payoutBack',
  drop: 'payoutBack',
  giveUp: 'payoutBack',
  expire: 'payoutBack',
  giveBack: 'payoutReturned',
};

const without = (payout: Payout, names: readonly (keyof Payout)[]): Payout =>
  Object.fromEntries(
    Object.entries(payout).filter(([name]) => !names.includes(name as keyof Payout)),
  ) as Payout;

/** Whether somebody else has taken a turn meanwhile: what we have learnt is then old. */
const hasMoved = (seen: Payout, now: Payout | undefined): now is undefined =>
  now?.status !== seen.status || now.sends !== seen.sends || now.asks !== seen.asks;

/** Writes an outcome, with the money it moves. Answers the payout as it is then. */
async function write(
  tx: Transaction,
  current: Payout,
  { event, set, drop = [] }: Outcome,
  atMs: number,
): Promise<Payout> {
  const next = { ...without(current, drop), ...set };
  if (event === undefined) return rewrite(tx, payouts, current, next);
  const after = advance(tx, payouts, next, event, { by: 'platform', atMs });
  const move = moveOf[event];
  if (move) await bookPayout(tx, after, move, atMs);
  await keepLearnt(tx, after);
  return after;
}

/** Writes what an answer has done, unless somebody else was quicker. */
const note = ({ store, clock }: Needs, seen: Payout, outcome: Outcome): Promise<Payout> =>
  store.transact(async (tx) => {
    const current = await tx.get(payouts, seen.id);
    if (!current || hasMoved(seen, current)) return current ?? seen;
    return write(tx, current, outcome, clock.nowMs());
  });

async function heard(
  context: Needs,
  seen: Payout,
  answer: RailAnswer,
  isOfSending: boolean,
): Promise<Payout> {
  const outcome = afterAnswer(seen, answer, context.clock.nowMs(), isOfSending);
  const { stop, alarm } = outcome;
  const { id: payoutId, channel } = seen;
  if (stop) await stopRail(context, channel, stop);
  if (alarm !== undefined)
    context.log({ level: 'error', metric: 'payoutAlarm', value: 1, payoutId, channel, code: alarm });
  return note(context, seen, outcome);
}

/**
 * That it is about to be sent is written before it is: a crash between is found by it. It is not sent while its rail is
 * stopped, and not to an account that is no more the one it was made for.
 */
const noteSending = ({ store, clock }: Needs, seen: Payout, isRailStopped: boolean): Promise<Payout> =>
  store.transact(async (tx) => {
    const [current, account] = await Promise.all([
      tx.get(payouts, seen.id),
      tx.get(payoutAccounts, seen.payoutAccountId),
    ]);
    if (!current || hasMoved(seen, current)) return seen;
    const atMs = clock.nowMs();
    const isAtRail = current.railNumber !== undefined;
    if (!isAtRail && !isStillPaidTo(current, account))
      return write(tx, current, withoutAccount(current, atMs), atMs);
    if (isRailStopped) return write(tx, current, { set: { dueAtMs: atMs + minuteMs } }, atMs);
    const sent = { ...current, sentAtMs: current.sentAtMs ?? atMs, dueAtMs: atMs + answerWithinMs };
    return advance(tx, payouts, sent, 'send', { by: 'platform', atMs });
  });

async function send(context: Needs, rail: PayoutRail, seen: Payout): Promise<Payout> {
  const begun = await noteSending(context, seen, await isStopped(context, seen.channel));
  return begun.status === 'sent' ? heard(context, begun, await rail.send(paymentOf(begun)), true) : begun;
}

const paymentOf = ({ id: number, amountFen, body, keyId }: Payout) => ({ number, amountFen, body, keyId });

/** Tells the person how long is left; the rail is not asked. */
const remind = ({ store, clock }: Needs, seen: Payout): Promise<Payout> =>
  store.transact(async (tx) => {
    const current = await tx.get(payouts, seen.id);
    if (!current || hasMoved(seen, current)) return current ?? seen;
    const { id: payoutId, accountId, channel, amountFen, waitingAtMs = 0 } = current;
    const nowMs = clock.nowMs();
    const hoursLeft = Math.max(1, Math.round(24 - (nowMs - waitingAtMs) / hourMs));
    const reminded = { ...current, reminders: current.reminders + 1 };
    const next = { ...reminded, dueAtMs: waitingDueMs(reminded, nowMs) };
    tx.emit({ type: 'payout.soonOver', accountId, facts: { payoutId, channel, amountFen, hoursLeft } });
    return rewrite(tx, payouts, current, next);
  });

/**
 * Does for a payout what comes next: sends it, asks after it, cancels it or reminds its person, and writes what came of it.
 * `isAsked`: somebody wants to know now. Whoever comes second, or after a crash, does no harm: a number is paid once.
 * Answers the payout as it is then.
 */
export async function takeTurn(
  context: Needs,
  rail: PayoutRail,
  payout: Payout,
  isAsked = false,
): Promise<Payout> {
  const { status, waitingAtMs = 0, reminders } = payout;
  const payment = paymentOf(payout);
  if (status === 'reserved') return send(context, rail, payout);
  if (status === 'cancelling') {
    const answer = await rail.cancel(payment);
    // It has an end already, and only a question tells which.
    return heard(context, payout, answer.kind === 'refused' ? await rail.query(payment) : answer, false);
  }
  const hour = status === 'waiting' ? reminderHours[reminders] : undefined;
  const isReminder = hour !== undefined && context.clock.nowMs() >= waitingAtMs + hour * hourMs;
  if (isReminder && !isAsked) return remind(context, payout);
  return heard(context, payout, await rail.query(payment), false);
}
