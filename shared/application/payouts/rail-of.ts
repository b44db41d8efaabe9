import { railSettings, railStates } from '../../collections/payouts';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { Ports } from '../../ports/context';
import type { PayoutRail, StopReason } from '../../ports/payout-rail';

/** The rail of a channel; undefined: nobody has set it up. */
export async function railOf(
  { store, rails }: Pick<Ports, 'store' | 'rails'>,
  channel: PayoutChannel,
): Promise<PayoutRail | undefined> {
  const stored = await store.get(railSettings, channel);
  return stored && rails.open(channel, stored.settings);
}

export const isStopped = async ({ store }: Pick<Ports, 'store'>, channel: PayoutChannel): Promise<boolean> =>
  (await store.get(railStates, channel))?.stop !== undefined;

/** Nothing is sent on a rail until an operator has done something about it, and said so. */
export const stopRail = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  channel: PayoutChannel,
  stop: { readonly why: StopReason; readonly code: string },
): Promise<void> =>
  store.transact(async (tx) => {
    const state = await tx.get(railStates, channel);
    if (state?.stop) return;
    const stopped = { id: channel, stop: { ...stop, atMs: clock.nowMs() } };
    if (state) tx.update(railStates, stopped);
    else tx.create(railStates, stopped);
  });

export const resumeRail = ({ store }: Pick<Ports, 'store'>, channel: PayoutChannel): Promise<void> =>
  store.transact(async (tx) => {
    if (await tx.get(railStates, channel)) tx.update(railStates, { id: channel });
  });
