import type { ChargeAnswer, ChargeRail } from '../../../ports/charge-rail';
import type { Ports } from '../../../ports/context';
import { makeCharge } from './make-charge';
import { takeChargeTurn } from './take-charge-turn';

interface Asked {
  readonly fundingId: string;
  /** Who is to pay on their phone; undefined: whoever scans a code. */
  readonly openid: string | undefined;
}

export interface Ordered {
  readonly paymentId: string;
  readonly expiresAtMs: number;
  readonly answer: ChargeAnswer;
}

/**
 * Makes the order by which a funding is paid, or the same once more; it is written before the rail hears of it. One that was
 * there in another way is asked about and closed first: whoever has paid it pays no other. Errors: NOTHING_TO_FUND.
 */
export async function orderCharge(
  context: Pick<Ports, 'store' | 'clock' | 'ids' | 'log' | 'hash'>,
  rail: ChargeRail,
  asked: Asked,
): Promise<Ordered> {
  const { charge, replaced } = await context.store.transact((tx) =>
    makeCharge(tx, context, { ...asked, rail }),
  );
  const before = replaced && (await takeChargeTurn(context, rail, replaced));
  if (before?.status === 'paid')
    return orderedOf(before, { kind: 'paid', railNumber: before.railNumber ?? '' });
  const { id: number, amountFen, body } = charge;
  const answer = await rail.make({ number, amountFen, body });
  if (answer.kind === 'ready' || answer.kind === 'scannable') return orderedOf(charge, answer);
  // Whatever else was said, what became of it is asked and not assumed.
  const { status, railNumber = '' } = await takeChargeTurn(context, rail, charge);
  return orderedOf(charge, status === 'paid' ? { kind: 'paid', railNumber } : answer);
}

const orderedOf = (
  { id: paymentId, expiresAtMs }: { readonly id: string; readonly expiresAtMs: number },
  answer: ChargeAnswer,
): Ordered => ({ paymentId, expiresAtMs, answer });
