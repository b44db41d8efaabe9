import { type Funding, fundings, type TaskFunds, taskFunds } from '../../collections/fundings';
import { type LedgerEntry, ledgerEntries } from '../../collections/ledger';
import { type Task, tasks } from '../../collections/tasks';
import { AppError } from '../../contract/errors';
import { moved } from '../../domain/ledger/accounts';
import type { Step } from '../../domain/lifecycles/lifecycle';
import { type Fen, fen } from '../../domain/money/money';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import { canonical, sha256 } from '../ledger/entry-hash';
import { post } from '../ledger/post';
import { keepSealing } from '../ledger/seal-deadline';
import { advance } from '../lifecycles/advance';
import { askTermsDeadline } from '../orders/ask-terms';
import { areStillWanted } from '../tasks/make-paid-terms';
import { addPlaces, openPlaces } from '../tasks/places/places';
import { createRefund, fundingAccounts } from './refunds';
import { writeFunds } from './task-funds';
import { termsPaid } from './terms-funds';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

/** Money that has come in, as the bank tells of it. */
export interface Receipt {
  /** Of the funding that it names. */
  readonly reference: string;
  readonly amountFen: Fen;
  /** The bank's number of the movement: one movement is booked once. */
  readonly bankSerial: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly payerBank: string;
  /** A sum that was not asked for goes back whole. */
  readonly sendBack?: boolean;
  /** By which order of WeChat Pay; without one, by a bank transfer. */
  readonly chargeId?: string;
}

export interface Confirmed {
  readonly reference: string;
  readonly outcome: 'applied' | 'returned';
}

const inputsOf = ({ reference, amountFen, bankSerial }: Receipt) => ({ reference, amountFen, bankSerial });

/** The answer that was given for this very movement. Errors: BANK_SERIAL_USED for another. */
function answered(entry: LedgerEntry, receipt: Receipt): Confirmed {
  if (entry.inputHash !== sha256(canonical(inputsOf(receipt)))) throw new AppError('BANK_SERIAL_USED');
  const { reference } = receipt;
  return { reference, outcome: entry.refundId === undefined ? 'applied' : 'returned' };
}

/** On which way a payment came, and goes back. */
const wayOf = ({ chargeId }: Receipt) =>
  chargeId === undefined
    ? ({ channel: 'bank-transfer' } as const)
    : ({ channel: 'wechat-pay', chargeId } as const);

/** Whether a payment is still what a task waits for. */
function isWanted(
  funding: Funding,
  task: Task | undefined,
  funds: TaskFunds | undefined,
  nowMs: number,
): task is Task {
  if (funding.status !== 'awaiting' || funds?.fundingId !== funding.id) return false;
  if (!task || task.signUpDeadlineMs <= nowMs) return false;
  if (funding.purpose === 'terms')
    return funds.wantedTerms !== undefined && areStillWanted(task, funds.wantedTerms, nowMs);
  return task.status === (funding.purpose === 'open' ? 'awaiting-funds' : 'open');
}

/** Reserves what was paid and opens the task, or the places, that it was paid for, or lets the clock make the terms. */
async function apply(
  tx: Transaction,
  context: Pick<Ports, 'clock'>,
  {
    task,
    funds,
    funding,
  }: { readonly task: Task; readonly funds: TaskFunds | undefined; readonly funding: Funding },
  receipt: Receipt,
  step: Step,
): Promise<void> {
  const { payerName, payerAccount, payerBank, amountFen } = receipt;
  const paid = { ...funding, ...wayOf(receipt), payerName, payerAccount, payerBank };
  advance(tx, fundings, paid, 'confirm', step);
  if (funding.purpose === 'terms' && funds) {
    writeFunds(tx, funds, task, termsPaid(funds, amountFen));
    return setDeadline(tx, context, askTermsDeadline(task.id, step.atMs));
  }
  writeFunds(tx, funds, task, { reservedFen: fen((funds?.reservedFen ?? 0) + amountFen) });
  if (funding.purpose === 'open') {
    advance(tx, tasks, { ...openPlaces(tx, task), publishedAtMs: step.atMs }, 'fund', step);
  } else {
    const wider = addPlaces(tx, task, { ...task, places: funding.places });
    advance(tx, tasks, wider, 'extend', step);
  }
}

const partiesOf = ({ id: fundingId, publisherId, taskId, title }: Funding) => ({
  fundingId,
  publisherId,
  taskId,
  title,
});

/**
 * Books money that came in under a reference: what a task waits for is reserved, and the task or its new places are
 * open at once, its other terms made within a minute; what comes twice, late, or in another sum is booked too and goes
 * back to its payer. Repeated, it answers the same. Errors: FUNDING_NOT_FOUND, FUNDING_SUM_DIFFERS unless it is to be sent back, BANK_SERIAL_USED.
 */
export async function confirmFunding(
  context: Needs,
  receipt: Receipt,
  by: 'operator' | 'platform' = 'operator',
): Promise<Confirmed> {
  const { store, clock } = context;
  const way = wayOf(receipt);
  const entryId = `fund:${way.channel}:${receipt.bankSerial}`;
  const from = fundingAccounts[way.channel];
  const seen = await store.get(fundings, receipt.reference);
  if (!seen) throw new AppError('FUNDING_NOT_FOUND');
  await keepSealing(context);
  return store.transact(async (tx) => {
    const step = { by, atMs: clock.nowMs() } as const;
    const [before, funding, task, funds] = await Promise.all([
      tx.get(ledgerEntries, entryId),
      tx.get(fundings, receipt.reference),
      tx.get(tasks, seen.taskId),
      tx.get(taskFunds, seen.taskId),
    ]);
    if (before) return answered(before, receipt);
    if (!funding) throw new AppError('FUNDING_NOT_FOUND');
    const { reference, amountFen } = receipt;
    const isRight = isWanted(funding, task, funds, step.atMs) && amountFen === funding.amountFen;
    if (!isRight && funding.status === 'awaiting' && amountFen !== funding.amountFen && !receipt.sendBack)
      throw new AppError('FUNDING_SUM_DIFFERS', { dueFen: funding.amountFen });
    const { title: _title, ...parties } = partiesOf(funding);
    const booked = { id: entryId, kind: 'fund', ...parties, inputs: inputsOf(receipt) } as const;
    if (isRight) {
      await apply(tx, context, { task, funds, funding }, receipt, step);
      await post(tx, step.atMs, { ...booked, postings: moved(from, { reserve: amountFen }) });
      return { reference, outcome: 'applied' };
    }
    const { payerName, payerAccount, payerBank } = receipt;
    const payer = { payerName, payerAccount, payerBank, amountFen };
    const refund = await createRefund(tx, context, { ...partiesOf(funding), ...way, ...payer }, step);
    const { refundId } = refund;
    await post(tx, step.atMs, { ...booked, refundId, postings: moved(from, { funds: amountFen }) }, refund);
    return { reference, outcome: 'returned' };
  });
}
