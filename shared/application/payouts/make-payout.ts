import { workerBooks } from '../../collections/ledger';
import { type Payout, type PayoutAccount, payoutBooks, payouts } from '../../collections/payouts';
import { AppError } from '../../contract/errors';
import { type Fen, fen } from '../../domain/money/money';
import type { Ports } from '../../ports/context';
import type { PayoutRail } from '../../ports/payout-rail';
import type { Transaction } from '../../ports/store';
import { advance } from '../lifecycles/advance';
import { bookPayout } from './book-payout';

/** Letters and digits, as WeChat Pay wants them, and nobody's to guess. */
const numberLength = 28;
/** What the person reads with the payment. */
const remark = '任务报酬';

/** What of a sum one payment of this rail can be. Errors: NOTHING_PAYABLE, PAYOUT_TOO_SMALL. */
function payableNow(payableFen: Fen, { capabilities: { leastFen, mostFen } }: PayoutRail): Fen {
  if (payableFen === 0) throw new AppError('NOTHING_PAYABLE');
  if (payableFen < leastFen) throw new AppError('PAYOUT_TOO_SMALL', { leastFen });
  return fen(Math.min(payableFen, mostFen));
}

/**
 * Makes a payout of all that a person can draw, as far as one payment goes: from here on its number and text are fixed.
 * The number comes of the book's next entry, so that two taps, or two phones, make one payout. Errors: NOTHING_PAYABLE,
 * PAYOUT_TOO_SMALL, PAYOUT_ACCOUNT_PAUSED.
 */
export async function makePayout(
  tx: Transaction,
  { clock, hash }: Pick<Ports, 'clock' | 'hash'>,
  {
    account,
    rail,
    replaces,
  }: { readonly account: PayoutAccount; readonly rail: PayoutRail; readonly replaces?: string },
  by: 'person' | 'platform',
): Promise<Payout> {
  const atMs = clock.nowMs();
  const { accountId, channel, destination, realName, pausedUntilMs = 0 } = account;
  if (pausedUntilMs > atMs) throw new AppError('PAYOUT_ACCOUNT_PAUSED', { pausedUntilMs });
  const [book, own] = await Promise.all([tx.get(workerBooks, accountId), tx.get(payoutBooks, accountId)]);
  const amountFen = payableNow(fen(book?.payableFen ?? 0), rail);
  const number = hash.hash('payout', accountId, String((book?.seq ?? 0) + 1)).slice(0, numberLength);
  const payout = advance(
    tx,
    payouts,
    {
      id: number,
      ...{ accountId, channel, payoutAccountId: account.id, amountFen },
      createdAtMs: atMs,
      dueAtMs: atMs,
      ...rail.prepare({ number, amountFen, destination, realName, remark }),
      ...{ sends: 0, asks: 0, reminders: 0 },
      ...(replaces !== undefined && { replaces }),
    },
    'make',
    { by, atMs },
  );
  await bookPayout(tx, payout, 'payout', atMs);
  // From now on the person's legal name stays.
  if (own && own.firstPaidAtMs === undefined) tx.update(payoutBooks, { ...own, firstPaidAtMs: atMs });
  return payout;
}
