// Copied by `npm run mini:generate` from shared/domain/tasks; do not edit.

import type { PayUnit } from '../money/pay-units';
import { countDates, hoursOf, type Session } from './sessions';

/**
 * What an hour of a task earns, whole fen; undefined where its hours are not known: work by the piece, and work whose
 * hours are free.
 */
export function hourlyFen({
  payFen,
  payUnit,
  quantity,
  sessions,
}: {
  readonly payFen: number;
  readonly payUnit: PayUnit;
  readonly quantity: number;
  readonly sessions: readonly Session[];
}): number | undefined {
  if (payUnit === 'hour') return payFen;
  const hours = payUnit === 'piece' ? undefined : hoursOf(sessions);
  if (hours === undefined || hours === 0) return undefined;
  // Whoever works on fewer days than are offered works fewer hours too.
  const paid = payUnit === 'day' ? countDates(sessions) : quantity;
  return Math.floor((payFen * paid) / hours);
}
