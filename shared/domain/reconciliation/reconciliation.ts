/** In what a rail's bill and the ledger can differ. */
export const differenceKinds = [
  /** Paid by the ledger, and in no bill. */
  'missing-there',
  /** In the bill, and of no payment of ours. */
  'missing-here',
  /** Paid in both, not the same sum. */
  'amount',
  /** Paid there and not here, or come back there and not here. */
  'state',
  /** Paid more than once there. */
  'twice',
  /** Taken by the rail for itself; the ledger knows of no fees. */
  'fee',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/**
 * Where a day stands: `waiting` for the rail's bill; `open`: something of it can only be judged by a later one; `clean`;
 * `different`.
 */
export const reconciliationStatuses = ['waiting', 'open', 'clean', 'different'] as const;

/** A movement as a rail has booked it; what went out is above zero, fen. */
export interface RailMovement {
  readonly row: string;
  readonly railNumber: string;
  readonly outFen: number;
  readonly isFee: boolean;
  readonly what: string;
  /** In which of our accounts at the rail; absent where it is one. */
  readonly account?: string;
}

/** A payment as the ledger has booked it: what has gone out of our money at the rail and not come back, fen. */
export interface BookedPayment {
  readonly number: string;
  readonly outFen: number;
  /** It has no end yet, so that either side may still change. */
  readonly isOpen: boolean;
}

export interface Difference {
  readonly kind: DifferenceKind;
  /** Ours. */
  readonly number?: string;
  /** The rail's. */
  readonly railNumber?: string;
  /** The rail's number of the line, where there is one. */
  readonly row?: string;
  readonly thereFen: number;
  readonly hereFen: number;
  /** What the rail calls it. */
  readonly what?: string;
}

const netFen = (lines: readonly RailMovement[]): number => lines.reduce((sum, { outFen }) => sum + outFen, 0);

/** Whether what the rail has booked of a payment is what the ledger has; a fee is another matter. */
export const isSame = (hereFen: number, lines: readonly RailMovement[]): boolean =>
  netFen(lines.filter(({ isFee }) => !isFee)) === hereFen;

function kindOf(hereFen: number, lines: readonly RailMovement[]): DifferenceKind {
  const thereFen = netFen(lines);
  if (lines.length === 0) return 'missing-there';
  if (hereFen === 0 || thereFen === 0) return 'state';
  const isRepeated = lines.filter(({ outFen }) => outFen > 0).length > 1;
  return isRepeated && thereFen > hereFen ? 'twice' : 'amount';
}

/**
 * How a payment and all that the rail's bills say of it differ. `open`: something may still come, as it is not over or
 * not all bills that may speak of it are there.
 */
export function judgePayment(
  { number, outFen: hereFen, isOpen }: BookedPayment,
  lines: readonly RailMovement[],
  areAllRead: boolean,
): Difference | 'open' | undefined {
  const own = lines.filter(({ isFee }) => !isFee);
  if (isSame(hereFen, own)) return undefined;
  if (isOpen || !areAllRead) return 'open';
  const last = own.at(-1);
  return {
    kind: kindOf(hereFen, own),
    number,
    ...(last && { railNumber: last.railNumber, row: last.row, what: last.what }),
    thereFen: netFen(own),
    hereFen,
  };
}

/**
 * Lines that are of no payment of ours, without what only went from one of our accounts at the rail to another: out of one,
 * and the same sum into another. Which numbers the two sides have is not promised.
 */
export function withoutOwnMoves<L extends RailMovement>(lines: readonly L[]): L[] {
  const left = [...lines];
  for (const out of lines) {
    if (out.isFee || out.outFen <= 0) continue;
    const into = left.find(
      ({ account, outFen, isFee }) => !isFee && outFen === -out.outFen && account !== out.account,
    );
    if (!into) continue;
    left.splice(left.indexOf(into), 1);
    left.splice(left.indexOf(out), 1);
  }
  return left;
}

/**
 * How a line that is of no payment of ours, or a fee, differs from a ledger that has neither; undefined for money that was put
 * there, of which the ledger keeps no account.
 */
export function judgeLine({ row, railNumber, outFen, isFee, what }: RailMovement): Difference | undefined {
  if (!isFee && outFen <= 0) return undefined;
  return {
    kind: isFee ? 'fee' : 'missing-here',
    railNumber,
    row,
    what,
    thereFen: outFen,
    hereFen: 0,
  };
}
