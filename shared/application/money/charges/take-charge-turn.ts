import { type Charge, charges } from '../../../collections/charges';
import { fundings } from '../../../collections/fundings';
import { AppError } from '../../../contract/errors';
import { minuteMs } from '../../../domain/calendar/calendar';
import type { ChargeAnswer, ChargeRail } from '../../../ports/charge-rail';
import type { Ports } from '../../../ports/context';
import { advance, rewrite } from '../../lifecycles/advance';
import { confirmFunding, type Receipt } from '../confirm-funding';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'log'>;

const secondMs = 1_000;
/** What nobody knows so many questions long is an operator's: about two hours. */
const alarmAfterAsks = 16;

/** Asked again after 5 s, 10 s … at most every ten minutes. */
const backOffMs = (asks: number): number => Math.min(5 * secondMs * 2 ** Math.min(asks, 10), 10 * minuteMs);

/** Whether nobody needs it any more: another order has taken its place, its time is over, or there is nothing to pay. */
async function isOver({ store, clock }: Needs, charge: Charge): Promise<boolean> {
  if (charge.status === 'closing' || charge.expiresAtMs <= clock.nowMs()) return true;
  const funding = await store.get(fundings, charge.fundingId);
  return (
    funding?.status !== 'awaiting' || funding.chargeId !== charge.id || funding.amountFen !== charge.amountFen
  );
}

/** False: it could not be written now, and is asked about once more. Whatever is refused to operators is a defect here. */
async function book(context: Needs, receipt: Receipt): Promise<boolean> {
  try {
    await confirmFunding(context, receipt, 'platform');
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code } = error;
    if (code !== 'BUSY')
      context.log({ level: 'error', metric: 'payoutAlarm', value: 1, chargeId: receipt.chargeId, code });
    return false;
  }
}

/**
 * Books what was paid, then notes it: whoever dies between finds the same payment again, and books it once. What nobody needs any
 * more, or is another sum by now, goes back by the way it came.
 */
async function bookPaid(context: Needs, charge: Charge, railNumber: string): Promise<Charge> {
  const { id: chargeId, fundingId: reference, amountFen } = charge;
  const payer = { payerName: '微信支付', payerAccount: railNumber, payerBank: '微信支付' };
  const receipt = { reference, amountFen, bankSerial: railNumber, chargeId, sendBack: true, ...payer };
  const isBooked = await book(context, receipt);
  if (!isBooked)
    return note(context, charge, {
      isEnd: false,
      dueAtMs: context.clock.nowMs() + backOffMs(charge.asks),
    });
  return context.store.transact(async (tx) => {
    const current = await tx.get(charges, chargeId);
    if (!current) return charge;
    const { dueAtMs: _due, ...rest } = current;
    if (current.status === 'paid') return rewrite(tx, charges, current, rest);
    const step = { by: 'platform', atMs: context.clock.nowMs() } as const;
    return advance(tx, charges, { ...rest, railNumber }, 'pay', step);
  });
}

/** Writes what else an answer has done: an end, or when it is asked again. */
const note = (
  { store, clock }: Needs,
  seen: Charge,
  { isEnd, dueAtMs }: { readonly isEnd: boolean; readonly dueAtMs: number },
): Promise<Charge> =>
  store.transact(async (tx) => {
    const current = await tx.get(charges, seen.id);
    if (!current || current.status !== seen.status) return current ?? seen;
    const { dueAtMs: _due, ...rest } = current;
    const isDone = isEnd || current.status === 'paid' || current.status === 'closed';
    if (isEnd && current.status !== 'closed')
      return advance(tx, charges, rest, 'end', { by: 'platform', atMs: clock.nowMs() });
    const next = { ...rest, asks: current.asks + 1, ...(!isDone && { dueAtMs }) };
    return rewrite(tx, charges, current, next);
  });

/** Whether nobody can pay it any more: the rail says so, or has never had it and would not take it now. */
const hasEnded = (charge: Charge, answer: ChargeAnswer, nowMs: number): boolean =>
  answer.kind === 'closed' || (answer.kind === 'none' && charge.expiresAtMs <= nowMs);

/**
 * Asks what became of an order, and books it when it is paid; one that nobody needs, or whose time is over, is closed, and
 * only the rail's word that it is ends it. Whoever comes second, or after a crash, does no harm.
 */
export async function takeChargeTurn(context: Needs, rail: ChargeRail, charge: Charge): Promise<Charge> {
  const { clock, log } = context;
  const payment = { number: charge.id, amountFen: charge.amountFen, body: charge.body };
  const answer = await rail.query(payment);
  if (answer.kind === 'paid') return bookPaid(context, charge, answer.railNumber);
  const nowMs = clock.nowMs();
  const isClosing = answer.kind === 'unpaid' && (await isOver(context, charge));
  if (isClosing) await rail.close(payment);
  const isUnclear = !['unpaid', 'none', 'closed'].includes(answer.kind);
  if (isUnclear && charge.asks >= alarmAfterAsks && 'code' in answer)
    log({ level: 'error', metric: 'payoutAlarm', value: 1, chargeId: charge.id, code: answer.code });
  const dueAtMs = nowMs + backOffMs(isClosing ? 0 : charge.asks);
  return note(context, charge, { isEnd: hasEnded(charge, answer, nowMs), dueAtMs });
}
