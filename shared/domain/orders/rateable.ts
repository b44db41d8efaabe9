import type { Session } from '../tasks/sessions';
import type { Breach } from './breaches';
import { isShortBefore } from './cancellation';
import { rateableMs } from './limits';
import { type OrderTimes, sinceMs } from './order-moments';
import { rulesOf } from './order-rules';

interface Ended extends OrderTimes {
  readonly status: string;
  readonly terms: { readonly sessions: readonly Session[] };
  readonly timeline: readonly {
    readonly status: string;
    readonly by: string;
    readonly code?: string;
    readonly atMs: number;
  }[];
}

/** How the work was, or by which of these the other side broke what was agreed. */
export type Rateable = 'work' | readonly [Breach, ...Breach[]];

/** Who withdrew shortly before the work, from a place that they had. */
export function isWithdrawnLate({ terms, timeline, rulesVersion }: Ended, at: number): boolean {
  const wasAdmitted = timeline[at - 1]?.status === 'admitted';
  const atMs = timeline[at]?.atMs ?? 0;
  return wasAdmitted && isShortBefore({ terms }, rulesOf(rulesVersion).workerLateMs, atMs);
}

function ofCancelled(order: Ended, side: 'worker' | 'publisher'): Rateable | undefined {
  const { by, code, atMs = 0 } = order.timeline.at(-1) ?? {};
  // They met, and the work was not done again.
  if (code === 'not-handed-in') return 'work';
  if (side === 'publisher') return undefined;
  if (code === 'publisher-absent' || code === 'not-as-described') return ['absent', 'not-as-described'];
  const isLate =
    by === 'publisher' && isShortBefore(order, rulesOf(order.rulesVersion).publisherLateMs, atMs);
  return isLate ? ['cancelled-late'] : undefined;
}

function ofEnded(order: Ended, side: 'worker' | 'publisher'): Rateable | undefined {
  const isPublisher = side === 'publisher';
  switch (order.status) {
    case 'accepted':
    case 'decided':
      return 'work';
    case 'cancelled':
      return ofCancelled(order, side);
    case 'no-show':
      return isPublisher ? ['absent'] : undefined;
    case 'withdrawn':
      return isPublisher && isWithdrawnLate(order, order.timeline.length - 1)
        ? ['cancelled-late']
        : undefined;
    default:
      return undefined;
  }
}

/**
 * What a side may say of the other for a while after an order ended: of work that was accepted or decided on, how it was;
 * where one side broke what was agreed, the other says by what. Undefined: nothing.
 */
export const rateableBy = (
  side: 'worker' | 'publisher',
  order: Ended,
  nowMs: number,
): Rateable | undefined => (nowMs < sinceMs(order) + rateableMs ? ofEnded(order, side) : undefined);
