import { rewrite } from '../../../shared/application/lifecycles/advance';
import { payouts } from '../../../shared/collections/payouts';
import type { PlatformEvent } from '../../../shared/collections/platform-events';
import type { Ports } from '../../../shared/ports/context';

/**
 * Has the rail asked about a payment of which it has told something: what it told is not believed, so that neither its
 * order matters nor how often it comes. One that is nobody's is an operator's to look at.
 */
export async function askAboutPayout(
  { store, clock, log }: Pick<Ports, 'store' | 'clock' | 'log'>,
  { about, platform }: PlatformEvent,
): Promise<void> {
  if (about === undefined) return;
  const nowMs = clock.nowMs();
  const isKnown = await store.transact(async (tx) => {
    const payout = await tx.get(payouts, about);
    if (!payout) return false;
    rewrite(tx, payouts, payout, { ...payout, dueAtMs: Math.min(payout.dueAtMs ?? nowMs, nowMs) });
    return true;
  });
  if (!isKnown) log({ level: 'error', metric: 'payoutAlarm', value: 1, platform, code: 'NOBODYS' });
}
