import { type Posting, sumOn } from '../ledger/accounts';

/** What a statement reads of an entry of the ledger. */
export interface StatementEntry {
  readonly id: string;
  readonly kind: string;
  readonly atMs: number;
  readonly postings: readonly Posting[];
  readonly taskId?: string;
  readonly orderId?: string;
  readonly orderIds?: readonly string[];
  readonly payoutId?: string;
}

/** A settlement, or one that was taken back: what was earned, and where each fen of it went. Sums in fen; below zero, something was given back. */
export interface SettledLine {
  readonly settlementId: string;
  readonly atMs: number;
  readonly orderIds: readonly string[];
  readonly grossFen: number;
  readonly incomeTaxFen: number;
  /** With its surcharges. */
  readonly vatFen: number;
  /** Taxes of earlier payments that this one bears; below zero, what it leaves to later ones. */
  readonly recoveredFen: number;
  readonly netFen: number;
}

/** A movement of what can be drawn: `amountFen` below zero was drawn, above zero came back. */
export interface DrawnLine {
  readonly payoutId: string;
  readonly atMs: number;
  readonly kind: 'payout' | 'payoutBack' | 'payoutReturned';
  readonly amountFen: number;
}

export interface WorkerStatement {
  /** What could be drawn when it began, and when it ended. */
  readonly openingFen: number;
  readonly closingFen: number;
  readonly settled: readonly SettledLine[];
  readonly drawn: readonly DrawnLine[];
  readonly totals: {
    readonly grossFen: number;
    readonly incomeTaxFen: number;
    readonly vatFen: number;
    readonly recoveredFen: number;
    readonly netFen: number;
    /** Drawn less what came back. */
    readonly drawnFen: number;
  };
}

const sumOf = <T>(lines: readonly T[], of: (line: T) => number): number =>
  lines.reduce((sum, line) => sum + of(line), 0);

/** What a settlement's entry says. */
const settledLine = ({ id, atMs, postings, orderIds = [] }: StatementEntry): SettledLine => ({
  settlementId: id.split(':').at(-1) ?? '',
  atMs,
  orderIds,
  // No zero below zero.
  grossFen: 0 - sumOn(postings, 'earned'),
  incomeTaxFen: sumOn(postings, 'incomeTax'),
  vatFen:
    sumOn(postings, 'vat') +
    sumOn(postings, 'urban') +
    sumOn(postings, 'education') +
    sumOn(postings, 'localEducation'),
  recoveredFen: sumOn(postings, 'toRecover'),
  netFen: sumOn(postings, 'payable'),
});

const settledKinds: readonly string[] = ['settle', 'unsettle'];
const drawnKinds: readonly string[] = [
  'payout',
  'payoutBack',
  'payoutReturned',
] satisfies DrawnLine['kind'][];
const isDrawn = (kind: string): kind is DrawnLine['kind'] => drawnKinds.includes(kind);

const drawnLine = ({ atMs, kind, postings, payoutId = '' }: StatementEntry): DrawnLine[] =>
  isDrawn(kind) ? [{ payoutId, atMs, kind, amountFen: sumOn(postings, 'payable') }] : [];

/**
 * A stretch of time of one worker, from all entries of theirs in it, in any order, and what could be drawn before: nothing
 * stands here that the ledger does not say.
 */
export function workerStatement(entries: readonly StatementEntry[], openingFen = 0): WorkerStatement {
  const within = entries.toSorted((one, other) => one.atMs - other.atMs);
  const settled = within.filter(({ kind }) => settledKinds.includes(kind)).map(settledLine);
  const drawn = within.flatMap(drawnLine);
  return {
    openingFen,
    closingFen: openingFen + sumOf(within, ({ postings }) => sumOn(postings, 'payable')),
    settled,
    drawn,
    totals: {
      grossFen: sumOf(settled, ({ grossFen }) => grossFen),
      incomeTaxFen: sumOf(settled, ({ incomeTaxFen }) => incomeTaxFen),
      vatFen: sumOf(settled, ({ vatFen }) => vatFen),
      recoveredFen: sumOf(settled, ({ recoveredFen }) => recoveredFen),
      netFen: sumOf(settled, ({ netFen }) => netFen),
      drawnFen: 0 - sumOf(drawn, ({ amountFen }) => amountFen),
    },
  };
}
