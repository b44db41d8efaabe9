import { workerBooks } from '../../collections/ledger';
import {
  type Payout,
  type PayoutAccount,
  payoutAccounts,
  payoutBooks,
  payouts,
} from '../../collections/payouts';
import { workerIdentities } from '../../collections/worker-identities';
import { AppError, type ErrorCode } from '../../contract/errors';
import { fen } from '../../domain/money/money';
import type { Ports } from '../../ports/context';
import type { PayoutRail } from '../../ports/payout-rail';
import type { Transaction } from '../../ports/store';
import { advance } from '../lifecycles/advance';
import { bookPayout } from './book-payout';
import { type AskedHurdle, drawHurdleOf } from './draw-hurdle';

/** Letters and digits, as WeChat Pay wants them, and nobody's to guess. */
const numberLength = 28;
/** What the person reads with the payment. */
const remark = '任务报酬';

const refusals = {
  paused: 'PAYOUT_ACCOUNT_PAUSED',
  nothing: 'NOTHING_PAYABLE',
  identity: 'IDENTITY_UNPROVEN',
  name: 'LEGAL_NAME_MISMATCH',
  'too-small': 'PAYOUT_TOO_SMALL',
} as const satisfies Readonly<Record<AskedHurdle, ErrorCode>>;

/** Why somebody's money cannot be drawn now, as an error. */
function refusalOf(
  hurdle: AskedHurdle,
  { pausedUntilMs = 0 }: PayoutAccount,
  { capabilities: { leastFen } }: PayoutRail,
): AppError {
  const details = {
    ...(hurdle === 'paused' && { pausedUntilMs }),
    ...(hurdle === 'too-small' && { leastFen }),
  };
  return new AppError(refusals[hurdle], details);
}

/** Where somebody's money is drawn to, and how. */
interface Drawn {
  readonly account: PayoutAccount;
  readonly rail: PayoutRail;
  /** Under which nothing has to be confirmed: `mandateOf` of the account. */
  readonly mandate?: string;
  /** The payout that did not work and that this one is made for. */
  readonly replaces?: string;
}

/**
 * Makes a payout of all that a person can draw, as far as one payment goes: from here on its number and text are fixed.
 * The number comes of the book's next entry, so that two taps, two phones, or a tap beside a settlement, make one payout.
 * Errors: NOTHING_PAYABLE, PAYOUT_TOO_SMALL, PAYOUT_ACCOUNT_PAUSED, IDENTITY_UNPROVEN, LEGAL_NAME_MISMATCH.
 */
export async function makePayout(
  tx: Transaction,
  { clock, hash }: Pick<Ports, 'clock' | 'hash'>,
  { account, rail, mandate: given, replaces }: Drawn,
  by: 'person' | 'platform',
): Promise<Payout> {
  const atMs = clock.nowMs();
  const { accountId, channel, destination, realName } = account;
  const [book, own, identity] = await Promise.all([
    tx.get(workerBooks, accountId),
    tx.get(payoutBooks, accountId),
    tx.get(workerIdentities, accountId),
  ]);
  const payableFen = fen(book?.payableFen ?? 0);
  const hurdle = drawHurdleOf({ payableFen, account, identity, rail }, atMs);
  if (hurdle) throw refusalOf(hurdle, account, rail);
  const amountFen = fen(Math.min(payableFen, rail.capabilities.mostFen));
  const number = hash.hash('payout', accountId, String((book?.seq ?? 0) + 1)).slice(0, numberLength);
  const mandate = rail.capabilities.takesMandates
    ? { number: given ?? number, isGiven: given !== undefined }
    : undefined;
  const payout = advance(
    tx,
    payouts,
    {
      id: number,
      ...{ accountId, channel, payoutAccountId: account.id, accountBoundAtMs: account.boundAtMs, amountFen },
      createdAtMs: atMs,
      dueAtMs: atMs,
      ...rail.prepare({ number, amountFen, destination, realName, remark, ...(mandate && { mandate }) }),
      ...(mandate?.isGiven === false && { asksMandate: true as const }),
      ...{ sends: 0, asks: 0, reminders: 0 },
      ...(replaces !== undefined && { replaces }),
    },
    'make',
    { by, atMs },
  );
  await bookPayout(tx, payout, 'payout', atMs);
  // From now on the person's legal name stays.
  if (own && own.firstPaidAtMs === undefined) tx.update(payoutBooks, { ...own, firstPaidAtMs: atMs });
  // Whoever asks for it says that the account can be paid to again.
  const { refusedAtMs, ...accepted } = account;
  if (refusedAtMs !== undefined) tx.update(payoutAccounts, accepted);
  return payout;
}
