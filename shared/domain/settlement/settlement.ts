import { dayNumber, dayStartMs, weekdayNumber } from '../calendar/date-text';
import { monthAt, monthOf } from '../calendar/month';
import { moved, type Posting } from '../ledger/accounts';
import type { SettlementCycle } from '../money/settlement-cycles';
import type { TaxReceipt } from '../tax/tax-receipt';

/** A commit holds ten documents: five orders, and what belongs to all of them. */
export const maxOrdersOfSettlement = 5;

const daysToMonday = (atMs: number): number => (8 - weekdayNumber(atMs)) % 7 || 7;

/**
 * When what was earned at a moment is settled: at once where a task pays at completion, else when the day, the week from
 * Monday, or the month in Asia/Shanghai is over.
 */
export function settlesAtMs(cycle: SettlementCycle, earnedAtMs: number): number {
  switch (cycle) {
    case 'per-task':
      return earnedAtMs;
    case 'daily':
      return dayStartMs(dayNumber(earnedAtMs) + 1);
    case 'weekly':
      return dayStartMs(dayNumber(earnedAtMs) + daysToMonday(earnedAtMs));
    case 'monthly':
      return monthOf(monthAt(earnedAtMs)).endMs;
  }
}

/** What a settlement moves: what was earned becomes the worker's to draw, and the taxes of it the tax office's. */
export const settlementPostings = ({
  netFen,
  incomeTaxBooked,
  vatBooked,
  surchargesBooked: { urban, education, localEducation },
  toRecoverBeforeFen,
  toRecoverFen,
}: TaxReceipt): Posting[] =>
  moved('earned', {
    payable: netFen,
    incomeTax: incomeTaxBooked.nowFen,
    vat: vatBooked.nowFen,
    urban: urban.nowFen,
    education: education.nowFen,
    localEducation: localEducation.nowFen,
    toRecover: toRecoverBeforeFen - toRecoverFen,
  });
