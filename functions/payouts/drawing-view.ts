import { defaultAccountOf } from '../../shared/application/payouts/default-account';
import { drawHurdleOf, drawsItselfHurdleOf } from '../../shared/application/payouts/draw-hurdle';
import { railOf } from '../../shared/application/payouts/rail-of';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { DrawingView } from '../../shared/contract/payouts';
import { type DrawHurdle, drawHurdleTexts } from '../../shared/domain/money/draw-hurdles';
import type { Ports } from '../../shared/ports/context';

const waitsFor = (hurdle: DrawHurdle | undefined): Pick<DrawingView, 'hurdle' | 'text'> =>
  hurdle === undefined || hurdle === 'nothing' ? {} : { hurdle, text: drawHurdleTexts[hurdle] };

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
  return {
    byItself,
    ...waitsFor(hurdle),
    ...(hurdle === 'paused' && pausedUntilMs !== undefined && { untilMs: pausedUntilMs }),
  };
}
