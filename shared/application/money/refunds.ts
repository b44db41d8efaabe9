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
  'publisherId' | 'taskId' | 'title' | 'fundingId' | 'amountFen' | 'payerName' | 'payerAccount' | 'payerBank'
>;

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
      channel: 'bank-transfer',
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
 * Notes that a refund was sent, or that its transfer came back; repeated, it answers the same.
 * Errors: REFUND_NOT_FOUND, REFUND_PAID, BANK_SERIAL_USED when that very movement of the bank is another's.
 */
export const finishRefund = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  said: RefundOutcome,
): Promise<Refund> =>
  store.transact(async (tx) => {
    const refund = await tx.get(refunds, said.refundId);
    if (!refund) throw new AppError('REFUND_NOT_FOUND');
    const step = { by: 'operator', atMs: clock.nowMs() } as const;
    if (said.outcome === 'failed') {
      const { reason: failure, payer = {} } = said;
      return advance(tx, refunds, { ...refund, ...payer, failure }, 'fail', step);
    }
    if (refund.status === 'paid' && refund.bankSerial === said.bankSerial) return refund;
    const entryId = `refunded:${refund.channel}:${said.bankSerial}`;
    // Its own entry, just written by whoever told the same: the commit meets it, and all is read anew.
    const entry = await tx.get(ledgerEntries, entryId);
    if (refund.status === 'due' && entry && entry.refundId !== refund.id)
      throw new AppError('BANK_SERIAL_USED');
    const paid = advance(tx, refunds, { ...refund, bankSerial: said.bankSerial }, 'pay', step);
    const { publisherId, taskId, fundingId, amountFen } = refund;
    await post(tx, step.atMs, {
      id: entryId,
      kind: 'refunded',
      publisherId,
      taskId,
      fundingId,
      refundId: refund.id,
      postings: moved('refunds', { bank: amountFen }),
      inputs: { amountFen, bankSerial: said.bankSerial },
    });
    return paid;
  });
