import { type Refund, refunds } from '../../collections/fundings';
import { ledgerEntries } from '../../collections/ledger';
import { AppError } from '../../contract/errors';
import { dayMs } from '../../domain/calendar/calendar';
import { moved } from '../../domain/ledger/accounts';
import type { Step } from '../../domain/lifecycles/lifecycle';
import { refundPromisedMs } from '../../domain/limits/spans';
import { orderNumberOf } from '../../domain/orders/order-number';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import { type Movement, post } from '../ledger/post';
import { advance } from '../lifecycles/advance';
import { keptForDraftMs } from './sweep-deadline';

/** What is promised, from the moment money is free; a draft keeps it for a part of that. */
const refundWithinMs = refundPromisedMs - keptForDraftMs;
/** From then on operators are alarmed of a refund that was not sent, daily. */
const remindAfterMs = 3 * dayMs;

type NewRefund = Pick<
  Refund,
  | 'publisherId'
  | 'taskId'
  | 'title'
  | 'fundingId'
  | 'channel'
  | 'chargeId'
  | 'amountFen'
  | 'payerName'
  | 'payerAccount'
  | 'payerBank'
>;

/** Where money of each channel comes in, and goes out of again. */
export const fundingAccounts = { 'bank-transfer': 'bank', 'wechat-pay': 'wechatRail' } as const;

/** Makes a refund of what is among its publisher's funds; answers the movement that belongs to it, to be posted. */
export async function createRefund(
  tx: Transaction,
  context: Pick<Ports, 'clock' | 'ids'>,
  of: NewRefund,
  step: Step,
): Promise<Movement & { readonly refundId: string }> {
  const refund = advance(
    tx,
    refunds,
    {
      id: orderNumberOf(context.ids.newId()),
      ...of,
      ...(of.channel === 'wechat-pay' && { askAtMs: step.atMs, asks: 0 }),
      createdAtMs: step.atMs,
      dueAtMs: step.atMs + refundWithinMs,
      failures: 0,
    },
    'create',
    step,
  );
  const { id: refundId, publisherId, taskId, fundingId, amountFen } = refund;
  await setDeadline(tx, context, {
    kind: 'refund.remind',
    subject: refundId,
    dueAtMs: step.atMs + remindAfterMs,
  });
  return {
    id: `refund:${refundId}`,
    kind: 'refund',
    publisherId,
    taskId,
    fundingId,
    refundId,
    postings: moved('funds', { refunds: amountFen }),
    inputs: { amountFen, fundingId },
  };
}

/** What came of a transfer back. */
export type RefundOutcome =
  | { readonly refundId: string; readonly outcome: 'paid'; readonly bankSerial: string }
  | {
      readonly refundId: string;
      readonly outcome: 'failed';
      readonly reason: string;
      /** To where it is to be sent instead, as the payer has proven. */
      readonly payer?: Pick<Refund, 'payerName' | 'payerAccount' | 'payerBank'>;
    };

/**
 * Books that a refund was sent, under its channel's own number of the movement; repeated, it answers the same. Errors:
 * REFUND_PAID, BANK_SERIAL_USED when that very movement is another's.
 */
export async function bookRefunded(
  tx: Transaction,
  refund: Refund,
  bankSerial: string,
  step: Step,
): Promise<Refund> {
  if (refund.status === 'paid' && refund.bankSerial === bankSerial) return refund;
  const { channel } = refund;
  const entryId = `refunded:${channel}:${bankSerial}`;
  // Its own entry, just written by whoever told the same: the commit meets it, and all is read anew.
  const entry = await tx.get(ledgerEntries, entryId);
  if (refund.status === 'due' && entry && entry.refundId !== refund.id)
    throw new AppError('BANK_SERIAL_USED');
  const { askAtMs: _asked, ...rest } = refund;
  const paid = advance(tx, refunds, { ...rest, bankSerial }, 'pay', step);
  const { id: refundId, publisherId, taskId, fundingId, amountFen } = refund;
  await post(tx, step.atMs, {
    id: entryId,
    kind: 'refunded',
    publisherId,
    taskId,
    fundingId,
    refundId,
    postings: moved('refunds', { [fundingAccounts[channel]]: amountFen }),
    inputs: { amountFen, bankSerial },
  });
  return paid;
}

/** Whether somebody may send it from the bank: WeChat Pay sends back by itself, until it has said that it cannot. */
const isByHand = ({ channel, failure }: Refund, said: RefundOutcome): boolean =>
  channel === 'bank-transfer' ||
  (said.outcome === 'failed' && said.payer !== undefined && failure !== undefined);

/** It goes to a bank account from now on. */
function toTheBank({ chargeId: _charge, askAtMs: _asked, asks: _asks, ...rest }: Refund): Refund {
  return { ...rest, channel: 'bank-transfer' };
}

/**
 * Notes that a refund was sent, or that its transfer came back; repeated, it answers the same. Errors:
 * REFUND_NOT_FOUND, REFUND_PAID, REFUND_BY_WECHAT_PAY, BANK_SERIAL_USED when that very movement of the bank is another's.
 */
export const finishRefund = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  said: RefundOutcome,
): Promise<Refund> =>
  store.transact(async (tx) => {
    const refund = await tx.get(refunds, said.refundId);
    if (!refund) throw new AppError('REFUND_NOT_FOUND');
    const step = { by: 'operator', atMs: clock.nowMs() } as const;
    if (refund.status === 'due' && !isByHand(refund, said)) throw new AppError('REFUND_BY_WECHAT_PAY');
    if (said.outcome === 'paid') return bookRefunded(tx, refund, said.bankSerial, step);
    const { reason: failure, payer } = said;
    const failed = { ...(payer ? toTheBank(refund) : refund), ...payer, failure };
    return advance(tx, refunds, failed, 'fail', step);
  });
