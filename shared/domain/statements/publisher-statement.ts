import { type Posting, sumOn } from '../ledger/accounts';
import type { StatementEntry } from './worker-statement';

/** What one order has cost. */
export interface PaidLine {
  readonly orderId: string;
  readonly taskId: string;
  readonly atMs: number;
  readonly payFen: number;
  readonly feeFen: number;
  readonly surchargeFen: number;
  readonly totalFen: number;
}

/** Money that came in, or, below zero, went back. */
export interface MovedLine {
  readonly taskId: string;
  readonly atMs: number;
  readonly amountFen: number;
}

/** What one task has cost. */
export interface TaskCostLine {
  readonly taskId: string;
  readonly orders: number;
  readonly payFen: number;
  readonly feeFen: number;
  readonly surchargeFen: number;
  readonly totalFen: number;
}

export interface PublisherStatement {
  readonly moved: readonly MovedLine[];
  readonly paid: readonly PaidLine[];
  /** The dearest first. */
  readonly tasks: readonly TaskCostLine[];
  readonly totals: {
    readonly paidInFen: number;
    readonly sentBackFen: number;
    readonly payFen: number;
    readonly feeFen: number;
    readonly surchargeFen: number;
    readonly totalFen: number;
  };
}

/** What came in from outside, on whichever way; below zero, it went back. */
const cameIn = (postings: readonly Posting[]): number =>
  0 - sumOn(postings, 'bank') - sumOn(postings, 'wechatRail');

const sumOf = <T>(lines: readonly T[], of: (line: T) => number): number =>
  lines.reduce((sum, line) => sum + of(line), 0);

const paidLine = ({ orderId = '', taskId = '', atMs, postings }: StatementEntry): PaidLine => ({
  orderId,
  taskId,
  atMs,
  payFen: sumOn(postings, 'earned'),
  feeFen: sumOn(postings, 'fee'),
  surchargeFen: sumOn(postings, 'surcharge'),
  totalFen: 0 - sumOn(postings, 'reserve'),
});

const costOf = (lines: readonly PaidLine[]) => ({
  payFen: sumOf(lines, ({ payFen }) => payFen),
  feeFen: sumOf(lines, ({ feeFen }) => feeFen),
  surchargeFen: sumOf(lines, ({ surchargeFen }) => surchargeFen),
  totalFen: sumOf(lines, ({ totalFen }) => totalFen),
});

function taskCosts(paid: readonly PaidLine[]): TaskCostLine[] {
  const taskIds = [...new Set(paid.map(({ taskId }) => taskId))];
  return taskIds
    .map((taskId) => {
      const lines = paid.filter((line) => line.taskId === taskId);
      return { taskId, orders: lines.length, ...costOf(lines) };
    })
    .toSorted((one, other) => other.totalFen - one.totalFen);
}

/** A stretch of time of one publisher, from the entries that earned by their tasks and those of money in and out. */
export function publisherStatement(entries: readonly StatementEntry[]): PublisherStatement {
  const inOrder = entries.toSorted((one, other) => one.atMs - other.atMs);
  const paid = inOrder.filter(({ kind }) => kind === 'earn').map(paidLine);
  const moved = inOrder
    .filter(({ kind }) => kind === 'fund' || kind === 'refunded')
    .map(({ taskId = '', atMs, postings }) => ({ taskId, atMs, amountFen: cameIn(postings) }));
  return {
    moved,
    paid,
    tasks: taskCosts(paid),
    totals: {
      paidInFen: sumOf(moved, ({ amountFen }) => Math.max(0, amountFen)),
      sentBackFen: 0 - sumOf(moved, ({ amountFen }) => Math.min(0, amountFen)),
      ...costOf(paid),
    },
  };
}
