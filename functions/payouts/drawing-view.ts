import { defaultAccountOf } from '../../shared/application/payouts/default-account';
import { drawHurdleOf, drawsItselfHurdleOf } from '../../shared/application/payouts/draw-hurdle';
import { railOf } from '../../shared/application/payouts/rail-of';
import { payouts } from '../../shared/collections/payouts';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { DrawingView } from '../../shared/contract/payouts';
import { type DrawHurdle, drawHurdleTexts } from '../../shared/domain/money/draw-hurdles';
import type { Ports } from '../../shared/ports/context';
import type { Store } from '../../shared/ports/store';
import { isUnpaid } from './payout-view';

const waitsFor = (hurdle: DrawHurdle | undefined): Pick<DrawingView, 'hurdle' | 'text'> =>
  hurdle === undefined || hurdle === 'nothing' ? {} : { hurdle, text: drawHurdleTexts[hurdle] };

/** Whether the last payment to somebody came back, or was taken back by them. */
async function isLastUnpaid(store: Pick<Store, 'list'>, accountId: string): Promise<boolean> {
  const { items } = await store.list(payouts, 'mine', [accountId], { limit: 1, order: 'desc' });
  return items.some(isUnpaid);
}

/** How what somebody can draw comes to them, and what is in its way; undefined where there is nothing. */
export async function drawingView(
  { store, rails, clock }: Pick<Ports, 'store' | 'rails' | 'clock'>,
  accountId: string,
  payableFen: number,
): Promise<DrawingView | undefined> {
  if (payableFen === 0) return undefined;
  const [account, identity] = await Promise.all([
    defaultAccountOf(store, accountId),
    store.get(workerIdentities, accountId),
  ]);
  if (!account) return { byItself: false, ...waitsFor('no-account') };
  const rail = await railOf({ store, rails }, account.channel);
  if (!rail) return { byItself: false, ...waitsFor('unavailable') };
  const { needsConfirmation, takesMandates } = rail.capabilities;
  const byItself = !needsConfirmation || (takesMandates && account.mandate !== undefined);
  const hurdleOf = byItself ? drawsItselfHurdleOf : drawHurdleOf;
  const hurdle = hurdleOf({ payableFen, account, identity, rail }, clock.nowMs());
  const { pausedUntilMs } = account;
  // Nothing tells that a payment which did not work is to be made again, but its person.
  const isLeft = byItself && hurdle === undefined && (await isLastUnpaid(store, accountId));
  return {
    byItself: byItself && !isLeft,
    ...waitsFor(hurdle),
    ...(hurdle === 'paused' && pausedUntilMs !== undefined && { untilMs: pausedUntilMs }),
  };
}
