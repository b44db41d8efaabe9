import { charges } from '../../../collections/charges';
import { type Refund, refunds } from '../../../collections/fundings';
import { hourMs, minuteMs } from '../../../domain/calendar/calendar';
import type { ChargeRail, RefundAnswer } from '../../../ports/charge-rail';
import type { Ports } from '../../../ports/context';
import { advance, rewrite } from '../../lifecycles/advance';
import { bookRefunded } from '../refunds';

type Needs = Pick<Ports, 'store' | 'clock' | 'log'>;

/** The rail wants a minute between refunds of one payment, and takes up to three working days. */
const backOffMs = (asks: number): number => Math.min(minuteMs * 2 ** Math.min(asks, 10), 6 * hourMs);

/** Fixed by how often the rail has proven that it did not make one: only then another may be made. */
export const refundNumber = ({ id, failures }: Pick<Refund, 'id' | 'failures'>): string =>
  failures === 0 ? id : `${id}F${failures}`;

/** What somebody has to see to. */
const failureOf = (answer: RefundAnswer): string | undefined =>
  ['held', 'refused', 'stopped', 'closed'].includes(answer.kind)
    ? `微信支付：${'code' in answer ? answer.code : 'CLOSED'}`
    : undefined;

/** Whether it says that nothing is under way: a question that was turned down says nothing of what was asked about. */
const isProvenOf = ({ kind }: RefundAnswer, isOfSending: boolean): boolean =>
  isOfSending || kind === 'held' || kind === 'closed';

/** Whether somebody else was quicker. */
const hasMoved = (seen: Refund, now: Refund | undefined): now is undefined =>
  now?.status !== 'due' || now.failures !== seen.failures || now.channel !== seen.channel;

/**
 * That it is about to be sent is written before it is. What failed before is not known to fail now: while it is under way
 * nobody sends it from the bank too. undefined: it is not to be sent any more.
 */
const noteSending = ({ store, clock }: Needs, seen: Refund): Promise<Refund | undefined> =>
  store.transact(async (tx) => {
    const current = await tx.get(refunds, seen.id);
    if (!current || hasMoved(seen, current)) return undefined;
    const { failure: _before, ...rest } = current;
    const asks = Math.max(1, current.asks ?? 0);
    return rewrite(tx, refunds, current, { ...rest, asks, askAtMs: clock.nowMs() + backOffMs(asks) });
  });

/** Writes what an answer has done, unless somebody else was quicker. */
const note = (
  { store, clock }: Needs,
  seen: Refund,
  answer: RefundAnswer,
  isOfSending: boolean,
): Promise<Refund> =>
  store.transact(async (tx) => {
    const current = await tx.get(refunds, seen.id);
    if (!current || hasMoved(seen, current)) return current ?? seen;
    const atMs = clock.nowMs();
    const step = { by: 'platform', atMs } as const;
    const railNumber = 'railNumber' in answer ? answer.railNumber : undefined;
    const told = railNumber === undefined ? current : { ...current, railNumber };
    if (answer.kind === 'paid') return bookRefunded(tx, told, refundNumber(current), step);
    const asks = (seen.asks ?? 0) + 1;
    const { failure: before, ...rest } = told;
    // What the rail has taken on does not fail any more.
    const proven = isProvenOf(answer, isOfSending) ? failureOf(answer) : undefined;
    const failure = proven ?? (answer.kind === 'accepted' ? undefined : before);
    const next = {
      ...rest,
      asks,
      askAtMs: atMs + backOffMs(asks),
      ...(failure !== undefined && { failure }),
    };
    if (answer.kind === 'closed') return advance(tx, refunds, { ...next, asks: 0 }, 'fail', step);
    return rewrite(tx, refunds, current, next);
  });

/**
 * Sends a refund by the way its money came, or asks what became of it: the same number is sent back once, however often it is
 * sent, and another is taken only when the rail has said that this one was not made. What the rail cannot do is told
 * to operators, and tried again.
 */
export async function takeRefundTurn(context: Needs, rail: ChargeRail, refund: Refund): Promise<Refund> {
  const charge =
    refund.chargeId === undefined ? undefined : await context.store.get(charges, refund.chargeId);
  if (!charge) throw new Error('a refund of nothing that was paid');
  const sent = {
    number: refundNumber(refund),
    chargeNumber: charge.id,
    amountFen: refund.amountFen,
    totalFen: charge.amountFen,
  };
  const asked = (refund.asks ?? 0) === 0 ? undefined : await rail.queryRefund(sent);
  const isToSend = !asked || asked.kind === 'none';
  if (isToSend && !(await noteSending(context, refund))) return refund;
  const answer = isToSend ? await rail.refund(sent) : asked;
  const failure = failureOf(answer);
  if (failure !== undefined && failure !== refund.failure)
    context.log({ level: 'error', metric: 'payoutAlarm', value: 1, refundId: refund.id, code: failure });
  return note(context, refund, answer, isToSend);
}
