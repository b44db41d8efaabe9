import { payOfWork } from '../money/cost';
import { type Fen, fen } from '../money/money';
import type { Session } from '../tasks/sessions';

interface Terms {
  readonly payFen: Fen;
  readonly quantity: number;
  readonly sessions: readonly Session[];
}

const lengthMs = ({ startMs, endMs }: Session): number => endMs - startMs;

/** A share of what the first session earns, fen, rounded down: the sessions earn by their length. */
export function shareOfFirstSessionFen(terms: Terms, percent: number): Fen {
  const allMs = terms.sessions.reduce((sum, session) => sum + lengthMs(session), 0);
  const first = terms.sessions[0];
  if (!first || allMs === 0) return fen(0);
  const total = payOfWork(terms);
  // The product may exceed what is exact as a number.
  return fen(Number((BigInt(total) * BigInt(lengthMs(first)) * BigInt(percent)) / (BigInt(allMs) * 100n)));
}
