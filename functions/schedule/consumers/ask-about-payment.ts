import { rewrite } from '../../../shared/application/lifecycles/advance';
import { charges } from '../../../shared/collections/charges';
import { refunds } from '../../../shared/collections/fundings';
import { payouts } from '../../../shared/collections/payouts';
import type { PlatformEvent } from '../../../shared/collections/platform-events';
import type { Ports } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';

const sooner = (dueAtMs: number | undefined, nowMs: number): number => Math.min(dueAtMs ?? nowMs, nowMs);

/** Brings forward whatever has this number: a payout, an order by which somebody pays, or what goes back by one. */
async function askNow(tx: Transaction, number: string, nowMs: number): Promise<boolean> {
  const payout = await tx.get(payouts, number);
  if (payout) {
    rewrite(tx, payouts, payout, { ...payout, dueAtMs: sooner(payout.dueAtMs, nowMs) });
    return true;
  }
  const charge = await tx.get(charges, number);
  if (charge) {
    rewrite(tx, charges, charge, { ...charge, dueAtMs: sooner(charge.dueAtMs, nowMs) });
    return true;
  }
  // What follows the number counts how often it had to be made anew.
  const refund = await tx.get(refunds, number.replace(/F\d+$/, ''));
  if (refund?.askAtMs !== undefined)
    rewrite(tx, refunds, refund, { ...refund, askAtMs: sooner(refund.askAtMs, nowMs) });
  return refund !== undefined;
}

/**
 * Has the rail asked about a payment of which it has told something: what it told is not believed, so that neither its
 * order matters nor how often it comes. One that is nobody's is an operator's to look at.
 */
export async function askAboutPayment(
  { store, clock, log }: Pick<Ports, 'store' | 'clock' | 'log'>,
  { about, platform }: PlatformEvent,
): Promise<void> {
  if (about === undefined) return;
  const isKnown = await store.transact((tx) => askNow(tx, about, clock.nowMs()));
  if (!isKnown) log({ level: 'error', metric: 'payoutAlarm', value: 1, platform, code: 'NOBODYS' });
}
