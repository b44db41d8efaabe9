import { drainCharges } from '../../shared/application/money/charges/drain-charges';
import { drainRail } from '../../shared/application/payouts/drain-rail';
import { drawDue } from '../../shared/application/payouts/draw-due';
import { onEveryRail } from '../../shared/application/payouts/on-every-rail';
import type { drainContract } from '../../shared/contract/drain';
import type { UseCase } from '../../shared/ports/context';

/**
 * Makes what goes out by itself, then takes every turn that is due: of payouts on all rails, of orders by which publishers
 * pay, and of what goes back to them; one that hangs keeps no other waiting.
 */
export const drain: UseCase<typeof drainContract.drain, 'rails' | 'hash'> = async (_input, context) => {
  // What cannot be made now, or is long in the making, is no reason not to send what is.
  const nowMs = context.clock.nowMs();
  const untilMs = nowMs + (context.untilMs - nowMs) / 2;
  const [drawn] = await Promise.allSettled([drawDue({ ...context, untilMs })]);
  const [out, into] = await Promise.allSettled([
    onEveryRail((channel) => drainRail(context, channel)),
    drainCharges(context),
  ]);
  if (drawn.status === 'rejected') throw drawn.reason;
  if (out.status === 'rejected') throw out.reason;
  if (into.status === 'rejected') throw into.reason;
  return { turns: out.value + into.value };
};
